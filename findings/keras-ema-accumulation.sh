#!/bin/sh
# Keras 3.15.1 with JAX 0.10.2, an optimizer with `gradient_accumulation_steps=4`: training in 4 batches of 16 gives the weights of batches of 64 to the last
# digits, but not with `use_ema=True`.
#  1. The average takes in the weights after each batch, though they change after every fourth, so each counts four times: `ema_momentum=0.99`, a memory of
#     a hundred updates, becomes one of 25 (0.99⁴ = 0.961), and `fit` ends with other weights. A momentum of the fourth root comes near the average of batches of 64.
#  2. `ema_overwrite_frequency=5` overwrites the weights with their average after each batch of every fifth update, the first time in the midst of
#     accumulating: of the four gradients of that step one is taken at other weights than three.
# The description says that model and optimizer variables "will not be updated at every step" but every fourth, and that the frequency of the EMA looks at
# accumulated iterations; that something goes by single batches it says of learning rate schedules alone.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check keras==3.15.1 numpy==2.4.6 scipy==1.17.1 jax==0.10.2
cat >look.py <<'P'
import sys

import keras
import numpy as np

print("version: Keras", keras.__version__, "with the backend", keras.backend.backend())
generator = np.random.default_rng(0)
updates = 40
samples = generator.normal(size=(64 * updates, 3)).astype(np.float32)
targets = (samples @ [[1], [-2], [0.5]] + generator.normal(size=(64 * updates, 1))).astype(np.float32)


def trained(accumulated, **average):
    """The weights after each batch, the average, and the weights that fit leaves."""
    keras.utils.set_random_seed(0)
    network = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, use_bias=False)])
    optimizer = keras.optimizers.SGD(0.01, gradient_accumulation_steps=accumulated if accumulated > 1 else None, **average)
    network.compile(optimizer=optimizer, loss="mse")
    kept = []

    class Keeper(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            network.jax_state_sync()
            kept.append(np.concatenate([value.ravel() for value in network.get_weights()]).astype(float))

    before = network.get_weights()[0].ravel().astype(float)
    network.fit(samples, targets, batch_size=64 // accumulated, epochs=1, shuffle=False, verbose=0, callbacks=[Keeper()])
    return before, np.array(kept), network.get_weights()[0].ravel().astype(float)


def apart(one, other):
    return float(np.abs(one - other).max())


_, by_update, plain = trained(1)
start, by_batch, accumulated = trained(4)
_, _, averaged = trained(1, use_ema=True, ema_momentum=0.99)
_, _, accumulated_averaged = trained(4, use_ema=True, ema_momentum=0.99)
_, _, rooted = trained(4, use_ema=True, ema_momentum=0.99 ** 0.25)


def average(weights):
    """By the formula of the description, from the first weights on."""
    mean = weights[0]
    for row in weights[1:]:
        mean = 0.99 * mean + 0.01 * row
    return mean


by_updates, by_batches = average(by_update), average(np.concatenate([by_update[:1]] + [by_batch[4:]]))
print(f"seen: without an average: {apart(plain, accumulated):.0e} between 40 batches of 64 and 160 of 16; the way from the start is {apart(start, plain):.3f}")
print(f"seen: with it: {apart(averaged, accumulated_averaged):.3f}; by the formula over updates {by_updates.round(4)}, over batches {by_batches.round(4)}, Keras"
      f" {averaged.round(4)} and {accumulated_averaged.round(4)}; with the fourth root of the momentum {apart(averaged, rooted):.4f}")
good = apart(plain, accumulated) < 1e-5 and apart(averaged, accumulated_averaged) > 0.1 and apart(averaged, by_updates) < 1e-4
good = good and apart(accumulated_averaged, by_batches) < 1e-4 and apart(averaged, rooted) < 0.01

changes = {}
for steps in (1, 4):
    first, weights, _ = trained(steps, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=5)
    moved = np.abs(np.diff(np.concatenate([[first], weights]), axis=0)).max(axis=1) > 0
    changes[steps] = [place + 1 for place in np.flatnonzero(moved[:10 * steps])]
print("seen: weights change at batches", *changes[1], "of 64; of 16, with four accumulated, at", *changes[4])
sys.exit(not (good and changes[1] == list(range(1, 11)) and changes[4] == [4, 8, 12, 16, 17, 20, 24, 28, 32, 36, 37, 40]))
P
KERAS_BACKEND=jax environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
