import TestSupport
import Testing

@testable import Notebook

/// Input that makes parsers slow or deep.
@Suite struct RobustnessTests {
    static let pathological: [(String, String)] = [
        ("quotes", times(20_000, "> ") + "a"), ("brackets", times(50_000, "[")), ("dollars", times(200_000, "$")),
        ("pairs of dollars", times(100_000, "$a ")), ("pipes", times(200_000, "|") + "\n" + times(100_000, "|-")),
        ("backticks", times(20_000, "`a``b")), ("ats", times(50_000, "@fig-")), ("headings", times(5_000, "# same\n")),
        ("braces", "# a {#" + times(100_000, "{#")), ("copies of copies", copies),
        ("formulas", times(2_000, "a $x$ b\n\n$$\ny\n$$\n\n")),
        ("values", times(5_000, "`{swift} x` ")),
        ("blocks", times(5_000, "```swift experiment\nlet a = 1\n```\n\ntext\n\n")),
    ]

    static let extensions: [(String, String)] = [
        ("footnotes", each(3_000) { "a[^\($0)]\n\n[^\($0)]: note\n\n" }), ("open footnotes", times(100_000, "[^")),
        ("references", times(20_000, "[@fig-a; -@b")), ("open groups", times(50_000, "[@a ")),
        ("tildes", times(30_000, "~~a ~~")),
        ("tildes in emphasis", times(10_000, "*~~a* ~~b")), ("callouts", times(10_000, "> [!NOTE]\n")),
        ("deep callouts", each(500) { times($0 + 1, "> ") + "[!TIP]\n" }), ("tasks", times(20_000, "- [ ] a\n")),
        ("images", times(10_000, "![a](b.png)")), ("images in images", times(5_000, "![") + times(5_000, "](a)")),
        ("escapes", times(50_000, "\\@\\[")), ("entities", times(30_000, "&amp;@")),
        ("tables", times(5_000, "a | b\n--|--\nc | d\n\n")),
        ("wide table", times(5_000, "a|") + "\n" + times(5_000, "-|")),
        ("backticks of all lengths", each(2_000) { times($0 + 1, "`") + "$" }),
        ("addresses", "---\nautolinks: true\n---\n" + times(20_000, "http://a.b(")),
        ("attributes", times(5_000, "# a {#b}\n")),
        ("includes", times(20_000, "{{< include nowhere.md >}}\n")),
    ]

    @Test(.timeLimit(.minutes(10)), arguments: pathological) func itIsReadOrRefusedInTime(name: String, text: String) {
        _ = NotebookReading(path: "p.md", source: Array(text.utf8))
    }

    @Test(.timeLimit(.minutes(10)), arguments: extensions) func extensionsAreReadOrRefusedInTime(
        name: String, text: String
    ) {
        _ = NotebookReading(path: "p.md", source: Array(text.utf8))
    }

    /// Four times the text takes about four times the time, not sixteen times.
    @Test(.timeLimit(.minutes(10))) func readingIsLinear() {
        let words = "Some *words* with `code`, a [link](x.md), $x^2$, `{swift} 1 + 1`, a note[^n] and ~~more~~.\n\n"
        let paragraph = words + "- [x] item\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        func seconds(_ count: Int) -> Double {
            let source = Array((times(count, paragraph) + "[^n]: Note.\n").utf8)
            return processorSeconds { _ = NotebookReading(path: "p.md", source: source) }
        }
        let (some, more) = (seconds(250), seconds(1_000))
        #expect(more < 10 * some, "\(some) s, \(more) s")
    }
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
private func each(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

/// YAML whose values double with every line.
private let copies =
    "---\nparams:\n  a0: &a0 [1]\n" + (1...40).map { "  a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    + "---\n"
