#!/bin/sh
# Vega-Lite 6 in vl-convert 1.9.0.post1 (what Altair 6.3 saves its charts with), the 95 % interval of error bars and bands (`extent: "ci"`, `ci0`, `ci1`):
#  1. It is drawn with random numbers that neither the chart nor vl-convert can seed, so the same chart of the same five accuracies is another SVG each time,
#     with other numbers in the labels that screen readers are given.
#  2. It is the percentile bootstrap of the mean, which for few values is far too narrow: of 1,000 samples from a normal distribution whose mean is 0 it
#     holds 0 in some 75 % for three values each and 82 % for five, the usual numbers of seeds. Student's interval holds it in 95 %.
# The documentation says "95% bootstrapped confidence interval of the mean", and of neither.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check vl-convert-python==1.9.0.post1
cat >draw.py <<'P'
import importlib.metadata
import random
import re
import sys

import vl_convert

print("version: vl-convert-python", importlib.metadata.version("vl-convert-python"), "| Vega-Lite", ", ".join(vl_convert.get_vegalite_versions()), "| Vega", vl_convert.get_vega_version())
accuracies = [0.912, 0.921, 0.934, 0.928, 0.917, 0.926, 0.915]
chart = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"model": "A", "accuracy": value} for value in accuracies]},
    "mark": {"type": "errorbar", "extent": "ci"},
    "encoding": {"x": {"field": "model", "type": "nominal"}, "y": {"field": "accuracy", "type": "quantitative", "scale": {"zero": False}}},
}
intervals = []
for _ in range(8):
    drawing = vl_convert.vegalite_to_svg(chart, vl_version="6.1")
    intervals.append(re.search(r"Ci1 of accuracy: ([\d.]+); Ci0 of accuracy: ([\d.]+)", drawing).groups())
print("seen: one chart, eight times:", *(f"{low} to {high}" for high, low in intervals), sep=" | ")


def coverage(count):
    """The share of 1,000 intervals that hold the mean of what they were drawn from."""
    generator = random.Random(count)
    rows = [{"sample": sample, "value": generator.gauss(0, 1)} for sample in range(1000) for _ in range(count)]
    aggregate = {"type": "aggregate", "groupby": ["sample"], "fields": ["value", "value"], "ops": ["ci0", "ci1"], "as": ["low", "high"]}
    words = {"signal": "'from ' + datum.low + ' to ' + datum.high"}
    drawing = vl_convert.vega_to_svg({
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "data": [{"name": "samples", "values": rows, "transform": [aggregate]}],
        "marks": [{"type": "symbol", "from": {"data": "samples"}, "encode": {"enter": {"description": words}}}],
    })
    found = [(float(low), float(high)) for low, high in re.findall(r'aria-label="from (\S+) to ([^"]+)"', drawing)]
    assert len(found) == 1000
    return sum(low <= 0 <= high for low, high in found) / 1000


shares = {count: coverage(count) for count in (3, 5, 30)}
for count, share in shares.items():
    print(f"seen: {count} values: {share:.1%} of the intervals hold the mean")
sys.exit(not (len(set(intervals)) > 1 and 0.70 < shares[3] < 0.81 and 0.78 < shares[5] < 0.88 and shares[30] > 0.90))
P
environment/bin/python draw.py || { echo "changed" >&2; exit 1; }
