"""Looks for what runs off the pages of PDFs that bnbook made, letters closer to an edge than the narrowest margin is,
for words that lie on each other, and for numbers whose sign stands behind them."""
import re
import sys

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

MARGIN = 48
TURNED = re.compile(r"\d−(?!\d)")


def letters(element):
    """The letters in an element of a page."""
    if isinstance(element, LTChar):
        yield element
    elif isinstance(element, LTContainer):
        for part in element:
            yield from letters(part)


def lines(letters):
    """The letters of each line from left to right, but for formulas', which lie on each other on purpose. Charts draw theirs twice."""
    found = {}
    for it in letters:
        if it.upright and "Math" not in it.fontname:
            found.setdefault(round(it.matrix[5], 1), {})[it.get_text(), round(it.x0)] = it
    return [sorted(line.values(), key=lambda it: it.x0) for line in found.values()]


def is_overlapping(line):
    """Whether one letter of a line lies on another."""
    return any(left.x1 - right.x0 > 0.4 * min(left.width, right.width) for left, right in zip(line, line[1:]))


def faults(path):
    for number, page in enumerate(extract_pages(path), 1):
        shown = [it for it in letters(page) if it.get_text().strip()]
        off = [it for it in shown if not MARGIN < it.x0 <= it.x1 < page.width - MARGIN]
        if off:
            words = "".join(it.get_text() for it in off[:40])
            yield f"page {number}: {words!r} reaches into the margin"
        for line in lines(shown):
            words = "".join(it.get_text() for it in line)
            if is_overlapping(line):
                yield f"page {number}: words lie on each other in {words!r}"
            # As "−20" is where text goes from right to left and a number does so, too.
            if TURNED.search(words):
                yield f"page {number}: a number is turned around in {words!r}"


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found) or f"{len(sys.argv) - 1} PDFs keep their margins, and no words lie on each other")
sys.exit(1 if found else 0)
