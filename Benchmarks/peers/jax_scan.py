"""The workload in JAX: an epoch is one compiled `lax.scan` over its batches, and Adam is written out."""
import time

begun = time.perf_counter()
import functools

import jax
import jax.numpy as jnp

import mnist

imported = time.perf_counter()
(x_train, y_train), (x_test, y_test) = [
    (jnp.asarray(images, jnp.float32).reshape(-1, 784) / 255, jnp.asarray(labels, jnp.int32)) for images, labels in mnist.load()]


def initial(name, key):
    glorot = jax.nn.initializers.glorot_uniform()
    first, second = jax.random.split(key)
    weights = {"w1": glorot(first, (784, 128)), "b1": jnp.zeros(128), "w2": glorot(second, (128, 10)), "b2": jnp.zeros(10)}
    return weights | {"gamma": jnp.ones(128), "beta": jnp.zeros(128)} if name == "bn" else weights


def forward(weights, moving, x, training):
    h = x @ weights["w1"] + weights["b1"]
    if "gamma" in weights:
        mean, variance = (h.mean(0), h.var(0)) if training else moving
        moving = (0.99 * moving[0] + 0.01 * mean, 0.99 * moving[1] + 0.01 * variance) if training else moving
        h = weights["gamma"] * (h - mean) * jax.lax.rsqrt(variance + 1e-3) + weights["beta"]
    return jax.nn.relu(h) @ weights["w2"] + weights["b2"], moving


def loss_of(weights, moving, x, y, training=True):
    output, moving = forward(weights, moving, x, training)
    return -jnp.take_along_axis(jax.nn.log_softmax(output), y[:, None], 1).mean(), (moving, output)


def step(state, chosen):
    weights, moving, m, v, t = state
    (loss, (moving, _)), gradient = jax.value_and_grad(loss_of, has_aux=True)(weights, moving, x_train[chosen], y_train[chosen])
    t = t + 1
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradient)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradient)
    rate = 0.001 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    weights = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), weights, m, v)
    return (weights, moving, m, v, t), loss


@functools.partial(jax.jit, static_argnums=2)
def train_epoch(state, key, batch_size):
    order = jax.random.permutation(key, len(x_train))
    whole = len(order) // batch_size * batch_size
    state, losses = jax.lax.scan(step, state, order[:whole].reshape(-1, batch_size))
    return step(state, order[whole:])[0] if whole < len(order) else state


@jax.jit
def evaluate(weights, moving):
    loss, (_, output) = loss_of(weights, moving, x_test, y_test, training=False)
    return loss, (output.argmax(1) == y_test).mean()


accuracies = []
for trial, (name, batch_size) in enumerate(mnist.TRIALS):
    key = jax.random.key(time.time_ns() % 2**32 + trial)
    weights = initial(name, key)
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state = (weights, (jnp.zeros(128), jnp.ones(128)), zeros, zeros, jnp.float32(0))
    for epoch in range(mnist.EPOCHS):
        state = train_epoch(state, jax.random.fold_in(key, epoch), batch_size)
        _, accuracy = evaluate(*state[:2])
        accuracy = float(accuracy)
    accuracies.append(accuracy)
mnist.report("JAX", jax.__version__, begun, imported, accuracies)
