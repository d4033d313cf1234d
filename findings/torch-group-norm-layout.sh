#!/bin/sh
# PyTorch 2.13.0, CPU, `nn.GroupNorm`: the same images give other results in the memory format `channels_last`, which PyTorch's guide advises for networks of
# convolutions and calls the same tensor in another order. In that format the variance is the mean of the squares less the square of the mean, in float32, so
# it is lost where the mean is large beside the spread: for values around 290 with a deviation of 0.1 the output, whose deviation is 1 by definition,
# has one of more than 10, with values beyond 100; around 128 with a deviation of 1 the second digit is wrong; around 0 nothing is. In the usual format it is
# right to four digits. LayerNorm, InstanceNorm2d and BatchNorm2d are near in both. A model that was trained in one format is another one in the other.
# Needs python3 with venv; PyTorch's build for CPUs will do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check torch==2.13.0 numpy==2.4.6
cat >look.py <<'P'
import copy
import sys

import torch
from torch import nn

torch.set_num_threads(1)
print("version: PyTorch", torch.__version__)
layers = {"GroupNorm(4)": nn.GroupNorm(4, 32), "GroupNorm(32)": nn.GroupNorm(32, 32), "InstanceNorm2d": nn.InstanceNorm2d(32), "BatchNorm2d": nn.BatchNorm2d(32)}
results = {}
for mean, deviation in ((0, 1), (128, 1), (290, 0.1)):
    images = mean + deviation * torch.randn(8, 32, 16, 16, generator=torch.Generator().manual_seed(0))
    turned = images.contiguous(memory_format=torch.channels_last)
    assert torch.equal(images, turned)
    for name, layer in layers.items():
        exact = copy.deepcopy(layer).double()(images.double())
        usual, last = (copy.deepcopy(layer)(given) for given in (images, turned))
        errors = [(output - exact).abs().max().item() for output in (usual, last)]
        results[name, mean] = errors, last.std().item(), last.abs().max().item()
        print(f"seen: {name}, {mean} ± {deviation}: error {errors[0]:.1e}, with channels_last {errors[1]:.1e}, where the deviation is {results[name, mean][1]:.3f} and the largest value {results[name, mean][2]:.1f}")
groups = ("GroupNorm(4)", "GroupNorm(32)")
right = all(found[0][0] < 1e-3 for found in results.values()) and all(max(results[name, mean][0]) < 0.02 for name in ("InstanceNorm2d", "BatchNorm2d") for mean in (0, 128, 290))
wrong = all(results[name, 0][0][1] < 1e-4 and 0.005 < results[name, 128][0][1] < 0.2 and results[name, 290][1] > 5 and results[name, 290][2] > 50 for name in groups)
sys.exit(not (right and wrong))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
