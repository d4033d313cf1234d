# Writes recorded.json, what Keras makes of cases.json: python3 record.py [MODEL …], with Keras 3.15.1 on TensorFlow 2.21; with names, only theirs anew.
#
# data      100 images of 6 × 7 bytes and their labels from a linear congruential generator, the first row always black, x = byte / 255; batches of 32
#           or what the case says, in their order, the last of each epoch being what is left
# weights   element k of the n-th kernel, recurrent kernel or embeddings, n counted over all but moving averages, is √(3 / fan-in) · turn(k + 7919 n); others start as Keras has them
# recorded  as in float32 so in float64: the loss of each step, before it and without penalties; the L2 norm of each gradient of the first step, penalties
#           included; after the last step, the loss of all samples in inference mode, and name, shape and L2 norm of each weight. Frozen weights have no
#           gradient
#
# A model with `"recorded": false` is for layers.json or the optimizers only: of conv-gmp-ln's greatest values here, some are so near that rounding decides.
import json, os, pathlib, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
import keras, numpy as np, tensorflow as tf
from keras import layers as L, optimizers as O

COUNT, SHAPE, STEPS = 100, (6, 7), 16
STARTS = {"vector": [{"type": "Flatten"}], "image": [{"type": "Reshape", "shape": [*SHAPE, 1]}], "sequence": []}
END = [{"type": "Dense", "units": 10, "activation": "softmax"}]
NAMES = {"kernelSize": "kernel_size", "poolSize": "pool_size", "useBias": "use_bias", "returnSequences": "return_sequences", "negativeSlope": "negative_slope",
         "shape": "target_shape", "function": "activation", "numHeads": "num_heads", "keyDim": "key_dim"}
RULES = {"sgd": O.SGD, "adam": O.Adam, "amsgrad": lambda *a, **k: O.Adam(*a, amsgrad=True, **k), "adamax": O.Adamax, "nadam": O.Nadam, "lion": O.Lion,
         "rmsprop": O.RMSprop, "adagrad": O.Adagrad, "adadelta": O.Adadelta}
SETTINGS = {"beta1": "beta_1", "beta2": "beta_2", "initialAccumulator": "initial_accumulator_value"}
CLIPS = {"norm": "clipnorm", "globalNorm": "global_clipnorm", "value": "clipvalue"}


def samples(state=7):
    def draw():
        nonlocal state
        state = (state * 1664525 + 1013904223) % 2**32
        return state >> 16
    labels = [draw() % 10 for _ in range(COUNT)]
    lit = [[(pixel * 7 + label * 13) % 41 < 8 for pixel in range(SHAPE[0] * SHAPE[1])] for label in labels]
    pixels = [[draw() % 256 if draw() % 10 < (8 if is_lit else 1) else 0 for is_lit in row] for row in lit]
    pixels = np.array(pixels).reshape(COUNT, *SHAPE)
    pixels[:, 0] = 0
    return pixels, np.array(labels)


def turn(k): return (k + 1) * 2654435761 % 2**32 / 2.0**31 - 1


def layer(row):
    """The layer of Keras for one of ours; activations are its own, `linear` before a loss from logits included."""
    kind, is_fixed = row["type"], row.get("frozenStatistics")
    row = {key: value for key, value in row.items() if key not in ("type", "trainable", "frozenStatistics")}
    if kind == "MultiHeadAttention": return SelfAttention(row.pop("useCausalMask", False), **{NAMES[key]: value for key, value in row.items()})
    if kind == "PositionEmbedding": return PositionEmbedding()
    if kind == "ELU": return L.ELU(alpha=row.get("alpha", 1.0))
    for key in ("gammaInitializer", "betaInitializer", "biasInitializer"):
        if key in row: row[key.replace("Initializer", "_initializer")] = keras.initializers.Constant(row.pop(key)["scale"])
    if penalty := row.pop("kernelRegularizer", None): row["kernel_regularizer"] = keras.regularizers.L1L2(**penalty)
    for key in ("activation", "function"):
        if row.get(key) == "leakyRelu": row[key] = "leaky_relu"
    return (FixedNormalization if is_fixed else getattr(L, kind))(**{NAMES.get(key, key): value for key, value in row.items()})


class FixedNormalization(L.BatchNormalization):
    """By its moving averages in training too, with γ and β that learn."""
    def call(self, x, training=None, mask=None): return super().call(x, training=False, mask=mask)


class SelfAttention(L.Layer):
    """Keras's attention with the kernels and biases of query, key and value side by side."""
    def __init__(self, is_causal, **settings):
        super().__init__()
        self.is_causal, self.own = is_causal, L.MultiHeadAttention(**settings)

    def build(self, shape):
        self.own.build(shape, shape)
        self.parts = [tuple(variable.shape) for variable in self.own.trainable_variables]
        self.has_bias, features, width = self.own.use_bias, shape[-1], self.own.num_heads * self.own.key_dim
        shapes = {"kernel": (features, 3 * width), "bias": (3 * width,), "output_kernel": (width, features), "output_bias": (features,)}
        self.joined = {name: self.add_weight(name=name, shape=size, initializer="zeros") for name, size in shapes.items()
                       if self.has_bias or "kernel" in name}

    def call(self, x):
        split = {name: keras.ops.split(weight, 3, axis=-1) if not name.startswith("output") else [weight] for name, weight in self.joined.items()}
        ordered = [split[name][index] for name, index in (("kernel", 0), ("bias", 0), ("kernel", 1), ("bias", 1), ("kernel", 2), ("bias", 2), ("output_kernel", 0), ("output_bias", 0))
                   if name in split]
        self.own.trainable = True
        variables = [keras.ops.reshape(part, shape) for part, shape in zip(ordered, self.parts, strict=True)]
        return self.own.stateless_call(variables, self.own.non_trainable_variables, x, x, use_causal_mask=self.is_causal)[0]


class PositionEmbedding(L.Layer):
    """x + KerasHub's layer of the same name."""
    def build(self, shape): self.embeddings = self.add_weight(name="embeddings", shape=shape[1:], initializer="zeros")
    def call(self, x): return x + self.embeddings


class Gamma(L.Layer):
    """Each feature times a factor of its own."""
    def __init__(self, start): super().__init__(); self.start = keras.initializers.Constant(start)
    def build(self, shape): self.gamma = self.add_weight(name="gamma", shape=shape[-1:], initializer=self.start)
    def call(self, x): return x * self.gamma


def normalized(row, x):
    """A recurrent layer with normalized x · kernel: the product and its normalization come first, and the layer's own kernel is the unit matrix."""
    setting, recurrent, steps = row["normalization"], layer({key: value for key, value in row.items() if key != "normalization"}), x.shape[1]
    width = {"SimpleRNN": 1, "GRU": 3, "LSTM": 4}[row["type"]] * row["units"]
    product, gamma = L.Dense(width, use_bias=False), Gamma(setting["gamma"])
    moments = L.BatchNormalization(momentum=setting["momentum"], epsilon=setting["epsilon"], center=False, scale=False)
    z = product(x)
    z = moments(z) if setting["path"] == "input" else L.Reshape((steps, width))(moments(L.Reshape((steps * width,))(z)))
    y = recurrent(gamma(z))
    recurrent.cell.kernel.assign(np.eye(width))
    return y, [product.kernel, *recurrent.weights[1:], gamma.gamma, *moments.weights], [product, recurrent, gamma]


def walk(rows, x, made):
    """x through all layers; `made` grows by each row's weights in our order, and the layers that hold them."""
    for row in rows:
        if row["type"] == "Residual":
            long = walk(row["layers"], x, made)
            x = L.Add()([long, walk(row.get("shortcut", []), x, made)])
        elif "normalization" in row:
            x, weights, layers = normalized(row, x)
            made.append((row, weights, layers))
        else:
            one = layer(row)
            x = one(x)
            made.append((row, list(one.joined.values()) if hasattr(one, "joined") else one.weights, [one]))
    return x


def schedule(rate, row):
    (kind, s), = row.items()
    if kind == "exponentialDecay": return O.schedules.ExponentialDecay(rate, s["steps"], s["factor"], s["staircase"])
    if kind == "piecewiseConstant": return O.schedules.PiecewiseConstantDecay(s["boundaries"], [rate, *s["rates"]])
    if kind == "cosineDecay": return O.schedules.CosineDecay(rate, s["steps"], s["alpha"])
    after = s["then"]["cosineDecay"]
    return O.schedules.CosineDecay(0.0, after["steps"], after["alpha"], warmup_target=rate, warmup_steps=s["steps"])


def optimizer(row):
    (rule, settings), = ((key, value) for key, value in row.items() if key in RULES)
    settings = {SETTINGS.get(key, key): value if isinstance(value, bool) else float(value) for key, value in settings.items()}
    rate = settings.pop("learningRate")
    if "schedule" in row: rate = schedule(rate, row["schedule"])
    if "weightDecay" in row: settings["weight_decay"] = row["weightDecay"]
    for kind, bound in row.get("clipping", {}).items(): settings[CLIPS[kind]] = bound["_0"]
    return RULES[rule](rate, **settings)


def loss_of(row):
    if "meanSquaredError" in row: return keras.losses.MeanSquaredError()
    return keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=row["crossEntropy"]["labelSmoothing"])


def network(rows, takes_logits):
    """The network, and its weights in our order; without the softmax where the loss takes logits."""
    if takes_logits: rows = rows[:-1] + [{key: value for key, value in rows[-1].items() if value != "softmax"}]
    rows, made = [row for row in rows if row != {"type": "Activation"}], []
    start = keras.Input(SHAPE)
    net = keras.Model(start, walk(rows, start, made))
    weights = [weight for _, own, _ in made for weight in own]
    for n, weight in enumerate(weight for weight in weights if not weight.name.startswith("moving")):
        if weight.name in ("kernel", "recurrent_kernel", "output_kernel", "embeddings"):
            size = int(np.prod(weight.shape))
            weight.assign((np.sqrt(3 * weight.shape[-1] / size) * turn(np.arange(size) + 7919 * n)).reshape(weight.shape))
    for row, _, layers in made:
        for layer in layers: layer.trainable = row.get("trainable", True)
    return net, weights


def norm(x): return float(np.linalg.norm(np.asarray(x, np.float64)))


def trace(model, rule, dtype):
    keras.backend.clear_session()
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    loss_row, batch = model.get("loss", {"crossEntropy": {"labelSmoothing": 0}}), model.get("batch", 32)
    net, weights = network(STARTS[model["input"]] + model["layers"] + model.get("end", END), "crossEntropy" in loss_row)
    moved, steps, loss_function = [weight for weight in weights if weight.trainable], optimizer(rule), loss_of(loss_row)
    pixels, labels = samples()
    x, y, losses, first = (pixels / 255).astype(dtype), np.eye(10, dtype=dtype)[labels], [], None
    for step in range(STEPS):
        at = batch * (step % -(-COUNT // batch))
        with tf.GradientTape() as tape:
            loss = loss_function(y[at:at + batch], net(x[at:at + batch], training=True))
            total = loss + sum(net.losses)
        gradients = tape.gradient(total, [weight.value for weight in moved])
        if first is None: first = [norm(gradient) for gradient in gradients]
        losses.append(float(loss))
        steps.apply(gradients, moved)
    final = float(loss_function(y, net(x, training=False)))
    return {"loss": losses, "final_loss": final, "gradient_norms_step0": first, "final_norms": [[w.path, list(w.shape), norm(w.value)] for w in weights]}


def rounded(value):
    if isinstance(value, dict): return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list): return [rounded(item) for item in value]
    return float(f"{value:.10g}") if isinstance(value, float) else value


folder = pathlib.Path(__file__).parent
cases = json.loads((folder / "cases.json").read_text())
models, rules = ({row["name"]: row for row in cases[key]} for key in ("models", "optimizers"))
pairs = [(name, row.get("optimizer", "adam-quick")) for name, row in models.items() if row.get("recorded", True)] + [("bn-no-bias", name) for name in rules]
recorded, names, lines = folder / "recorded.json", sys.argv[1:], []
kept = {(case["model"], case["optimizer"]): case for case in json.loads(recorded.read_text())["cases"] if case["model"] not in names} if names else {}
for model, rule in pairs:
    if case := kept.get((model, rule)):
        lines.append(json.dumps(case, separators=(",", ":")))
        continue
    traces = {dtype: trace(models[model], rules[rule]["optimizer"], dtype) for dtype in ("float32", "float64")}
    lines.append(json.dumps(rounded({"model": model, "optimizer": rule} | traces), separators=(",", ":")))
    worst = max(abs(a - b) for a, b in zip(traces["float32"]["loss"], traces["float64"]["loss"]))
    print(f"{model}, {rule}: {traces['float64']['loss'][0]:.4f} → {traces['float64']['loss'][-1]:.4f}, float32 differs by {worst:.1e}", file=sys.stderr)
recorded.write_text('{"shift":0,"cases":[\n' + ",\n".join(lines) + "\n]}\n")
