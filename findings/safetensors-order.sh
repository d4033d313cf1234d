#!/bin/sh
# safetensors 0.8.0 (Python, NumPy 2.4.6): two orders that differ from process to process for the same tensors.
#  1. With two or more entries of `metadata` the file's header has them in an order of its own each time, so the file has another digest, though nothing in
#     it differs; without metadata it is the same file always.
#  2. `safetensors.numpy.load` gives the tensors back in a random order, neither that of saving nor that of names or places, so that what pairs
#     `load(…).values()` with the layers of a model gives weights of the same shape to the wrong layers, and differently each time. `load_file` sorts them.
# Tensors are written in one order since the project was asked for files with one digest, and a dictionary keeps its order in Python; the descriptions of
# `save` and `load` speak of neither.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check safetensors==0.8.0 numpy==2.4.6
cat >look.py <<'P'
import hashlib

import numpy as np
from safetensors.numpy import load, load_file, save, save_file

tensors = {f"layer.{number}": np.full((2, 2), number, np.float32) for number in (2, 0, 1, 10, 3, 4, 5, 6)}
metadata = {"epochs": "20", "seed": "0", "data": "digits", "optimizer": "adam", "framework": "numpy", "note": "none"}
save_file(tensors, "weights.safetensors")
digest = lambda data: hashlib.sha256(data).hexdigest()[:12]
print(digest(save(tensors)), digest(save(tensors, metadata)), ",".join(load(save(tensors))), ",".join(load_file("weights.safetensors")))
P
environment/bin/python -c 'import safetensors; print("version: safetensors", safetensors.__version__)'
for run in 1 2 3 4; do environment/bin/python look.py; done >seen
sed 's/^/seen: plain, with metadata, loaded from bytes, loaded from the file: /' seen
different() { cut -d' ' -f"$1" seen | sort -u | wc -l; }
[ "$(different 1)" = 1 ] && [ "$(different 2)" -gt 1 ] && [ "$(different 3)" -gt 1 ] && [ "$(different 4)" = 1 ] || { echo "changed" >&2; exit 1; }
