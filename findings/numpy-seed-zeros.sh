#!/bin/sh
# NumPy 2.4.6: zeros at the end of a seed that is a list are no part of it. `default_rng([42, 0])`, what a run's number 0 behind a root seed comes to, draws
# the numbers of `default_rng(42)` and of `default_rng([42, 0, 0])`: the first of the runs is a copy of whatever else was seeded with the root alone, as the
# split of the data or the order of the runs, and `[root, run]` is `[root, run, 0]`. `[42, 1]` and `[0, 42]` are streams of their own,
# as what is given is filled up with zeros to 128 bits; a root of 128 bits has no such twins. The guide to parallel generation says of `[root, worker]` that
# it works, less flexibly than `[worker, root]`, and about as safely as spawning, which keeps clear of this.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check numpy==2.4.6
cat >look.py <<'P'
import sys

import numpy
from numpy.random import SeedSequence, default_rng

print("version: NumPy", numpy.__version__)
root = 42
seeds = {
    "42": root, "[42, 0]": [root, 0], "[42, 0, 0]": [root, 0, 0], "[42, 1]": [root, 1], "[0, 42]": [0, root],
    "first child of 42": SeedSequence(root).spawn(1)[0],
    "[2**128 - 1]": [2**128 - 1], "[2**128 - 1, 0]": [2**128 - 1, 0],
}
drawn = {name: default_rng(seed).random(3).tolist() for name, seed in seeds.items()}
for name, numbers in drawn.items():
    print(f"seen: {name}: {numbers}")
same = drawn["42"] == drawn["[42, 0]"] == drawn["[42, 0, 0]"]
others = len({tuple(drawn[name]) for name in ("42", "[42, 1]", "[0, 42]", "first child of 42", "[2**128 - 1]", "[2**128 - 1, 0]")}) == 6
sys.exit(not (same and others))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
