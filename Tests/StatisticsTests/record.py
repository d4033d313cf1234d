# Writes recorded.json, the figures the tests compare with: python3 record.py, with SciPy 1.17.1, NumPy 2 and
# statsmodels 0.15.0. Moments and t of extreme sizes are by fractions, since SciPy's own overflow.
import json, math, numpy as np
from fractions import Fraction
from scipy import stats
from statsmodels.stats.multitest import multipletests

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15

def scattered(v):
    v = ((v ^ v >> 30) * 0xBF58476D1CE4E5B9) & MASK
    v = ((v ^ v >> 27) * 0x94D049BB133111EB) & MASK
    return v ^ v >> 31

def draws(seed, index, count, bound):  # the project's own stream, written down a second time
    counter = scattered((seed * GOLDEN & MASK) ^ scattered((index + GOLDEN) & MASK))
    result = []
    for _ in range(count):
        counter = (counter + GOLDEN) & MASK
        result.append(scattered(counter) * bound >> 64)
    return result

def bootstrap(values, confidence, resamples, seed, statistic):
    outcomes = [statistic([values[i] for i in draws(seed, k, len(values), len(values))]) for k in range(resamples)]
    return [float(np.quantile(outcomes, q)) for q in ((1 - confidence) / 2, (1 + confidence) / 2)]

sides = {"twoSided": "two-sided", "less": "less", "greater": "greater"}
samples = {
    "five": [0.0012, 0.0031, -0.0004, 0.0022, 0.0017],
    "ten": [0.3, -0.1, 0.25, 0.6, 0.05, 0.12, -0.32, 0.41, 0.22, 0.18],
    "one side": [1.5, 0.5, 2.25, 3.0, 0.75, 1.25],
    "darwin": [6.125, -8.375, 1.0, 2.0, 0.75, 2.875, 3.5, 5.125, 1.75, 3.625, 7.0, 3.0, 9.375, 7.5, -6.0],  # Fisher 1935, maize
    "twelve": [-2.1, 1.4, 0.3, -0.7, 2.2, 1.1, 0.9, -1.6, 3.3, 0.2, 1.8, -0.4],
}
ties = {"ties": [1.0, 1.0, -1.0, 2.0, 2.0, -3.0, 4.0, 0.0, 4.0], "all alike": [2.0, 2.0, 2.0, 2.0]}

def wilcoxon(values, side):  # exact over all signs, ties included
    kept = np.array([v for v in values if v != 0])
    ranks = stats.rankdata(np.abs(kept))
    observed = ranks[kept > 0].sum()
    sums = [sum(r for k, r in enumerate(ranks) if pattern >> k & 1) for pattern in range(1 << len(kept))]
    above, below = np.mean([s >= observed for s in sums]), np.mean([s <= observed for s in sums])
    return float(observed), float({"greater": above, "less": below, "twoSided": min(1, 2 * min(above, below))}[side])

def signflip(values, side):
    test = stats.permutation_test((values,), lambda x, axis: np.mean(x, axis=axis), vectorized=True, permutation_type="samples",
                                  n_resamples=np.inf, alternative=sides[side])
    return float(test.pvalue)

record = {
    "normal": [[z, float(stats.norm.cdf(z))] for z in (-38, -20, -8, -5.5, -3, -2.999, -1.96, -1, -0.1, 0, 0.1, 0.5, 1, 1.96, 2.5, 3, 6)],
    "normalQuantile": [[p, float(stats.norm.ppf(p))] for p in (1e-300, 1e-12, 0.001, 0.025, 0.05, 0.2, 0.5, 0.8, 0.95, 0.975, 0.995)],
    "tTail": [[df, t, float(stats.t.sf(t, df))] for df in (1, 2, 4, 9, 29, 200, 1000) for t in (-2, 0, 0.001, 1, 2.5, 6, 30, 400)],
    "noncentralT": [[df, d, t, float(stats.nct.cdf(t, df, d))] for df in (2, 4, 9, 28, 99) for d in (-1, 0.3, 1, 2.8, 6) for t in (-2, -0.5, 0, 1, 2.2, 5)],
    "power": [[d, n, float(1 - stats.nct.cdf(c, n - 1, d * n**0.5) + stats.nct.cdf(-c, n - 1, d * n**0.5))]
              for d in (0.1, 0.5, 0.8, 1.5) for n in (3, 5, 10, 29, 60) for c in [stats.t.ppf(0.975, n - 1)]],
    "tTest": [[v, m, s, float(stats.ttest_1samp(v, m, alternative=sides[s]).statistic), float(stats.ttest_1samp(v, m, alternative=sides[s]).pvalue)]
              for v in samples.values() for m in (0, 0.1) for s in sides],
    "equivalence": [[v, m, float(max(stats.ttest_1samp(v, -m, alternative="greater").pvalue, stats.ttest_1samp(v, m, alternative="less").pvalue))]
                    for v in samples.values() for m in (0.005, 0.5, 5)],
    "signFlip": [[v, s, signflip(v, s)] for v in list(samples.values()) + list(ties.values()) for s in sides],
    "wilcoxon": [[v, s, *wilcoxon(v, s)] for v in list(samples.values()) + list(ties.values()) for s in sides],
    "mcnemar": [[b, c, float(stats.binomtest(b, b + c).pvalue)] for b, c in
                ((0, 1), (0, 6), (5, 5), (3, 12), (40, 60), (41, 59), (86, 114), (121, 59), (1000, 1100))],
    "wilson": [[k, n, l, *map(float, stats.binomtest(k, n).proportion_ci(l, method="wilson"))]
               for k, n in ((9761, 10000), (0, 20), (20, 20), (7, 10), (1, 3)) for l in (0.9, 0.95, 0.99)],
    "bootstrapMean": [[v, l, r, s, *bootstrap(v, l, r, s, lambda x: sum(x) / len(x))]
                      for v in samples.values() for l, r, s in ((0.95, 999, 0), (0.9, 500, 7))],
}
def moments(values):  # exact until the last rounding
    exact = [Fraction(v) for v in values]
    mean = sum(exact) / len(exact)
    variance = sum((v - mean) ** 2 for v in exact) / (len(exact) - 1)
    size = max(abs(v) for v in exact)
    return [float(mean), float(size * Fraction(math.sqrt(variance / size**2)))]

def shared_t(values):  # of values of any size, scaled first
    size = Fraction(2) ** math.frexp(max(map(abs, values)))[1]
    test = stats.ttest_1samp([float(Fraction(v) / size) for v in values], 0)
    return [float(test.statistic), float(test.pvalue)]

def sampled(values):  # the two-sided sign-flip p of whole numbers, exact by counting sums
    counts, observed = {0: 1}, abs(sum(values))
    for v in values:
        following = {}
        for total, count in counts.items():
            for sign in (v, -v): following[total + sign] = following.get(total + sign, 0) + count
        counts = following
    return sum(count for total, count in counts.items() if abs(total) >= observed) / 2 ** len(values)

def adjusted(values, method):
    kept = [v for v in values if v is not None]
    found = iter(multipletests(kept, method=method)[1].tolist() if kept else [])
    return [None if v is None else next(found) for v in values]

extremes = [[1e300, 2e300, 4e300], [1.2e308, -1.2e308, 1.1e308], [3e-200, 1e-200, -2e-200], [5e-324, 1e-323, 2e-323],
            [1e9 + 1, 1e9 + 2, 1e9 + 4], [1e-12, 1, 1e12], [0.1, 0.1, 0.1, 0.1 + 1e-9]]
families = [[0.02, None, 0.04], [0.01, None, 0.04, 0.03], [None, 0.01, 0.02], [None], [], [0.03, 0.03, 0.03], [1, 0, 0.5],
            [0.01, 0.04, 0.03, 0.005], [0.049, 0.0499, 0.9, 0.002, 0.013]]
longs = [[(k * 7919) % 41 - 15 for k in range(40)], [1] * 40, [(-1) ** k * k for k in range(1, 51)], [3] * 30 + [-3] * 14]
record |= {
    "moments": [[v, *moments(v)] for v in extremes],
    "tOfAnySize": [[v, *shared_t(v)] for v in extremes],
    "holm": [[v, adjusted(v, "holm")] for v in families],
    "benjaminiHochberg": [[v, adjusted(v, "fdr_bh")] for v in families],
    "sampledSignFlip": [[v, sampled(v)] for v in longs],
}
for v in samples.values():  # what SciPy itself calls exact agrees
    for s in sides:
        assert abs(stats.wilcoxon(v, alternative=sides[s], method="exact").pvalue - wilcoxon(v, s)[1]) < 1e-12 or len(set(map(abs, v))) < len(v)
with open("recorded.json", "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]" for name, rows in record.items()) + "\n}\n")
