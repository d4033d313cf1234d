#!/bin/sh
# PyTorch 2.13.0, CPU: `torch.manual_seed` takes seeds of 64 bits and `torch.initial_seed` gives all of them back, but the generator starts from the lowest 32
# alone. Seeds 1, 2³² + 1 and 2⁶³ + 1 draw the same numbers and the same first weights, so runs whose seeds are, say, 2³² · run + trial, or a digest's first
# 64 bits, are fewer than they seem: of 64-bit seeds drawn at random, 77,000 have an even chance of a pair. Negative seeds go by another rule than is
# written: -1 becomes 2⁶⁴ - 1 where the description has 0xffffffffffffffff + seed, and draws what 2³² - 1 draws. The description has seeds from -2⁶³ to
# 2⁶⁴ - 1 and says nowhere that half of their bits go unused; NumPy's generators use every one.
# Needs python3 with venv; PyTorch's build for CPUs will do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check torch==2.13.0 numpy==2.4.6
cat >look.py <<'P'
import sys

import numpy
import torch

print("version: PyTorch", torch.__version__, "| NumPy", numpy.__version__)


def drawn(seed):
    torch.manual_seed(seed)
    known = torch.initial_seed()
    return known, torch.rand(2).tolist(), torch.nn.Linear(2, 1).weight.flatten().tolist(), torch.randperm(6).tolist()


seeds = (1, 2**32 + 1, 2**63 + 1, 2**32 - 1, -1)
found = {seed: drawn(seed) for seed in seeds}
for seed, (known, numbers, weights, order) in found.items():
    there = numpy.random.default_rng(seed).random() if seed >= 0 else float("nan")
    print(f"seen: seed {seed}, initial_seed {known}: {numbers} {weights} {order} | NumPy {there}")
same = found[1][1:] == found[2**32 + 1][1:] == found[2**63 + 1][1:] != found[-1][1:] == found[2**32 - 1][1:]
known = [found[seed][0] for seed in seeds] == [1, 2**32 + 1, 2**63 + 1, 2**32 - 1, 2**64 - 1]
others = len({numpy.random.default_rng(seed).random() for seed in seeds if seed >= 0}) == 4
sys.exit(not (same and known and others))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
