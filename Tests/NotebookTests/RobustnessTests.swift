import Testing

@testable import Notebook

/// Input that makes parsers slow or deep.
@Suite struct RobustnessTests {
    @Test(.timeLimit(.minutes(2)), arguments: [
        ("quotes", String(repeating: "> ", count: 20_000) + "a"), ("brackets", String(repeating: "[", count: 50_000)),
        ("dollars", String(repeating: "$", count: 200_000)), ("pairs of dollars", String(repeating: "$a ", count: 100_000)),
        ("pipes", String(repeating: "|", count: 200_000) + "\n" + String(repeating: "|-", count: 100_000)),
        ("backticks", String(repeating: "`a``b", count: 20_000)), ("ats", String(repeating: "@fig-", count: 50_000)),
        ("headings", String(repeating: "# same\n", count: 5_000)), ("braces", String(repeating: "# a {#", count: 1) + String(repeating: "{#", count: 100_000)),
        (
            "copies of copies",
            "---\nparams:\n  a0: &a0 [1]\n" + (1...40).map { "  a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined() + "---\n"
        ),
        ("formulas", String(repeating: "a $x$ b\n\n$$\ny\n$$\n\n", count: 2_000)),
        ("values", String(repeating: "`{swift} x` ", count: 5_000)),
        ("blocks", String(repeating: "```swift experiment\nlet a = 1\n```\n\ntext\n\n", count: 5_000)),
    ]) func itIsReadOrRefusedInTime(name: String, text: String) {
        _ = try? Notebook.parse(path: "p.md", source: Array(text.utf8))
    }
}
