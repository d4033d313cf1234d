#!/bin/sh
# CairoSVG 2.8.2 (with cairocffi 1.7.1): a style sheet inside an SVG file that says `svg{height:auto}`, which browsers and librsvg take as CSS means it,
# gives a picture of the right size with nothing in it, every pixel transparent, without a warning; the file's own width and height attributes are there.
# The same file without that one declaration is drawn. `height:auto` with `max-width:100%` is what keeps an inline drawing's proportions on a page.
# Needs python3 with venv, and cairo (Debian: libcairo2).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install cairosvg==2.8.2 cairocffi==1.7.1 pillow
cat >draw.py <<'P'
import io, sys
import cairosvg
from PIL import Image

print("version: CairoSVG", cairosvg.__version__)


def middle(style):
    drawing = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="50"><style>{style}</style>'
               '<rect width="100" height="50" fill="#0072b2"/></svg>')
    picture = Image.open(io.BytesIO(cairosvg.svg2png(bytestring=drawing.encode()))).convert("RGBA")
    return picture.size, picture.getpixel((50, 25))


seen = {style: middle(style) for style in ("svg{max-width:100%}", "svg{height:auto}")}
for style, (size, pixel) in seen.items():
    print(f"seen: {style}: {size[0]} x {size[1]}, the middle is {pixel}")
sys.exit(seen != {"svg{max-width:100%}": ((100, 50), (0, 114, 178, 255)), "svg{height:auto}": ((100, 50), (0, 0, 0, 0))})
P
environment/bin/python draw.py || { echo "changed" >&2; exit 1; }
