#!/bin/sh
# PyYAML 6.0.4 beside ruamel.yaml 0.19.1, which reads YAML 1.2: neither reads what the other writes, and both write without quotation marks or a warning.
#  1. A learning rate of 0.00001 is written 1e-05 by ruamel.yaml, and by Python's own json; PyYAML reads a text of five letters, though YAML 1.2 is made to
#     hold JSON. 0.0005 comes back as a number. A run's identity 12:30:00 becomes 45000, and a note "no" false.
#  2. PyYAML writes the text 1234e56, a commit's first seven digits, as it stands, and ruamel.yaml reads 1.234 · 10⁵⁹; 0o17 becomes 15. Of short digests of
#     Git one in fifty is such a number: a file of settings with a commit in it is right for weeks.
#  PyYAML implements YAML 1.1, where a number with an exponent needs a point and a sign; its description of itself says so. PyYAML reads its own files rightly.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
cat >look.py <<'P'
import io
import json
import random
import sys
from importlib.metadata import version

import yaml
from ruamel.yaml import YAML

print("version: PyYAML", version("PyYAML"), "| ruamel.yaml", version("ruamel.yaml"))
core = YAML(typ="safe")
core.default_flow_style = False


def dumped(value):
    stream = io.StringIO()
    core.dump(value, stream)
    return stream.getvalue()


settings = {"rate": 0.00001, "decay": 0.0005, "run": "12:30:00", "note": "no", "commit": "1234e56", "mask": "0o17"}
by_ruamel, by_json, by_pyyaml = dumped(settings), json.dumps(settings), yaml.safe_dump(settings)
there, json_there, here = yaml.safe_load(by_ruamel), yaml.safe_load(by_json), core.load(by_pyyaml)
print("seen: ruamel.yaml writes", by_ruamel.split("\n")[:-1], "and PyYAML reads", there)
print("seen: json writes", by_json, "and PyYAML reads", json_there)
print("seen: PyYAML writes", by_pyyaml.split("\n")[:-1], "and ruamel.yaml reads", here)
assert yaml.safe_load(by_pyyaml) == core.load(by_ruamel) == core.load(by_json) == settings

generator = random.Random(0)
commits = [f"{generator.getrandbits(28):07x}" for _ in range(20_000)]
lost = [commit for commit in commits if core.load(yaml.safe_dump({"commit": commit}))["commit"] != commit]
print(f"seen: of 20,000 random commits {len(lost)} are read as a number, the first {lost[0]}")
read = there["rate"] == json_there["rate"] == "1e-05" and there["decay"] == 0.0005 and there["run"] == 45000 and there["note"] is False
sys.exit(not (read and here["commit"] == 1.234e59 and here["mask"] == 15 and 300 < len(lost) < 500))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
