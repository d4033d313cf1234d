#!/bin/sh
# swift-argument-parser 1.8.2 (Swift 6.3.1, Linux, x86-64): its plugin `generate-manual` replaces the program whose manual is asked for. It builds the whole
# package for release without the options that it was built with (`-Xswiftc …` is no option of a plugin's build), so that the program is compiled once more
# and another one is left in its place, beside programs that nobody asked for. The tool behind the plugin takes the program that is there: `swift build
# --product generate-manual`, then `.build/release/generate-manual .build/release/tool --output-directory …`.
# Needs swift; fetches the package from GitHub.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p Sources/tool Sources/other manual
cat >Package.swift <<'S'
// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "sample",
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")],
    targets: [
        .executableTarget(
            name: "tool", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(name: "other"),
    ])
S
cat >Sources/tool/Tool.swift <<'S'
import ArgumentParser

@main struct Tool: ParsableCommand {
    func run() {
        #if MARKED
            print("built with the option")
        #else
            print("built without it")
        #endif
    }
}
S
echo 'print(1)' >Sources/other/main.swift
swift --version 2>&1 | sed -n 's/.*\(Swift version [0-9.]*\).*/version: \1, swift-argument-parser 1.8.2/p'
swift --version 2>&1 | grep -q 'Swift version 6\.3\.1 ' || { echo "another version" >&2; exit 1; }
logged() { "$@" >log 2>&1 || { cat log >&2; exit 1; }; }
logged swift build -c release -Xswiftc -DMARKED --product tool
logged swift build -c release -Xswiftc -DMARKED --product generate-manual
logged .build/release/generate-manual .build/release/tool --output-directory manual
if [ ! -s manual/tool.1 ] || [ -e .build/release/other ]; then echo "changed: the tool by itself" >&2; exit 1; fi
before=$(.build/release/tool)
[ "$before" = "built with the option" ] || { echo "changed: $before" >&2; exit 1; }
logged swift package --allow-writing-to-package-directory generate-manual
after=$(.build/release/tool)
[ "$after" = "built without it" ] || { echo "changed: the plugin leaves the program as it was" >&2; exit 1; }
[ -x .build/release/other ] || { echo "changed: the plugin builds no more than the tool" >&2; exit 1; }
echo "seen: tool says \"$before\" before the plugin, \"$after\" behind it, and the program other is there"
