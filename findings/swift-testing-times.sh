#!/bin/sh
# Swift 6.3.1 (Linux, x86-64), Swift Testing: the time that is reported of a test is not the time that it takes. All tests of a run are begun at once
# and wait for a thread of the pool with their clocks running, so a test that only compares two numbers is said to have passed after as many seconds as
# all the others together needed, on the console and in the file of --xunit-output, by which CI systems list the slowest tests. Here 60 tests that keep a
# processor busy for 0.1 s stand beside 60 that do nothing. One test at a time (--no-parallel) and by itself, the same test takes no time.
# Needs swift.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p Tests/TimesTests
cat >Package.swift <<'S'
// swift-tools-version: 6.2
import PackageDescription
let package = Package(name: "Times", targets: [.testTarget(name: "TimesTests")])
S
cat >Tests/TimesTests/TimesTests.swift <<'S'
import Testing

S
for number in $(seq 1 60); do
    cat >>Tests/TimesTests/TimesTests.swift <<S
@Test func busy$number() {
    let clock = ContinuousClock(), end = clock.now + .milliseconds(100)
    while clock.now < end {}
}
@Test func idle$number() { #expect(1 + 1 == 2) }
S
done
swift --version 2>&1 | sed -n 's/.*\(Swift version [0-9.]*\).*/version: \1/p'
swift --version 2>&1 | grep -q 'Swift version 6\.3\.1 ' || { echo "another version" >&2; exit 1; }
swift build --build-tests >/dev/null 2>&1
# The seconds that are reported of all idle tests together, and of the whole run.
seen() {
    swift test --skip-build "$@" >log 2>&1
    sed -n 's/.*Test idle[0-9]*() passed after \([0-9.]*\) seconds.*/\1/p' log | awk '{ s += $1; if ($1 > m) m = $1 } END { printf "%.2f %.2f ", s, m }'
    sed -n 's/.*Test run with .* passed after \([0-9.]*\) seconds.*/\1/p' log
}
set -- $(seen --parallel)
together=$1 slowest=$2 run=$3
set -- $(seen --no-parallel)
echo "seen: 60 tests that do nothing: $together s together and $slowest s the slowest, in a run of $run s; one at a time $1 s together"
awk -v together="$together" -v run="$run" -v alone="$1" 'BEGIN { exit !(together > 5 * run && alone < 1) }' || { echo "changed" >&2; exit 1; }
