"""Looks for what runs off the pages of PDFs that bnbook made: letters closer to an edge than the narrowest margin is."""
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


def faults(path):
    for number, page in enumerate(extract_pages(path), 1):
        off = [it for it in letters(page) if it.get_text().strip() and not MARGIN < it.x0 <= it.x1 < page.width - MARGIN]
        if off:
            words = "".join(it.get_text() for it in off[:40])
            yield f"page {number}: {words!r} reaches into the margin"


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found) or f"{len(sys.argv) - 1} PDFs keep their margins")
sys.exit(1 if found else 0)
