#!/bin/sh
# KaTeX 0.16.4 (Debian's libjs-katex 0.16.4+~cs6.1.0-1), asked for MathML alone, gives for four formulas that it accepts without a word MathML that is
# not what its own HTML shows: `\overlinesegment{AB}` has the word "undefined" for its accent; `{\sin}^2` puts the invisible
# "apply function" into the superscript's base, so that an `msup`, which takes two children, has three; the `\tag{2}` of a row of `align` is nowhere; and a
# typed ℝ is a plain, upright R (its HTML takes the R of a font in which that is ℝ).
# Needs python3 with venv, apt-get and dpkg-deb (Debian 12). KaTeX is run by Duktape, from PyPI's dukpy 0.5.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q -o APT::Sandbox::User=root 'libjs-katex=0.16.4+~cs6.1.0-1' >/dev/null
dpkg-deb -x libjs-katex_*.deb package
python3 -m venv environment
environment/bin/pip -q install dukpy==0.5.0
cat >draw.py <<'P'
import pathlib, re, sys
import dukpy

library = next(pathlib.Path("package").rglob("katex.min.js")).read_text(encoding="utf-8")


def mathml(tex):
    """What stands in <semantics>, but for the annotation."""
    call = f"var exports, module; {library}; (this.katex || katex).renderToString(dukpy.tex, {{output: 'mathml', displayMode: true, throwOnError: true}})"
    text = dukpy.evaljs(call, tex=tex)
    return re.search(r"<semantics>(.*?)<annotation", text, re.S).group(1)


version = dukpy.evaljs(f"var exports, module; {library}; (this.katex || katex).version")
print("version: KaTeX", version)
overline = mathml(r"\overlinesegment{AB}")
power = mathml(r"{\sin}^2")
tagged = mathml(r"\begin{align} a &= b \tag{2} \end{align}")
typed = mathml("ℝ")
for name, text in (("overlinesegment", overline), ("power", power), ("tag", tagged), ("typed", typed)):
    print(f"seen: {name}: {text}")
children = re.search(r"<msup>(.*)</msup>", power, re.S)
inner = re.findall(r"<m[ino][^>]*>[^<]*</m[ino]>", children.group(1)) if children else []
good = version == "0.16.4" and ">undefined<" in overline and len(inner) == 3 and "2" not in re.sub(r"<[^>]*>", "", tagged)
good = good and re.sub(r"<[^>]*>", "", typed) == "R"
sys.exit(not good)
P
environment/bin/python draw.py || { echo "changed" >&2; exit 1; }
