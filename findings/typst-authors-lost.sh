#!/bin/sh
# Typst 0.15.2 (PyPI's `typst`), `bibliography` in the styles apa and chicago-author-date: where the citations of two works would read the same, authors get lost,
# without a warning. In the list of works "Doe, Jane and Roe, Rick and Poe, Pat" is "Doe, Roe, et al."; Ann Smith and Bob Smith are both "Smith", and their
# works of one year are both cited as (Smith, 2021), so that nobody can tell which is meant. 0.14.9 cites (A. Smith, 2021) and (B. Smith, 2021), lists
# "Smith, A." and "Smith, B.", and in APA's style the three authors by name; so does 0.15.2 in the style harvard-cite-them-right. APA and Chicago ask
# for initials where authors share a surname, and for the names of three authors in the list. Lists that lose names were reported in 2024; equal citations are new. Two works of the very same author and year get their letters, 2020a
# and 2020b, so that a small trial shows nothing.
# Needs python3 with venv. The text is read out of the PDF by pypdf.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >works.bib <<'B'
@article{a, author={Doe, Jane and Roe, Rick and Poe, Pat}, title={First title}, journal={Journal}, year={2020}, volume={1}, pages={1--10}}
@article{b, author={Doe, Jane and Xu, Rick and Poe, Pat}, title={Second title}, journal={Journal}, year={2020}, volume={2}, pages={11--20}}
@article{c, author={Smith, Ann}, title={Third title}, journal={Journal}, year={2021}, volume={1}, pages={1--10}}
@article{d, author={Smith, Bob}, title={Fourth title}, journal={Journal}, year={2021}, volume={2}, pages={11--20}}
B
cat >look.py <<'P'
import io
import pathlib
import sys
from importlib.metadata import version

import pypdf
import typst

print("version: typst", version("typst"))
shown = {}
for style in ("apa", "chicago-author-date", "harvard-cite-them-right"):
    page = ('#set page(width: 30cm, height: auto)\n#set document(date: none)\n@a, @b, @c, @d\n'
            f'#bibliography("works.bib", style: "{style}", title: none)\n')
    pathlib.Path("page.typ").write_text(page)
    text = pypdf.PdfReader(io.BytesIO(typst.compile("page.typ"))).pages[0].extract_text()
    shown[style] = [" ".join(line.split()) for line in text.splitlines()]
    for line in shown[style]:
        print(f"seen: {style}: {line}")
lost = [style for style, lines in shown.items()
        if lines[0].count("(Smith") == 2 and sum(line.startswith("Smith. ") for line in lines[1:]) == 2 and not any("Poe" in line for line in lines)]
whole = [style for style, lines in shown.items()
         if "(A. Smith" in lines[0] and "(B. Smith" in lines[0] and sum("Poe, P." in line for line in lines[1:]) == 2 and sum(line.startswith("Smith, ") for line in lines[1:]) == 2]
print("seen: authors lost in", *lost, "| all of them in", *whole)
if "apa" in whole and "harvard-cite-them-right" in whole and not lost:
    sys.exit(0)
sys.exit(1 if lost == ["apa", "chicago-author-date"] and whole == ["harvard-cite-them-right"] else 2)
P
for version in 0.14.9 0.15.2; do
    python3 -m venv "environment-$version"
    "environment-$version/bin/pip" -q install --disable-pip-version-check "typst==$version" pypdf==7.1.1
    code=0
    "environment-$version/bin/python" look.py || code=$?
    codes="${codes-}$code"
done
[ "$codes" = 01 ] || { echo "changed" >&2; exit 1; }
