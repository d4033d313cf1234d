import Foundation
import TestSupport
import Testing

/// Whatever is typed in notebooks that take from each other, what is said of them is what a server says that never saw
/// them otherwise.
@Suite struct LanguageEditTests {
    private static let names = ["one.md", "two.md"]
    private static let pieces = [
        "See @OTHER/tbl-a and @tbl-a.", "See [@OTHER/tbl-b; @OTHER/sec-setup].",
        "`{OTHER.md} n * 2` and `{swift} n * 2`",
        "`{OTHER.md} tbl-a[\"Deep\", \"Share\"]`", "[x](OTHER.md#how-it-ends) and [y](#how)", "## How it ends",
        "# Setup {#sec-setup}", "| a | b |", "|---|---|", "| 1 | 2 |", ": N {#tbl-a}", "```swift experiment",
        "//| label: tbl-b", "//| lable: tbl-c", "let n = 1", "```", "", "", "> quoted", "- item", "$x^2$ and $$",
        "{{< include OTHER-part.md >}}",
        "The accuracy was 97.6 %, far better.", "A note[^1] 😀 here.", "[^1]: The note.", "---", "title: A",
    ]

    private func said(_ editor: Editor) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        try editor.ask("textDocument/documentSymbol", ["textDocument": ["uri": editor.uri("one.md")]])
        for message in editor.notifications where message["method"] as? String == "textDocument/publishDiagnostics" {
            guard let params = message["params"] as? [String: Any], let uri = params["uri"] as? String,
                let all = params["diagnostics"] as? [[String: Any]]
            else { continue }
            let name = uri.split(separator: "/").last.map(String.init) ?? ""
            found[name] = Set(all.map { "\(Editor.words($0["range"])) \($0["severity"] ?? "") \($0["message"] ?? "")" })
        }
        return found.filter { !$0.value.isEmpty }
    }

    /// Each notebook has a part of its own.
    private func editor(_ texts: [String: [String]]) throws -> Editor {
        let texts = texts.mapValues { $0.joined(separator: "\n") }
        let parts = ["one-part.md", "two-part.md"].map { ($0, "A part with @tbl-a.\n") }
        let editor = try Editor(texts.merging(parts) { first, _ in first })
        try editor.initialize()
        for name in Self.names { try editor.open(name, texts[name] ?? "") }
        return editor
    }

    @Test("What is said does not hang on what was there before", arguments: 1...2 as ClosedRange<UInt64>)
    func edits(seed: UInt64) throws {
        var numbers = HuntNumbers(seed: seed)
        func piece(_ name: String) -> String {
            let other = name == "one.md" ? "two" : "one"
            return (Self.pieces.randomElement(using: &numbers) ?? "").replacing("OTHER", with: other)
        }
        var texts = Self.names.reduce(into: [:]) { $0[$1] = (0..<12).map { _ in "" } }
        let editor = try editor(texts)
        for step in 0..<60 {
            let name = Self.names.randomElement(using: &numbers)!
            let line = Int.random(in: 0..<12, using: &numbers)
            let (old, new) = (texts[name]![line], piece(name))
            try editor.change(name, (line, 0, line, old.utf16.count), new)
            texts[name]![line] = new
            guard step % 10 == 9 else { continue }
            let fresh = try self.editor(texts)
            // Each as it is when both are open.
            for name in Self.names { try fresh.change(name, (0, 0, 0, 0), "") }
            let (own, expected) = (try said(editor), try said(fresh))
            #expect(own == expected, "step \(step) of seed \(seed):\n\(texts)")
        }
    }
}
