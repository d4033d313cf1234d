#!/bin/sh
# pdfua 0.1.3 with pikepdf 10.18.0, on a PDF that Typst 0.15.2 (PyPI's `typst`) wrote as PDF/UA-1: its rule UA-14-001, that headings are not empty, is
# never evaluated ("rule raised ValueError: ... cannot get key '/is_integer' on object of type array"), as Typst gives an element's kids as an array. The
# result is still "PASS (no findings)", with exit code 0; only a line "[skip ]" below it tells. With pikepdf 9.11.0 it is the same.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check pdfua==0.1.3 pikepdf==10.18.0 typst==0.15.2
cat >page.typ <<'P'
#set document(title: "A title", date: none)
#set text(lang: "en")
= A heading
A sentence.
P
environment/bin/python -c 'import typst; open("page.pdf", "wb").write(typst.compile("page.typ", pdf_standards=["ua-1"]))'
environment/bin/pip list --disable-pip-version-check 2>/dev/null | grep -E '^(pdfua|pikepdf|typst) ' | sed 's/^/version: /'
code=0
environment/bin/pdfua check page.pdf >seen || code=$?
sed 's/^/seen: /' seen
echo "seen: exit code $code"
[ "$code" = 0 ] && grep -q 'result: PASS (no findings)' seen && grep -q 'UA-14-001 *not evaluated: rule raised ValueError' seen \
    || { echo "changed" >&2; exit 1; }
