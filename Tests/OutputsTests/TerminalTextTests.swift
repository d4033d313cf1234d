import Testing

@testable import Outputs

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain\ttext\n", "plain\ttext\n"), ("\rstep 1 of 4\rstep 2 of 4\n", "step 2 of 4\n"), ("abc\rX\n", "Xbc\n"),
        ("abc\r\u{1B}[KX", "X"), ("ab\u{8}c", "ac"), ("\u{1B}[1;31mred\u{1B}[0m and plain", "red and plain"),
        ("bell\u{7} nul\0 del\u{7F}", "bell␇ nul␀ del␡"), ("one\r\ntwo\r\n", "one\ntwo\n"),
        ("\u{1B}]0;title\u{7}text", "text"), ("\u{85}é", "\u{FFFD}é"), ("\u{1B}", ""),
    ]) func isWhatATerminalShows(printed: String, text: String) {
        #expect(TerminalText(printed).text == text)
    }

    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m plain", ["red|red", "| plain"]),
        ("\u{1B}[1;92mé\n\u{1B}[22mb\u{1B}[m.", ["bold green|é", "|\n", "green|b", "|."]),
        ("\u{1B}[38;5;196;48;2;0;0;250ma", ["red on-blue|a"]), ("\u{1B}[38;5;244ma\u{1B}[7mb", ["|a", "inverse|b"]),
        ("\u{1B}[31mabc\r\u{1B}[32mX", ["green|X", "red|bc"]), ("a\u{1B}[?25lb\u{1B}[31;9mc", ["|ab", "struck red|c"]),
        ("\u{1B}[4:3mwave", ["underlined|wave"]), ("\u{1B}[38;5mx", ["|x"]), ("abc\u{1B}[2KX", ["|   X"]),
    ]) func hasTheStylesOfATerminal(printed: String, pieces: [String]) {
        let text = TerminalText(printed)
        let found = text.pieces(0..<text.text.utf8.count).map { "\($0.style.names.joined(separator: " "))|\($0.text)" }
        #expect(found == pieces)
    }

    @Test(arguments: ["\n", ""]) func theMiddleOfALongTextIsLeftOut(end: String) throws {
        let lines = (1...2_001).map { "line \($0)\n" }
        let short = lines.dropLast().joined().dropLast() + end
        #expect(TerminalText(String(short)).folding() == nil)
        let text = TerminalText(String(lines.joined().dropLast() + end))
        let folding = try #require(text.folding())
        #expect(folding.missing == 1 && folding.count == 2_001)
        #expect(text.slice(folding.head) == lines[..<1_000].joined())
        #expect(text.slice(folding.tail) == lines[1_001...].joined().dropLast() + end)
    }
}

@Suite struct CrashReportTests {
    @Test(arguments: [
        ("block-1/x.swift:1: Fatal error: one\ntwo\n\n*** Signal 4", "one\ntwo"),
        ("Fatal error: not me\nSwift/A.swift:692: Fatal error: Index out of range\n", "Index out of range"),
        ("Fatal error: not me; Swift/A.swift:692: Fatal error: Index out of range\n", "Index out of range"),
        ("a.swift:1: Fatal error: it said b.swift:2: Fatal error: two\n", "it said b.swift:2: Fatal error: two"),
        (
            "Swift/E.swift:2: Fatal error: Error raised at top level: p.(unknown context at $55d25).E(a: 1)\n",
            "thrown error: p.E(a: 1)"
        ),
        (
            "*** Program crashed: Bad pointer dereference at 0x7f ***\n"
                + String(repeating: "     1 [ra] 0x01 f(_:) + 58 in so at /block-1:1:31\n", count: 40),
            "the stack is full: a function calls itself without an end, or too often"
        ),
    ]) func saysWhy(errors: String, message: String) { #expect(CrashReport(errors).message == message) }

    @Test func aLongMessageIsShortened() {
        let message = CrashReport("a:1: Fatal error: " + String(repeating: "x", count: 5_000_000) + "\n").message
        #expect(message?.hasSuffix("xxx… (5000000 bytes in all)") == true && message!.utf8.count < 5_000)
    }

    @Test func aValueInAStringIsItsTextAndUnit() {
        #expect("\(0.976.shown(as: .percent(1)))" == "97.6\u{00A0}%")
    }
}
