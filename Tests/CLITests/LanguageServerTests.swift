import Foundation
import Testing

/// `bnbook lsp`, as an editor meets it.
@Suite struct LanguageServerTests {
    @Test("Requests in odd orders are refused with the protocol's numbers, and do no harm")
    func oddOrders() throws {
        let editor = try Editor()
        func code(_ answer: [String: Any]) -> Int? { (answer["error"] as? [String: Any])?["code"] as? Int }
        #expect(code(try editor.ask("textDocument/hover")) == -32002)
        try editor.notify("textDocument/didOpen", ["nonsense": 1])
        try editor.initialize()
        #expect(code(try editor.ask("initialize", ["capabilities": [String: Any]()])) == -32600)
        #expect(code(try editor.ask("workspace/unknown")) == -32601)
        #expect(code(try editor.ask("textDocument/hover", ["position": 3])) == -32602)
        #expect(code(try editor.ask("textDocument/hover", editor.place("none.md", 0, 0))) == -32602)
        editor.send(raw: "Content-Length: 5\r\n\r\n{nope")
        #expect(code(try editor.answer(to: nil)) == -32700)
        editor.send(raw: "Length: 5\r\n\r\n")
        #expect(code(try editor.answer(to: nil)) == -32700)
        try editor.notify("$/unknown")
        try editor.notify("$/cancelRequest", ["id": 77])
        let none = ["uri": "file:///none.md"]
        try editor.notify("textDocument/didChange", ["textDocument": none, "contentChanges": [Any]()])
        try editor.notify("textDocument/didClose", ["textDocument": none])
        // A request's number may be a text.
        try editor.send(["id": "seven", "method": "workspace/unknown"])
        #expect(try editor.ask("shutdown")["result"] is NSNull)
        #expect(editor.notifications.contains { $0["id"] as? String == "seven" })
        #expect(code(try editor.ask("textDocument/hover")) == -32600)
        try editor.notify("exit")
        #expect(editor.exitCode() == 0)
    }

    @Test("The server ends with 1 where its end was not announced", arguments: [true, false])
    func endsUnannounced(byExit: Bool) throws {
        let editor = try Editor()
        try editor.initialize()
        if byExit { try editor.notify("exit") } else { editor.closeInput() }
        #expect(editor.exitCode() == 1)
    }

    @Test("Messages may come in any pieces", arguments: [1, 2, 7, 64])
    func pieces(length: Int) throws {
        let editor = try Editor()
        editor.pieceLength = length
        try editor.initialize()
        try editor.open("q.md", "# One {#sec-one}\n\nSee @sec-two.\n")
        let found = try editor.diagnostics("q.md")
        #expect(found.map { Editor.words($0["range"]) } == ["2:4-2:12"])
    }

    @Test("Places are counted as was agreed, also behind letters beyond the BMP, and in lines that end with CR LF")
    func encodings() throws {
        // 𝔼 has two units of UTF-16, and four bytes.
        for (encodings, place) in [(nil, "2:5-2:13"), (["utf-8", "utf-16"], "2:7-2:15")] as [([String]?, String)] {
            let editor = try Editor()
            try editor.initialize(encodings)
            try editor.open("q.md", "# One {#sec-one}\r\n\r\n𝔼 a @sec-two\r\n")
            let found = try editor.diagnostics("q.md")
            #expect(found.map { Editor.words($0["range"]) } == [place])
        }
    }

    @Test("Texts are changed piece by piece, or as a whole")
    func changes() throws {
        let editor = try Editor()
        try editor.initialize()
        try editor.open("q.md", "# One {#sec-one}\r\n\r\n𝔼 see @sec-two\r\n")
        #expect(try editor.diagnostics("q.md").count == 1)
        // Behind 𝔼, which is two units: "two" becomes "one".
        try editor.change("q.md", (2, 12, 2, 15), "one")
        #expect(try editor.diagnostics("q.md").isEmpty)
        // Over the end of a line, and past the end of the document.
        try editor.change("q.md", (0, 0, 1, 0), "# Two {#sec-two}\n")
        #expect(try editor.diagnostics("q.md").count == 1)
        try editor.change("q.md", (2, 6, 99, 99), " @sec-two\n")
        #expect(try editor.diagnostics("q.md").isEmpty)
        try editor.change("q.md", nil, "@fig-none\n")
        #expect(try editor.diagnostics("q.md").map { Editor.words($0["range"]) } == ["0:0-0:9"])
        try editor.notify("textDocument/didClose", ["textDocument": ["uri": editor.uri("q.md")]])
        #expect(try editor.diagnostics("q.md").isEmpty)
    }

    @Test("What was taken back before its turn is answered as such")
    func cancellation() throws {
        let editor = try Editor()
        try editor.initialize()
        // A text that takes some time to read.
        try editor.open("q.md", String(repeating: "Words, words and $x^2$.\n\n", count: 4_000))
        try editor.send(["id": 900, "method": "textDocument/documentSymbol", "params": editor.place("q.md", 0, 0)])
        try editor.notify("$/cancelRequest", ["id": 900])
        #expect((try editor.answer(to: 900)["error"] as? [String: Any])?["code"] as? Int == -32800)
    }

    @Test("Every check that needs no compiler is made as one types, with what would mend it")
    func checks() throws {
        let text = """
            ---
            titel: A
            ---
            # One {#sec-one}

            See @sec-onne, [there](#nowhere), $\\frac{1}$ and ![x](none.png).

            The accuracy is 97.5 %.

            ```swift experiment
            //| lable: fig-a
            1
            ```
            """
        let editor = try Editor()
        try editor.initialize()
        try editor.open("q.md", text)
        let found = try editor.diagnostics("q.md")
        #expect(
            found.compactMap { $0["range"] }.map(Editor.words) == [
                "1:0-1:5", "5:5-5:13", "5:15-5:16", "5:35-5:36", "5:49-5:50", "7:16-7:18", "10:4-10:9",
            ], "\(found)")
        let actions =
            try editor.ask(
                "textDocument/codeAction",
                [
                    "textDocument": ["uri": editor.uri("q.md")], "range": Editor.range((0, 0, 20, 0)),
                    "context": ["diagnostics": [Any]()],
                ])["result"] as? [[String: Any]]
        #expect(
            actions?.compactMap { $0["title"] as? String } == [
                "Replace by title", "Replace by sec-one", "Replace by label",
            ])
    }
}
