#!/bin/sh
# MLX 0.32.4 for Linux (mlx-cpu, x86-64): `mx.sum` and `mx.mean` add float32 one after the other into one float32, so that means of many values are wrong
# in digits that people print. The cross-entropy of an untrained network, ln 10 = 2.3026 for each sample, is 2.2770 over a million samples, 2.1584 over
# 16.8 million and 2 over 33.6 million; losses with a mean of 2.400 have 2.262 over thirty million tokens. The standard deviation of a million temperatures
# of 290 ± 0.1 K is 1.56, as their mean is 1.6 K off. `clip_grad_norm` takes the norm of 33.6 million gradients for 5.657 where it is 5.793, and leaves one
# of 1.024 where 1 was asked for. NumPy 2.4.6 is right to six digits in all of them with the same float32, and so is MLX where the mean is taken by rows
# of 1,024 first. The descriptions of `sum`, `mean` and `std` say nothing of precision or size; that the sums are naive the project
# has known since 2024, where half precision was the question, and that deviations far from 0 are wrong since August 2026.
# Needs python3 with venv, and Linux on x86-64.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check mlx==0.32.4 mlx-cpu==0.32.4 numpy==2.4.6
cat >look.py <<'P'
import math
import sys

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optimizers
import numpy as np

mx.set_default_device(mx.cpu)
print("version: MLX", mx.__version__, "| NumPy", np.__version__)
untrained = {}
for count in (60_000, 1_000_000, 1 << 24, 1 << 25):
    losses = nn.losses.cross_entropy(mx.zeros((count, 10)), mx.zeros(count, dtype=mx.int32))
    untrained[count] = mx.mean(losses).item(), float(np.array(losses).mean())
    print(f"seen: untrained, {count:,} samples: MLX {untrained[count][0]:.4f}, NumPy {untrained[count][1]:.4f}, ln 10 = {math.log(10):.4f}")

generator = np.random.default_rng(0)
losses = generator.gamma(2, 1.2, 30_000_000).astype(np.float32)
tokens = mx.mean(mx.array(losses)).item(), float(losses.mean()), float(losses.mean(dtype=float))
print(f"seen: thirty million tokens: MLX {tokens[0]:.3f}, NumPy {tokens[1]:.3f}, in float64 {tokens[2]:.3f}")

kelvin = generator.normal(290, 0.1, 1 << 20).astype(np.float32)
there = mx.array(kelvin)
deviations = mx.std(there).item(), float(kelvin.std()), float(kelvin.std(dtype=float))
means = mx.mean(there).item(), mx.mean(mx.mean(there.reshape(-1, 1024), axis=1)).item()
print(f"seen: temperatures: MLX {means[0]:.3f} ± {deviations[0]:.4f}, by rows {means[1]:.3f}; NumPy {kelvin.mean():.3f} ± {deviations[1]:.4f}, in float64 ± {deviations[2]:.4f}")

gradients = {"weights": mx.full((4096, 8192), 1e-3)}
clipped, norm = optimizers.clip_grad_norm(gradients, 1.0)
left, right = float(np.linalg.norm(np.array(clipped["weights"]).astype(float))), math.sqrt(4096 * 8192) * 1e-3
print(f"seen: norm of the gradients: MLX {norm.item():.3f}, right {right:.3f}; after clipping to 1 it is {left:.3f}")
wrong = all(abs(untrained[count][0] - value) < 1e-3 for count, value in ((1_000_000, 2.277), (1 << 24, 2.1584), (1 << 25, 2)))
wrong = wrong and abs(tokens[0] - 2.262) < 0.01 and deviations[0] > 1 and abs(means[0] - 290) > 1 and abs(norm.item() - 5.657) < 1e-3 and abs(left - 1.024) < 1e-3
sound = all(abs(found[1] - math.log(10)) < 1e-5 for found in untrained.values()) and abs(tokens[1] - tokens[2]) < 1e-4
sys.exit(not (wrong and sound and abs(means[1] - 290) < 1e-3 and abs(deviations[1] - deviations[2]) < 1e-5))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
