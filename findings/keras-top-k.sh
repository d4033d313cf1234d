#!/bin/sh
# Keras 3.15.1, `SparseTopKCategoricalAccuracy` and `TopKCategoricalAccuracy` (backends: JAX 0.10.2, PyTorch 2.13.0): whatever ties with the k-th most probable
# class counts as among the first k, however many tie, so that useless networks have a top-k accuracy of 100 %:
#  1. One that gives all ten classes the same probability, as after a layer that is zero: 100 % for every k, for k = 1 as well, where the accuracy beside it is 10 %.
#  2. One that is sure of the wrong class, with logits 120 apart: softmax in float32 makes the others 0, all of which tie: 10 % for k = 1, and 100 % for k = 2.
#  3. One whose outputs are NaN: 100 % with JAX, 0 % with PyTorch, and an accuracy of 10 %, the share of class 0, with both.
# A top-5 accuracy thus rises as a training fails. The descriptions say how often targets are in the top k predictions, and nothing of ties or NaN.
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

print("version: Keras", keras.__version__, "with the backend", keras.backend.backend())
classes = np.arange(1000) % 10
wrong = 120 * np.eye(10, dtype=np.float32)[(classes + 1) % 10]
wrong[classes == 0] = 120 * np.eye(10, dtype=np.float32)[0]
outputs = {
    "all the same": np.full((1000, 10), 0.1, np.float32),
    "sure and wrong": keras.ops.convert_to_numpy(keras.ops.softmax(keras.ops.convert_to_tensor(wrong))),
    "NaN": np.full((1000, 10), np.nan, np.float32),
}


def score(metric, predicted):
    metric.update_state(classes, predicted)
    return round(float(metric.result()), 4)


results = {}
for name, predicted in outputs.items():
    top = [score(keras.metrics.SparseTopKCategoricalAccuracy(k=k), predicted) for k in (1, 2, 5)]
    results[name] = score(keras.metrics.SparseCategoricalAccuracy(), predicted), top
    print(f"seen: {name}: accuracy {results[name][0]}, top-1, top-2 and top-5 accuracy {top}")
lost = 1 if keras.backend.backend() == "jax" else 0
sys.exit(results != {"all the same": (0.1, [1, 1, 1]), "sure and wrong": (0.1, [0.1, 1, 1]), "NaN": (0.1, [lost, lost, lost])})
P
for backend in jax torch; do KERAS_BACKEND=$backend environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }; done
