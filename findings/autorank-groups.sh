#!/bin/sh
# autorank 1.3.0, which compares models over data sets and writes the paragraph for the paper, where there are three or more of them, normal and of one variance
# (repeated-measures ANOVA, then Tukey's HSD); "the family-wise significance level of the tests is alpha=0.050":
#  1. Three equal models beside one that is better: in 62 of 181 samples the report says that some of the equal ones differ significantly. Two models are
#     put apart when their means differ by more than one half width of Tukey's intervals, while by Tukey, and by the report's own sentence that such
#     intervals must not overlap, it takes two; in 59 of the 62 the intervals that it prints do overlap. Tukey's test itself errs in 5 of the 181.
#  2. The intervals are those of unrelated samples, though rows are said to be paired measurements: where data sets are easy and hard, three models, each better than
#     the one before by the same 0.01 ± 0.003 on 20 data sets, are one group without a significant difference,
#     behind p = 2e-21 of the ANOVA; each paired t test, which is what autorank takes for two models, has p ≤ 1e-8.
#  3. With alpha = 0.001 the intervals are the same: the level is not passed on to them.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check autorank==1.3.0 numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 pandas==3.1.1 matplotlib==3.11.2
cat >look.py <<'P'
import contextlib
import io
import itertools
import re
import sys
from importlib.metadata import version

import autorank
import numpy as np
import pandas
from scipy import stats
from statsmodels.stats.multicomp import pairwise_tukeyhsd

print("version: autorank", version("autorank"), "| statsmodels", version("statsmodels"))


def compared(samples, alpha=0.05):
    """What autorank finds, its report, and the pairs of models that the report says differ; None where it took another test."""
    table = pandas.DataFrame(samples, columns=list("abcd")[:samples.shape[1]])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = autorank.autorank(table, alpha=alpha, verbose=False)
        if result.omnibus != "anova":
            return None
        printed.truncate(0)
        autorank.create_report(result)
    report = printed.getvalue()
    assert result.pvalue < alpha
    groups = re.search(r"within the following groups: (.*)\. All other", report)
    alike = [re.findall(r"\b[a-d]\b", group) for group in groups.group(1).split(";")] if groups else []
    pairs = itertools.combinations(table.columns, 2)
    return result, report, [pair for pair in pairs if not any(set(pair) <= set(group) for group in alike)]


generator = np.random.default_rng(0)
taken = false = overlapping = by_tukey = 0
for _ in range(200):
    samples = generator.normal(0.8, 0.02, (20, 4)) + [0, 0, 0, 0.1]
    found = compared(samples)
    if found is None:
        continue
    taken += 1
    ranks = found[0].rankdf
    wrong = [list(pair) for pair in found[2] if "d" not in pair]
    false += bool(wrong)
    overlapping += any(ranks.ci_lower[pair].max() < ranks.ci_upper[pair].min() for pair in wrong)
    tukey = pairwise_tukeyhsd(samples.T.ravel(), np.repeat(list("abcd"), 20))
    by_tukey += bool(tukey.reject[[0, 1, 3]].any())
print(f"seen: of {taken} samples the report sets equal models apart in {false}, in {overlapping} of these although their intervals overlap; Tukey's test in {by_tukey}")

easy_and_hard = generator.normal(0.8, 0.08, (20, 1)) + [0, 0.01, 0.02] + generator.normal(0, 0.003, (20, 3))
result, report, apart = compared(easy_and_hard)
largest = max(stats.ttest_rel(easy_and_hard[:, one], easy_and_hard[:, other]).pvalue for one, other in ((0, 1), (1, 2), (0, 2)))
print(f"seen: paired: ANOVA p {result.pvalue:.0e}, paired t tests p up to {largest:.0e}, pairs that differ: {apart}; the report:", report.strip().splitlines()[-1])
strict = compared(easy_and_hard, alpha=0.001)[0]
same = bool((strict.rankdf.ci_lower == result.rankdf.ci_lower).all() and (strict.rankdf.ci_upper == result.rankdf.ci_upper).all())
print("seen: the intervals are the same with alpha = 0.001:", same)
sys.exit(not (0.25 < false / taken < 0.48 and overlapping > 0.8 * false and by_tukey / taken < 0.06 and result.pvalue < 1e-15 and largest < 1e-6 and apart == [] and same))
P
environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
