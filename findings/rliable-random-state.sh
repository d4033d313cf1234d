#!/bin/sh
# rliable 1.2.0 with arch 7.2.0, intervals for a few runs of each model: `random_state`, of which `get_interval_estimates` and `StratifiedBootstrap` say that it
# "ensures reproducibility in uncertainty estimates", changes nothing. What is given is kept, and the runs are drawn from NumPy's global generator, so that
#  1. intervals of the same scores with `RandomState(1)` are others each time, by percentiles, by BCa and for the probability of improvement of one model over
#     another, in the third digit with the 500 resamples that are taken here; arch's own bootstrap, which rliable builds on, gives the same ones;
#  2. with `numpy.random.seed(1)` before they are the same for every `random_state`, and what a program draws afterwards, such as the order of the next
#     training, depends on how many resamples were taken.
# Needs python3 with venv (arch 7.2.0 needs pandas 2).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check rliable==1.2.0 arch==7.2.0 numpy==2.4.6 scipy==1.17.1 pandas==2.3.3 statsmodels==0.15.0
cat >look.py <<'P'
import sys
from importlib.metadata import version

import arch.bootstrap
import numpy as np
from rliable import library, metrics

print("version: rliable", version("rliable"), "| arch", version("arch"), "| NumPy", np.__version__)
scores = np.random.default_rng(0).normal(0.8, 0.02, (2, 5, 4))


def mean(*data):
    return np.array([metrics.aggregate_mean(data[0])])


def improvement(one, other):
    return np.array([metrics.probability_of_improvement(one, other)])


def interval(seed=1, resamples=500, method="percentile", statistic=mean):
    data = list(scores) if statistic is improvement else scores[0]
    found = library.get_interval_estimates({"A": data}, statistic, method=method, reps=resamples, random_state=np.random.RandomState(seed))[1]["A"]
    return tuple(round(float(end), 6) for end in found.ravel())


def by_class():
    return tuple(library.StratifiedBootstrap(scores[0], random_state=np.random.RandomState(1)).conf_int(mean, reps=500).ravel().round(6).tolist())


def by_arch():
    return tuple(arch.bootstrap.IIDBootstrap(scores[0], seed=np.random.RandomState(1)).conf_int(mean, reps=500).ravel().round(6).tolist())


several = {
    "percentile": [interval() for _ in range(4)], "BCa": [interval(method="bca") for _ in range(4)],
    "probability of improvement": [interval(statistic=improvement) for _ in range(4)], "StratifiedBootstrap": [by_class() for _ in range(4)],
    "arch's IIDBootstrap": [by_arch() for _ in range(4)],
}
for name, found in several.items():
    print(f"seen: {name}, RandomState(1) each time:", *found)
seeded = {}
for seed, resamples in ((1, 500), (2, 500), (1, 600)):
    np.random.seed(1)
    seeded[seed, resamples] = interval(seed, resamples), np.random.permutation(8).tolist()
    print(f"seen: behind numpy.random.seed(1), RandomState({seed}), {resamples} resamples: {seeded[seed, resamples][0]}, the next permutation {seeded[seed, resamples][1]}")
counts = {name: len(set(found)) for name, found in several.items()}
kept = counts.pop("arch's IIDBootstrap") == 1
moved = seeded[1, 500] == seeded[2, 500] and seeded[1, 500][1] != seeded[1, 600][1]
sys.exit(not (kept and moved and all(count > 1 for count in counts.values())))
P
environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
