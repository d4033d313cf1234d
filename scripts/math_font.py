"""Cuts a font for mathematics into pieces by what formulas need.  math_font.py FONT FOLDER   (scripts/math-font calls it)

A page carries the pieces that its formulas use. Browsers let a sign grow only where the first font of `math` has it, the one with the
space: so `base` holds what grows in most formulas, and `growing` is `base` with all else that grows, for the pages that need it.
"""

import pathlib
import sys
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont

SIGNS = [(0xA0, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x2C6, 0x2DD), (0x300, 0x338), (0x2000, 0x2BFF)]
FENCES = "()[]{}|‖⟨⟩⌊⌋⌈⌉/√∑∏∫∮∬"
ACCENTS = "ˆ˜ˇ˘˙˚¯¨´\u0302\u0303\u030C⏞⏟⎴⎵\u20D7→"
COMMON = "−±·×÷≤≥≠≈≡∼∝∈∉∪∩⊂⊆∀∃∞∂∇∘∗⋅…⋯⋮⋱′←⇒⇔↦∧∨¬⊕⊗⊙ℓℏ∥∣≪≫∅∖⊤⊥\u00A0°"


def main():
    source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    font = TTFont(source)
    mend(font)
    names = font.getBestCmap()
    variants = font["MATH"].table.MathVariants
    grown = set(variants.VertGlyphCoverage.glyphs) | set(variants.HorizGlyphCoverage.glyphs)
    pieces = divided(set(names), {code for code in names if names[code] in grown})
    for name, codes in pieces.items():
        write(source, codes, folder / f"math-{name}.woff2")
    lines = [f"{name} {ranges(codes)}\n" for name, codes in pieces.items()]
    (folder / "math.txt").write_text("".join(lines))
    for name, codes in pieces.items():
        print(f"{name}: {len(codes)} characters, {(folder / f'math-{name}.woff2').stat().st_size} bytes")


def divided(known, growing):
    """The characters of each piece; `growing` alone repeats what another has."""
    signs = {code for low, high in SIGNS for code in range(low, high + 1) if code in known}
    plain = {code for code in range(0x20, 0x7F)}
    latin = {code for code in plain if chr(code).isalpha()}
    base = plain - latin | {ord(sign) for sign in FENCES + ACCENTS + COMMON} & known
    named = lambda *words: {code for code in known if code > 0x2100 and any(word in unicodedata.name(chr(code), "") for word in words)}
    pieces = {"base": base, "growing": base | growing & signs}
    letters = {
        "upright": latin | {0x131, 0x237},
        "italic": named("MATHEMATICAL ITALIC SMALL", "MATHEMATICAL ITALIC CAPITAL") - named("ALPHA", "BETA") | {0x210E, 0x1D6A4, 0x1D6A5},
        "greek": set(range(0x391, 0x3D7)),
        "double-struck": named("DOUBLE-STRUCK"),
        "script": named("MATHEMATICAL SCRIPT", "MATHEMATICAL BOLD SCRIPT", "SCRIPT CAPITAL", "SCRIPT SMALL E", "SCRIPT SMALL G", "SCRIPT SMALL O"),
        "fraktur": named("FRAKTUR", "BLACK-LETTER"),
        "sans": named("SANS-SERIF"),
        "monospace": named("MONOSPACE"),
        "bold": named("MATHEMATICAL BOLD"),
    }
    # Italic Greek lies together in Unicode, behind the Latin.
    italic_greek = set(range(0x1D6E2, 0x1D71C))
    letters["italic"] -= italic_greek
    letters["greek"] |= italic_greek
    taken = pieces["base"] | pieces["growing"]
    for name, codes in letters.items():
        pieces[name] = codes & known - taken
        taken |= codes
    pieces["signs"] = signs - taken
    return pieces


def mend(font):
    """Accents that stand by themselves grow as their combining twins do, which browsers do not stretch; primes, which formulas have in
    superscripts alone, are those made for them."""
    names, variants = font.getBestCmap(), font["MATH"].table.MathVariants
    grown = dict(zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction))
    grown |= {names[accent]: grown[names[twin]] for accent, twin in [(0x2C6, 0x302), (0x2DC, 0x303), (0x2C7, 0x30C)]}
    variants.HorizGlyphCoverage.glyphs = sorted(grown, key=font.getGlyphID)
    variants.HorizGlyphConstruction = [grown[name] for name in variants.HorizGlyphCoverage.glyphs]
    variants.HorizGlyphCount = len(grown)
    primes = {prime: names[prime] + ".st" for prime in (0x2032, 0x2033, 0x2034, 0x2057)}
    for table in font["cmap"].tables:
        table.cmap.update({prime: twin for prime, twin in primes.items() if prime in table.cmap})


def write(source, codes, file):
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=False, name_IDs=[0, 13, 14], recalc_timestamp=False)
    options.drop_tables += ["FFTM"]
    font = subset.load_font(source, options)
    mend(font)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=codes)
    cut.subset(font)
    # What was changed has a name of its own, as its licence asks.
    for number, text in [(1, "bnbook Math"), (2, "Regular"), (4, f"bnbook Math {file.stem}"), (6, "bnbookMath")]:
        font["name"].setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = ["bnbookMath"]
    subset.save_font(font, file, options)


def ranges(codes):
    """`20-7E,A0` of numbers."""
    found = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"{low:X}" if low == high else f"{low:X}-{high:X}" for low, high in found)


if __name__ == "__main__":
    main()
