#!/bin/sh
# Swift 6.3.1 (Linux, x86-64), -O: a regular expression written as a literal within a function is parsed and compiled anew each time the literal is
# reached, although it is a constant: some 90 µs for one of thirty letters, before the first letter of the text is looked at. Kept in a `static let`
# the same search of a six-letter text takes 1 to 2 µs. Nothing warns of it, and the optimizer does not lift it out of a loop.
# Needs swiftc.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >search.swift <<'S'
enum Words {
    static let kept = #/([0-9]+)\.([0-9]+) ?(%|pp|s)/#
}

func byLiteral(_ text: String) -> Bool { text.contains(#/([0-9]+)\.([0-9]+) ?(%|pp|s)/#) }
func byConstant(_ text: String) -> Bool { text.contains(Words.kept) }

func seconds(_ search: (String) -> Bool) -> Double {
    let clock = ContinuousClock(), begun = clock.now
    var found = 0
    for _ in 0..<2000 where search("a word") { found += 1 }
    precondition(found == 0)
    return (clock.now - begun) / .seconds(1)
}

precondition(byLiteral("1.5 %") && byConstant("1.5 %"))
let literal = seconds(byLiteral), constant = seconds(byConstant)
print("seen: 2,000 searches:", literal, "s by a literal,", constant, "s by a constant, ratio", literal / constant)
if literal < 10 * constant { fatalError("changed") }
S
swiftc --version 2>&1 | sed -n 's/.*\(Swift version [0-9.]*\).*/version: \1/p'
swiftc --version 2>&1 | grep -q 'Swift version 6\.3\.1 ' || { echo "another version" >&2; exit 1; }
swiftc -O search.swift -o search
./search
