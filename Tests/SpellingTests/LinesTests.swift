import Spelling
import Testing

@Suite struct LinesTests {
    @Test(
        arguments: [
            ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
            ("\n\r\n\r", ["", "", "", ""]), ("\r\r\n", ["", "", ""]), ("ü\n\u{301}x\r\n", ["ü", "\u{301}x", ""]),
        ])
    func linesEndAsMarkdownsDo(text: String, expected: [String]) {
        #expect(lines(of: text.utf8) == expected)
        // What holds its bytes otherwise than in one piece gives the same.
        #expect(lines(of: text.utf8.lazy.map { $0 }) == expected)
    }
}
