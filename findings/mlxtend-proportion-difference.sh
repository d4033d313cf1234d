#!/bin/sh
# mlxtend 0.25.0, `evaluate.proportion_difference(accuracy_1, accuracy_2, n)`, "difference of proportions test for classifiers": its p is the normal distribution's
# share below z, so that it is near 1 where the first model is the better one, however much better. Accuracies of 95 and 90 % on 1,000 samples each have
# p = 0.99999 in this order and 0.00001 in the other; 92 % and 84 % on 100 have 0.960 and 0.040, where both orders of statsmodels 0.15.0's test with the same
# variance say 0.079. Of 2,000 pairs of test sets, the first model right in 92 % and the second in 88 % of 1,000 samples, p is below 0.05 in none, and in
# 90.5 % with the models the other way round. The user guide has the hypothesis that the accuracies are the same against the one that they differ, rejects it
# beyond z = 1.96, and calls z = -1.754 and p = 0.040 of the second example significant; that p has one side it does not say. Its other tests of two
# models, McNemar's and the permutation test, have two.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check mlxtend==0.25.0 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 scikit-learn==1.9.1 matplotlib==3.11.2 statsmodels==0.15.0
cat >look.py <<'P'
import math
import sys
from importlib.metadata import version

import numpy as np
from mlxtend.evaluate import mcnemar, permutation_test, proportion_difference
from statsmodels.stats.proportion import test_proportions_2indep

print("version: mlxtend", version("mlxtend"), "| statsmodels", version("statsmodels"))
good = True
for one, other, samples in ((0.95, 0.90, 1000), (0.92, 0.84, 100)):
    (z, first), (_, second) = proportion_difference(one, other, samples), proportion_difference(other, one, samples)
    there = [test_proportions_2indep(a * samples, samples, b * samples, samples, method="wald").pvalue for a, b in ((one, other), (other, one))]
    right = math.erfc(abs(z) / math.sqrt(2))
    print(f"seen: {one:.0%} and {other:.0%} of {samples}: z {z:.3f}, p {first:.5f}, in the other order {second:.5f}; two-sided {right:.5f}, statsmodels {there[0]:.5f} and {there[1]:.5f}")
    good = good and first > 0.95 and second < 0.05 and abs(first + second - 1) < 1e-9 and max(abs(p - right) for p in there) < 1e-6

generator = np.random.default_rng(0)
better, worse = generator.binomial(1000, 0.92, 2000) / 1000, generator.binomial(1000, 0.88, 2000) / 1000
found = [np.mean([proportion_difference(a, b, 1000)[1] < 0.05 for a, b in pairs]) for pairs in (zip(better, worse), zip(worse, better))]
print(f"seen: 92 % and 88 % of 1,000: p below 0.05 in {found[0]:.1%}, in the other order in {found[1]:.1%}")
table = np.array([[80, 12], [4, 4]])
orders = [mcnemar(each, exact=True)[1] for each in (table, table.T)]
scores = np.array([0.91, 0.93, 0.92, 0.94]), np.array([0.90, 0.91, 0.89, 0.92])
orders += [permutation_test(*each, method="exact", paired=True) for each in (scores, scores[::-1])]
print("seen: both orders of McNemar's test and of the permutation test:", *(f"{p:.4f}" for p in orders))
good = good and found[0] == 0 and found[1] > 0.85 and orders[0] == orders[1] and orders[2] == orders[3]
sys.exit(not good)
P
environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
