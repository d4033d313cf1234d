"""Looks into PDFs that bnbook made: what PDF/UA asks for and Typst cannot know."""
import json
import sys

import pikepdf

HEADINGS = {f"/H{level}" for level in range(1, 7)}


def elements(node):
    """The structure elements below a node of the structure tree."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def has_content(node):
    """Whether anything of a page stands in a structure element or below it."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid or "/Obj" in kid or has_content(kid):
            return True
    return False


def faults(path):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        if "/Lang" not in root:
            yield "it has no language"
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            yield "it is not tagged"
        if not pdf.docinfo.get("/Title"):
            yield "it has no title"
        names = sorted(pdf.attachments)
        if sorted(name.rsplit(".", 1)[-1] for name in names if "/" not in name) != ["json", "md"]:
            yield f"attached are {names}; expected the record and the notebook"
        for name in names:
            if name.endswith(".json") and not json.loads(pdf.attachments[name].get_file().read_bytes())["format"]:
                yield "the record has no format"
        for element in elements(root.StructTreeRoot):
            kind = str(element.S)
            if kind in ("/Formula", "/Figure") and not str(element.get("/Alt", "")).strip():
                yield f"a {kind[1:]} has no words"
            # pdfua 0.1.3 has a rule for this, which it does not evaluate on Typst's files.
            if kind in HEADINGS and not has_content(element):
                yield f"a heading ({kind[1:]}) is empty"
            if kind == "/TH" and not any(
                str(a.get("/Scope", "")) for a in
                (element.A if isinstance(element.get("/A"), pikepdf.Array) else [element.get("/A", {})])
            ):
                yield "a table's head has no scope"


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found) or f"{len(sys.argv) - 1} PDFs keep PDF/UA-1, as far as pdfua and pikepdf can tell")
sys.exit(1 if found else 0)
