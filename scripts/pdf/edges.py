"""Looks for what runs off the pages of PDFs that bnbook made, letters closer to an edge than the narrowest margin is, and
for words that lie on each other."""
import sys

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

MARGIN = 48


def letters(element):
    """The letters in an element of a page."""
    if isinstance(element, LTChar):
        yield element
    elif isinstance(element, LTContainer):
        for part in element:
            yield from letters(part)


def overlapping(letters):
    """A line of text of which one letter lies on another. Those of formulas do on purpose, and charts draw theirs twice."""
    lines = {}
    for it in letters:
        if it.upright and "Math" not in it.fontname:
            lines.setdefault(round(it.matrix[5], 1), {})[it.get_text(), round(it.x0)] = it
    for line in lines.values():
        line = sorted(line.values(), key=lambda it: it.x0)
        if any(left.x1 - right.x0 > 0.4 * min(left.width, right.width) for left, right in zip(line, line[1:])):
            yield "".join(it.get_text() for it in line)


def faults(path):
    for number, page in enumerate(extract_pages(path), 1):
        shown = [it for it in letters(page) if it.get_text().strip()]
        off = [it for it in shown if not MARGIN < it.x0 <= it.x1 < page.width - MARGIN]
        if off:
            words = "".join(it.get_text() for it in off[:40])
            yield f"page {number}: {words!r} reaches into the margin"
        for line in overlapping(shown):
            yield f"page {number}: words lie on each other in {line!r}"


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found) or f"{len(sys.argv) - 1} PDFs keep their margins, and no words lie on each other")
sys.exit(1 if found else 0)
