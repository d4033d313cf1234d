#!/bin/sh
# deepsig 1.2.8, significance tests for neural networks: `bootstrap_test`, "Implementation of paired bootstrap test", draws the scores of A and those of B at places
# of their own, so that no pair stays together, and the order of B's scores, which is what pairing is, makes no difference to it. Two models over the same
# twenty data sets, the first better by 0.01 ± 0.003 in each, where data sets are easy and hard (± 0.08), have p = 0.33. Where a place is drawn for both it is
# 0, the paired t test says 5e-15, and `permutation_test` beside it, which swaps within pairs, 0.0005; it is with B's scores in another order that all
# four say 0.33. The reverse is wrong as well: where what helps the one hinders the other, alike models are told apart in 13 % of samples of twenty at a level
# of 5 %, where drawing pairs has 6 %. Scores are asked to be of one length for it, as for `permutation_test`, and not for ASO, the package's own test.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check deepsig==1.2.8 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1
cat >look.py <<'P'
import sys
from importlib.metadata import version

import numpy as np
from deepsig import bootstrap_test, permutation_test
from scipy import stats

print("version: deepsig", version("deepsig"), "| NumPy", np.__version__)
generator = np.random.default_rng(0)


def with_pairs(one, other, samples):
    """The same test where a place is drawn for both."""
    places = generator.integers(0, len(one), (samples, len(one)))
    return float((np.mean((one - other)[places], axis=1) >= 2 * np.mean(one - other)).mean())


def tests(one, other):
    return {"bootstrap_test": bootstrap_test(one, other, num_samples=2000, seed=1), "with pairs": with_pairs(one, other, 2000),
            "permutation_test": permutation_test(one, other, num_samples=2000, seed=1), "paired t test": float(stats.ttest_rel(one, other, alternative="greater").pvalue)}


other = generator.normal(0.8, 0.08, 20)
one = other + generator.normal(0.01, 0.003, 20)
paired, mixed = tests(one, other), tests(one, generator.permutation(other))
for name, found in (("pairs", paired), ("other order", mixed)):
    print(f"seen: {name}:", ", ".join(f"{test} {p:.2g}" for test, p in found.items()))

rejected = np.zeros(2)
trials = 1000
for _ in range(trials):
    common = generator.normal(0, 0.05, 20)
    first, second = 0.8 + common + generator.normal(0, 0.01, 20), 0.8 - common + generator.normal(0, 0.01, 20)
    rejected += [bootstrap_test(first, second, num_samples=200) < 0.05, with_pairs(first, second, 200) < 0.05]
shares = rejected / trials
print(f"seen: alike models whose scores go against each other: bootstrap_test says different in {shares[0]:.1%}, with pairs {shares[1]:.1%}")
lost = paired["bootstrap_test"] > 0.25 and abs(paired["bootstrap_test"] - mixed["bootstrap_test"]) < 0.06 and max(paired["with pairs"], paired["permutation_test"], paired["paired t test"]) < 0.002
sys.exit(not (lost and min(mixed.values()) > 0.25 and shares[0] > 0.09 and shares[1] < 0.085))
P
environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
