#!/bin/sh
# pingouin 0.7.0, `ttest(x, y, paired=True)`: its column `power` is not the power of the test beside it. Effect size and power come from Cohen's d by the
# two groups' pooled deviation, which knows nothing of the pairing, while a paired t test's noncentrality is √n times the mean difference in standard
# deviations of the differences. For two models over the same five seeds, T = -5.9 and p = 0.004, it says a power of 0.54; the test rejects in 98.8 % of
# samples drawn from a population with just these means and covariances, and so says pingouin's own `power_ttest(contrast="paired")` when it is given the
# mean difference by the differences' deviation. The column is right only where the groups' correlation is one half: above it says too
# little, below it too much. The reference calls it the test's achieved power, one minus the type II error.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check pingouin==0.7.0 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 2>/dev/null
cat >look.py <<'P'
import sys

import numpy as np
import pingouin
import scipy
from scipy import stats

print("version: pingouin", pingouin.__version__, "with SciPy", scipy.__version__)
before = np.array([0.91, 0.92, 0.93, 0.90, 0.95])
after = np.array([0.93, 0.95, 0.94, 0.93, 0.97])
row = pingouin.ttest(before, after, paired=True).iloc[0]
differences = before - after
size = differences.mean() / differences.std(ddof=1)
known = pingouin.power_ttest(d=size, n=5, contrast="paired")

# How often the test rejects where the population is as this sample.
draws = np.random.default_rng(0).multivariate_normal([before.mean(), after.mean()], np.cov(before, after), size=(40_000, 5))
rejected = float((stats.ttest_rel(draws[..., 0], draws[..., 1], axis=1).pvalue < 0.05).mean())
print(f"seen: T {row['T']:.2f}, p {row['p_val']:.4f}, Cohen's d {row['cohen_d']:.2f}, power {row['power']:.3f}")
print(f"seen: the differences' mean by their deviation is {size:.2f}, for which power_ttest says {known:.3f}; {rejected:.3f} of 40,000 samples are rejected")

# The same where the pairs have nothing to do with each other.
alone = np.array([0.95, 0.93, 0.97, 0.94, 0.93])
apart = pingouin.ttest(before, alone, paired=True).iloc[0]
size = (before - alone).mean() / (before - alone).std(ddof=1)
right = pingouin.power_ttest(d=size, n=5, contrast="paired")
print(f"seen: correlation {np.corrcoef(before, alone)[0, 1]:.2f}: power {apart['power']:.3f}, power_ttest {right:.3f}")
sys.exit(not (abs(row["power"] - 0.543) < 0.001 and abs(known - 0.989) < 0.001 and abs(rejected - 0.989) < 0.003 and apart["power"] > 1.2 * right))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
