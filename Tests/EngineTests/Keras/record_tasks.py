# Writes tasks.json, what Keras makes of losses for numbers and labels: python3 record_tasks.py, with Keras 3.15.1 on TensorFlow 2.21.
#
# data      64 samples of 5 numbers, number j of sample i is turn(5 i + j) as a float32; targets are y₀ = x₀ x₁ + x₂ / 2 and y₁ = x₃ - x₄², as float32; labels are
#           whether they, and x₀ + x₁, are above 0; batches of 16 in their order
# model     Dense(12, tanh), Dense(width), the last with a sigmoid inside of the loss (from_logits) under the binary cross-entropy; weights as record.py has them
# recorded  as in float32 so in float64: the loss of each of 200 steps, before it; after the last the loss of all samples, and the weights' L2 norms
import json, os, pathlib, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
import keras, numpy as np, tensorflow as tf
from keras import layers as L, losses, optimizers as O

COUNT, WIDTH, BATCH, STEPS = 64, 5, 16, 200
LOSSES = {"meanSquaredError": losses.MeanSquaredError, "meanAbsoluteError": losses.MeanAbsoluteError, "huber": losses.Huber,
          "binaryCrossentropy": lambda: losses.BinaryCrossentropy(from_logits=True)}
CASES = [("meanSquaredError", {}, 2, "adam"), ("meanSquaredError", {}, 1, "sgd"), ("meanAbsoluteError", {}, 2, "sgd"), ("meanAbsoluteError", {}, 1, "adam"),
         ("huber", {"delta": 1.0}, 1, "adam"), ("huber", {"delta": 0.25}, 2, "sgd"), ("binaryCrossentropy", {}, 1, "adam"),
         ("binaryCrossentropy", {}, 3, "sgd"), ("binaryCrossentropy", {}, 3, "adam")]
RULES = {"adam": lambda: O.Adam(0.01), "sgd": lambda: O.SGD(0.05, momentum=0.9)}


def turn(k): return (k + 1) * 2654435761 % 2**32 / 2.0**31 - 1


def norm(x): return float(np.linalg.norm(np.asarray(x, np.float64)))


def trace(loss, settings, width, rule, dtype):
    keras.backend.clear_session()
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    x = np.array([[turn(WIDTH * i + j) for j in range(WIDTH)] for i in range(COUNT)], np.float32)
    wide = x.astype(np.float64)
    targets = np.stack([wide[:, 0] * wide[:, 1] + wide[:, 2] / 2, wide[:, 3] - wide[:, 4] ** 2], 1).astype(np.float32)
    labels = np.stack([targets[:, 0] > 0, targets[:, 1] > 0, wide[:, 0] + wide[:, 1] > 0], 1)
    y = (labels if loss == "binaryCrossentropy" else targets)[:, :width].astype(dtype)
    x = x.astype(dtype)
    net = keras.Sequential([keras.Input((WIDTH,)), L.Dense(12, activation="tanh"), L.Dense(width)])
    for n, weight in enumerate(net.trainable_variables):
        if weight.name == "kernel":
            size = int(np.prod(weight.shape))
            weight.assign((np.sqrt(3 * weight.shape[-1] / size) * turn(np.arange(size) + 7919 * n)).reshape(weight.shape))
    function, steps, found = LOSSES[loss](**settings), RULES[rule](), []

    @tf.function
    def one(xs, ys):
        with tf.GradientTape() as tape: value = function(ys, net(xs, training=True))
        steps.apply(tape.gradient(value, [w.value for w in net.trainable_variables]), net.trainable_variables)
        return value

    steps.build(net.trainable_variables)
    for step in range(STEPS):
        at = BATCH * (step % (COUNT // BATCH))
        found.append(float(one(x[at:at + BATCH], y[at:at + BATCH])))
    return {"loss": found, "final_loss": float(function(y, net(x, training=False))), "norms": [norm(w.value) for w in net.trainable_variables]}


def rounded(value):
    if isinstance(value, dict): return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list): return [rounded(item) for item in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


lines = []
for loss, settings, width, rule in CASES:
    traces = {dtype: rounded(trace(loss, settings, width, rule, dtype)) for dtype in ("float32", "float64")}
    lines.append(json.dumps({"loss": {loss: settings}, "width": width, "optimizer": rule} | traces, separators=(",", ":")))
    worst = max(abs(a - b) for a, b in zip(traces["float32"]["loss"], traces["float64"]["loss"]))
    print(f"{loss}, {width}, {rule}: {traces['float64']['loss'][0]:.4f} → {traces['float64']['loss'][-1]:.4f}, float32 differs by {worst:.1e}", file=sys.stderr)
(pathlib.Path(__file__).parent / "tasks.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
