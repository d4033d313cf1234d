#!/bin/sh
# Swift 6.3.1 (Linux, x86-64): what `swiftc -frontend -dump-parse -dump-ast-format json` writes is no JSON behind a type with attributes in a type alias
# or in a function's result: a brace is missing, and what follows in the list of items stands as a member without a name, `"":{…}`. It ends with 0 and
# says nothing. The same type of a variable or a parameter is written well.
# Needs swiftc and python3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >variable.swift <<'S'
let f: @Sendable () -> Int = { 1 }
print(1)
S
cat >alias.swift <<'S'
typealias F = @Sendable () -> Int
print(1)
S
cat >result.swift <<'S'
func f() -> (a: Int, b: @Sendable () -> Int) { (1, { 2 }) }
print(1)
S
is_json() {
    swiftc -frontend -dump-parse -dump-ast-format json -swift-version 5 "$1.swift" >"$1.json"
    python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$1.json" 2>/dev/null
}
swiftc --version 2>&1 | sed -n 's/.*\(Swift version [0-9.]*\).*/version: \1/p'
swiftc --version 2>&1 | grep -q 'Swift version 6\.3\.1 ' || { echo "another version" >&2; exit 1; }
is_json variable || { echo "changed: a variable's type is no JSON either" >&2; exit 1; }
for kind in alias result; do
    if is_json "$kind"; then echo "changed: $kind is JSON" >&2; exit 1; fi
    echo "seen: $kind.swift: $(grep -o ',"":{"_kind":"[a-z_]*"' "$kind.json" | head -1)"
done
