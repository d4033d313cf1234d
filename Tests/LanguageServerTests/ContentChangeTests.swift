import Testing

@testable import LanguageServer

/// What turns one text into another.
@Suite struct ContentChangeTests {
    @Test(
        "Lines between those that are the same are exchanged",
        arguments: [
            ("a\nb\nc\n", "a\nx\nc\n", "1-2 x\n"), ("a\nb\n", "a\nb\nc\n", "2-2 c\n"),
            ("a\na\na\n", "a\na\n", "2-3 "),
            ("a\na\n", "a\na\na\n", "2-2 a\n"), ("a\n", "a\n", "all a\n"), ("𝔼\n", "é\n", "0-1 é\n"),
            ("a", "b", "all b"), ("", "a\n", "0-0 a\n"), ("a\n", "", "0-1 "),
        ]) func changes(old: String, new: String, words: String)
    {
        let change = LSP.ContentChange(from: old, to: new)
        let place = change.range.map { "\($0.start.line)-\($0.end.line)" } ?? "all"
        #expect("\(place) \(change.text)" == words)
        var document = TextDocument(
            .init(uri: "file:///a", version: 1, text: old), path: "/a", encoding: .utf16)
        document.apply([change], version: 2)
        #expect(document.bytes == Array(new.utf8))
    }
}
