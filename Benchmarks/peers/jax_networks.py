"""One epoch of one of the ten networks (Benchmarks/EngineBenchmark/Networks.swift) over 20,000 images of MNIST and its test, in JAX: an epoch is one
compiled `lax.scan` over its batches, and Adam is written out. Prints JSON; the seconds are those after compilation, which is timed by itself.

Arguments: the network's name, the number of runs one after another. JAX uses the processors that the process may use."""
import json
import sys
import time

import jax
import jax.numpy as jnp

import mnist

name, runs = sys.argv[1], int(sys.argv[2])
(images, labels), test = mnist.load()


def arrays(images, labels):
    return jnp.asarray(images, jnp.float32).reshape(-1, 28, 28) / 255, jnp.asarray(labels, jnp.int32)


(x_train, y_train), (x_test, y_test) = arrays(images[:20_000], labels[:20_000]), arrays(*test)
glorot, orthogonal = jax.nn.initializers.glorot_uniform(), jax.nn.initializers.orthogonal()

# A layer is two functions: (key, shape) to (weights, averages, shape), and (weights, averages, x, training) to (y, averages).


def plain(function):
    """A layer without weights, whose output's shape follows from its input's."""
    def start(key, shape):
        return {}, {}, jax.eval_shape(function, jax.ShapeDtypeStruct((1, *shape), jnp.float32)).shape[1:]
    return start, lambda weights, averages, x, training: (function(x), averages)


relu, gelu = plain(jax.nn.relu), plain(lambda x: jax.nn.gelu(x, approximate=False))
flatten, image = plain(lambda x: x.reshape(len(x), -1)), plain(lambda x: x[..., None])
average = plain(lambda x: x.mean((1, 2)))
pool = plain(lambda x: jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"))


def dense(units):
    def start(key, shape):
        return {"w": glorot(key, (shape[-1], units)), "b": jnp.zeros(units)}, {}, (*shape[:-1], units)
    return start, lambda weights, averages, x, training: (x @ weights["w"] + weights["b"], averages)


def convolution(filters, size=3, strides=1):
    def start(key, shape):
        kernel = glorot(key, (size, size, shape[-1], filters))
        return {"w": kernel, "b": jnp.zeros(filters)}, {}, (-(-shape[0] // strides), -(-shape[1] // strides), filters)

    def apply(weights, averages, x, training):
        y = jax.lax.conv_general_dilated(x, weights["w"], (strides, strides), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        return y + weights["b"], averages
    return start, apply


def start_scale(shape):
    return {"gamma": jnp.ones(shape[-1]), "beta": jnp.zeros(shape[-1])}


def batch_normalization():
    def start(key, shape):
        return start_scale(shape), {"mean": jnp.zeros(shape[-1]), "variance": jnp.ones(shape[-1])}, shape

    def apply(weights, averages, x, training):
        mean, variance = averages["mean"], averages["variance"]
        if training:
            mean, variance = x.mean(range(x.ndim - 1)), x.var(range(x.ndim - 1))
            averages = {"mean": 0.99 * averages["mean"] + 0.01 * mean, "variance": 0.99 * averages["variance"] + 0.01 * variance}
        return weights["gamma"] * (x - mean) * jax.lax.rsqrt(variance + 1e-3) + weights["beta"], averages
    return start, apply


def layer_normalization():
    def apply(weights, averages, x, training):
        normalized = (x - x.mean(-1, keepdims=True)) * jax.lax.rsqrt(x.var(-1, keepdims=True) + 1e-5)
        return weights["gamma"] * normalized + weights["beta"], averages
    return lambda key, shape: (start_scale(shape), {}, shape), apply


def recurrent(gates, units, step, first, sequences=False):
    """A layer over rows: `step` leads from a state, its first value `first`, and what comes from the input to the next state and the output."""
    def start(key, shape):
        keys = jax.random.split(key)
        weights = {"w": glorot(keys[0], (shape[-1], gates * units)), "u": orthogonal(keys[1], (units, gates * units)), "b": jnp.zeros(gates * units)}
        return weights, {}, (shape[0], units) if sequences else (units,)

    def apply(weights, averages, x, training):
        inputs = jnp.swapaxes(x @ weights["w"] + weights["b"], 0, 1)
        _, outputs = jax.lax.scan(lambda state, given: step(state, given, weights["u"]), first(len(x), units), inputs)
        return jnp.swapaxes(outputs, 0, 1) if sequences else outputs[-1], averages
    return start, apply


def lstm_step(state, given, kernel):
    h, c = state
    i, f, g, o = jnp.split(given + h @ kernel, 4, 1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return (h, c), h


def gru_step(h, given, kernel):
    (z, r, n), (hz, hr, hn) = jnp.split(given, 3, 1), jnp.split(h @ kernel, 3, 1)
    z, r = jax.nn.sigmoid(z + hz), jax.nn.sigmoid(r + hr)
    h = z * h + (1 - z) * jnp.tanh(n + r * hn)
    return h, h


def zeros(samples, units):
    return jnp.zeros((samples, units))


def lstm(units):
    return recurrent(4, units, lstm_step, lambda samples, units: (zeros(samples, units), zeros(samples, units)))


def gru(units, sequences=False):
    return recurrent(3, units, gru_step, zeros, sequences)


def attention(heads, size):
    def start(key, shape):
        keys, width = jax.random.split(key), heads * size
        weights = {"w": glorot(keys[0], (shape[-1], 3 * width)), "b": jnp.zeros(3 * width)}
        return weights | {"out": glorot(keys[1], (width, shape[-1])), "c": jnp.zeros(shape[-1])}, {}, shape

    def apply(weights, averages, x, training):
        query, key, value = ((x @ weights["w"] + weights["b"]).reshape(*x.shape[:2], 3, heads, size)[:, :, part] for part in range(3))
        shares = jax.nn.softmax(jnp.einsum("nqhd,nkhd->nhqk", query, key) / size**0.5)
        return jnp.einsum("nhqk,nkhd->nqhd", shares, value).reshape(*x.shape[:2], -1) @ weights["out"] + weights["c"], averages
    return start, apply


def serial(*layers):
    def start(key, shape):
        weights, averages = [], []
        for layer, key in zip(layers, jax.random.split(key, len(layers))):
            w, a, shape = layer[0](key, shape)
            weights.append(w), averages.append(a)
        return weights, averages, shape

    def apply(weights, averages, x, training):
        after = []
        for (_, layer), w, a in zip(layers, weights, averages):
            x, a = layer(w, a, x, training)
            after.append(a)
        return x, after
    return start, apply


def block(*layers):
    start, inside = serial(*layers)

    def apply(weights, averages, x, training):
        y, averages = inside(weights, averages, x, training)
        return x + y, averages
    return start, apply


def normalized(layer):
    return layer, batch_normalization(), relu


residual = block(convolution(16), relu, convolution(16))
bottleneck = block(convolution(16, 1), relu, convolution(16), relu, convolution(64, 1))
encoder = [block(layer_normalization(), attention(4, 16)), block(layer_normalization(), dense(128), gelu, dense(64))]
feedforward = block(layer_normalization(), dense(512), gelu, dense(256))
# By name: the batch size and the network.
NETWORKS = {
    "wide": (128, serial(flatten, *normalized(dense(1024)), *normalized(dense(1024)), *normalized(dense(1024)), dense(10))),
    "convolutions": (128, serial(
        image, *normalized(convolution(32)), *normalized(convolution(32)), pool, *normalized(convolution(64)), pool, flatten, dense(10))),
    "gru": (128, serial(gru(128, True), gru(128), dense(10))),
    "residual": (128, serial(image, convolution(16), relu, residual, residual, residual, average, dense(10))),
    "deep": (1024, serial(flatten, *[layer for _ in range(8) for layer in (dense(256), relu)], dense(10))),
    "lstm": (128, serial(lstm(256), dense(10))),
    "strides": (128, serial(image, convolution(64, 3, 2), relu, convolution(128, 3, 2), relu, average, dense(10))),
    "bottlenecks": (128, serial(image, convolution(64, 3, 2), relu, bottleneck, bottleneck, average, dense(10))),
    "gelu": (8, serial(flatten, dense(256), *[feedforward] * 4, layer_normalization(), dense(10))),
    "attention": (128, serial(dense(64), *encoder, *encoder, layer_normalization(), flatten, dense(10))),
}
batch_size, (start, apply) = NETWORKS[name]


def loss_of(weights, averages, x, y):
    output, averages = apply(weights, averages, x, True)
    return -jnp.take_along_axis(jax.nn.log_softmax(output), y[:, None], 1).mean(), averages


def step(state, chosen):
    weights, averages, m, v, t = state
    gradient, averages = jax.grad(loss_of, has_aux=True)(weights, averages, x_train[chosen], y_train[chosen])
    t = t + 1
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradient)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradient)
    rate = 0.001 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    weights = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), weights, m, v)
    return (weights, averages, m, v, t), None


@jax.jit
def train(key):
    weights, averages, _ = start(key, (28, 28))
    zeros = jax.tree.map(jnp.zeros_like, weights)
    order = jax.random.permutation(jax.random.fold_in(key, 1), len(x_train))
    whole = len(order) // batch_size * batch_size
    state, _ = jax.lax.scan(step, (weights, averages, zeros, zeros, jnp.float32(0)), order[:whole].reshape(-1, batch_size))
    return (step(state, order[whole:])[0] if whole < len(order) else state)[:2]


@jax.jit
def evaluate(weights, averages):
    outputs = jax.lax.map(lambda x: apply(weights, averages, x, False)[0], x_test.reshape(-1, 500, 28, 28))
    return (outputs.reshape(-1, 10).argmax(1) == y_test).mean()


def run(key):
    return float(evaluate(*train(key)))


begun = time.perf_counter()
train = train.lower(jax.random.key(0)).compile()
evaluate = evaluate.lower(*jax.eval_shape(lambda key: start(key, (28, 28))[:2], jax.random.key(0))).compile()
compiled = time.perf_counter()
accuracies = [run(jax.random.key(seed + 1)) for seed in range(runs)]
print(json.dumps({"seconds": time.perf_counter() - compiled, "compilation": compiled - begun, "accuracy": accuracies[0]}))
