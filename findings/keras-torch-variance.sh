#!/bin/sh
# Keras 3.15.1 on PyTorch 2.13.0: `BatchNormalization` and `GroupNormalization` take the variance as the mean of the squares less the square of the mean, in
# float32, where most digits cancel as soon as the mean is large beside the spread. Nothing keeps it from falling below zero:
#  1. A column that has one value within a batch, such as 290.3 K, has a variance of -0.016, whose root is NaN as ε is 0.001, and after one step of `fit` so is every weight.
#  2. Temperatures around 290 K get variances in steps of 1/128: with a deviation of 0.1 it is 0.0078 where 0.0102 is right, and what comes out has a
#     deviation of 1.08 instead of 0.95. Pressures around 101,325 Pa get them in steps of 1,024.
# The same layers on JAX 0.10.2 are right, and so are PyTorch's own BatchNorm1d and Keras's LayerNormalization beside them. The descriptions give the
# formula of the variance and name no such limit. A network whose first layer is a batch normalization, to spare its user the scaling, is where it shows.
# Needs python3 with venv; PyTorch's build for CPUs will do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check keras==3.15.1 numpy==2.4.6 scipy==1.17.1 jax==0.10.2 torch==2.13.0
cat >look.py <<'P'
import sys

import keras
import numpy as np
import torch

backend = keras.backend.backend()
print("version: Keras", keras.__version__, "on", backend, torch.__version__ if backend == "torch" else "")
generator = np.random.default_rng(0)
columns = {"temperature": generator.normal(290, 0.1, 256), "pressure": generator.normal(101_325, 100, 256), "one value": np.full(256, 290.3)}
table = np.stack(list(columns.values()), axis=1).astype(np.float32)
deviations = table.astype(float).std(axis=0)


def normalized(layer, samples):
    return keras.ops.convert_to_numpy(layer(samples, training=True)).astype(float)


_, variances = keras.ops.moments(table, axes=[0])
variances = keras.ops.convert_to_numpy(variances)
by_batch = normalized(keras.layers.BatchNormalization(), table).std(axis=0)
by_group = normalized(keras.layers.GroupNormalization(groups=1), table.T).std(axis=1)
by_layer = normalized(keras.layers.LayerNormalization(), table.T).std(axis=1)
own = torch.nn.BatchNorm1d(3, eps=1e-3)(torch.tensor(table)).detach().double().numpy().std(axis=0)
right = deviations / np.sqrt(deviations**2 + 1e-3)
for place, name in enumerate(columns):
    print(f"seen: {name}: variance {variances[place]:.6g}, right {deviations[place]**2:.6g}; deviation by BatchNormalization {by_batch[place]:.3f},",
          f"GroupNormalization {by_group[place]:.3f}, LayerNormalization {by_layer[place]:.3f}, BatchNorm1d {own[place]:.3f}, right {right[place]:.3f}")

keras.utils.set_random_seed(0)
network = keras.Sequential([keras.layers.BatchNormalization(), keras.layers.Dense(1)])
network.compile(optimizer="sgd", loss="mse")
network.fit(table, (columns["temperature"] - 290).astype(np.float32), batch_size=256, epochs=1, verbose=0)
lost = sum(bool(np.isnan(weight).any()) for weight in network.get_weights()[:2] + network.get_weights()[4:])
print(f"seen: after one step of fit {lost} of the four trained weights are NaN")


def good(found):
    return bool(np.abs(found - right).max() < 1e-3)


sound = good(by_layer) and good(own)
if backend == "jax":
    sys.exit(not (sound and good(by_batch) and good(by_group) and lost == 0))
steps = variances[0] * 128 % 1 == variances[1] % 1024 == 0
wrong = all(abs(found[0] - right[0]) > 0.05 and np.isnan(found[2]) for found in (by_batch, by_group))
sys.exit(not (sound and steps and wrong and variances[2] < -0.001 and lost == 4))
P
for backend in jax torch; do KERAS_BACKEND=$backend environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }; done
