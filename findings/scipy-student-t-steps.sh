#!/bin/sh
# SciPy 1.17.1, Student's t with one degree of freedom near 0: scipy.stats.t.cdf (scipy.special.stdtr) is a staircase. It is 0.5 exactly up to
# t = 7e-9, and the same 0.5 + 4.74e-9 for 8e-9, 1e-8 and 1.2e-8, where 0.5 + t/π is 0.5 + 3.18e-9 at 1e-8: half as much again. The Cauchy
# distribution, which is the same, and two degrees of freedom are right to the last digit, and so was SciPy 1.16.3: a t test of two values changes with it.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >look.py <<'P'
import math
import sys

import scipy
from scipy import stats

print("version: SciPy", scipy.__version__)
points = (1e-9, 7e-9, 8e-9, 1e-8, 1.2e-8, 2e-8, 1e-6)
for t in points:
    print(f"seen: t = {t:.1e}: t(1) {stats.t.cdf(t, 1) - 0.5:.3e}, Cauchy {stats.cauchy.cdf(t) - 0.5:.3e}, atan(t)/pi {math.atan(t) / math.pi:.3e}")
steps = stats.t.cdf(7e-9, 1) == 0.5 and stats.t.cdf(8e-9, 1) == stats.t.cdf(1.2e-8, 1) > 0.5 + 4.7e-9
right = all(abs(stats.cauchy.cdf(t) - 0.5 - math.atan(t) / math.pi) < 2e-16 for t in points)
two = all(abs(stats.t.cdf(t, 2) - 0.5 - t / math.sqrt(8)) < 2e-16 for t in points[:-1])
print("seen: staircase", steps, "| Cauchy right", right, "| two degrees of freedom right", two)
sys.exit(not (steps and right and two))
P
for version in 1.16.3 1.17.1; do
    python3 -m venv "environment-$version"
    "environment-$version/bin/pip" -q install --disable-pip-version-check "scipy==$version"
    code=0
    "environment-$version/bin/python" look.py || code=$?
    echo "seen: $version: exit code $code"
    codes="${codes-}$code"
done
[ "$codes" = 10 ] || { echo "changed" >&2; exit 1; }
