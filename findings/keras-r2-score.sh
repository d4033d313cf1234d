#!/bin/sh
# Keras 3.15.1, `keras.metrics.R2Score`: for targets whose mean is large beside their spread the score is wrong, without a word, and another for each batch
# size. Its description has the sum of squared deviations from the mean; what it keeps are the sums of y and of y² in float32, from which it takes the mean's
# square at the end, where most digits cancel. For 4,096 temperatures around 290 K with a deviation of 0.1, predicted with R² 0.75, it says 0.96, 0.00 and
# 0.84 for batches of 32, 256 and 4,096; for years around 1998 with a deviation of 11 the third digit is wrong. The argument `dtype="float64"` does not mend
# it (backends: JAX, as below, NumPy and PyTorch), while the description's own formula in float32 is right to four digits, and so is the metric for standardised targets.
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


def scores(truth, said, dtype):
    found = []
    for batch in (32, 256, 4096):
        metric = keras.metrics.R2Score(dtype=dtype)
        for first in range(0, len(truth), batch):
            metric.update_state(truth[first:first + batch], said[first:first + batch])
        found.append(float(metric.result()))
    return found


def formula(truth, said):
    return float(1 - np.square(truth - said).sum() / np.square(truth - truth.mean()).sum())


generator = np.random.default_rng(0)
results = {}
for name, mean, deviation, error in (("years", 1998, 11, 9), ("kelvin", 290, 0.1, 0.05), ("standardised", 0, 1, 0.5)):
    truth = generator.normal(mean, deviation, (4096, 1))
    if name == "years":
        truth = truth.round()
    said = (truth + generator.normal(0, error, truth.shape)).astype(np.float32)
    truth = truth.astype(np.float32)
    right = formula(truth.astype(float), said.astype(float))
    results[name] = right, formula(truth, said), scores(truth, said, "float32"), scores(truth, said, "float64")
    print(f"seen: {name}: R² {right:.4f}, by the formula in float32 {results[name][1]:.4f}; batches of 32, 256 and 4096:", *(f"{score:.4f}" for score in results[name][2]), "| float64:", *(f"{score:.4f}" for score in results[name][3]))
right, by_formula, single, double = results["kelvin"]
wrong = single[0] > 0.9 and single[1] == 0 and single[2] > 0.8 and all(abs(score - right) > 0.05 for score in double)
straight, standardised = abs(by_formula - results["kelvin"][0]) < 1e-4, max(abs(score - results["standardised"][0]) for score in results["standardised"][2]) < 1e-4
sys.exit(not (wrong and straight and standardised and abs(results["years"][2][0] - results["years"][0]) > 0.003))
P
KERAS_BACKEND=jax environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
