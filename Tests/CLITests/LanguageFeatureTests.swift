import Foundation
import Testing

/// What `bnbook lsp` knows of labels, options, works and files.
@Suite struct LanguageFeatureTests {
    private static let text = """
        ---
        title: A notebook
        bibliography: works.bib
        ---
        # Setup {#sec-setup}

        As @adam2015 says, @fig-loss and [better](@clm-better) follow @sec-setup.

        ```swift experiment
        //| label: fig-loss
        //| caption:   Below @fig-loss
        //| subcaptions: [a, b]
        1
        ```

        ```swift experiment
        //| label: clm-better
        2
        ```

        ## Tables

        See @fig-loss-1, and `{swift} 40 + 2`.

        | a | long head |
        |:-|-:|
        | 1 | 2 |

        : Numbers {#tbl-numbers}

        {{< include part.md >}}

        """
    private static let files = [
        "q.md": text, "part.md": "In the part: @tbl-numbers.\n",
        "works.bib": "@article{adam2015, title={Adam}, author={Kingma, D. P. and Ba, J.}, year={2015}}\n",
    ]

    private func editor() throws -> Editor {
        let editor = try Editor(Self.files)
        try editor.initialize()
        try editor.open("q.md", Self.text)
        #expect(try editor.diagnostics("q.md").isEmpty)
        return editor
    }

    @Test(
        "What may stand at a place is known, `‸` being the cursor",
        arguments: [
            ("See @‸", ["clm-better", "fig-loss", "sec-setup", "tbl-numbers", "adam2015"]),
            ("See [better](@clm‸", ["clm-better"]), ("See [@ada‸", ["adam2015"]),
            ("{{< include ‸", ["part.md"]), ("mail me@‸", []), ("Words.‸", []),
        ] as [(String, [String])]) func completesText(line: String, expected: [String]) throws
    {
        let editor = try editor()
        let character = line.utf16.firstIndex(of: "‸".utf16.first!)!.utf16Offset(in: line)
        try editor.change("q.md", (6, 0, 6, 99), line.replacing("‸", with: ""))
        let labels = try completions(editor, 6, character)
        if expected.isEmpty { #expect(labels.isEmpty) }
        #expect(Set(expected).isSubset(of: labels), "\(labels)")
    }

    @Test(
        "Options and keys of the front matter have names and values",
        arguments: [
            (9, "//| ‸", ["label", "echo", "expect"]), (9, "//| echo: ‸", ["true", "false", "fold", "fenced"]),
            (9, "//| expect: su‸", ["supported", "refuted"]), (9, "//| caption: See @cl‸", ["clm-better"]),
            (1, "‸", ["title", "bibliography", "params"]), (1, "bibliography: ‸", ["works.bib"]),
            (1, "number-sections: ‸", ["true", "false"]),
        ] as [(Int, String, [String])]) func completesKeys(line: Int, text: String, expected: [String]) throws
    {
        let editor = try editor()
        try editor.change("q.md", (line, 0, line, 99), text.replacing("‸", with: ""))
        let labels = try completions(editor, line, text.count - 1)
        #expect(Set(expected).isSubset(of: labels), "\(labels)")
    }

    @Test("Hovering tells of labels, works and values")
    func hover() throws {
        let editor = try editor()
        func words(_ line: Int, _ character: Int) throws -> String {
            let result = try editor.ask("textDocument/hover", editor.place("q.md", line, character))["result"]
            let contents = (result as? [String: Any])?["contents"] as? [String: Any]
            return contents?["value"] as? String ?? ""
        }
        #expect(try words(6, 5) == "D. P. Kingma, J. Ba (2015)  \n**Adam**")
        #expect(try words(6, 22) == "Figure\u{A0}1: Below @fig-loss")
        #expect(try words(22, 30) == "The notebook has not been rendered yet.")
        #expect(try words(22, 0).isEmpty)
    }

    @Test("Hovering over a value tells its own number and runs, not those of the rest of the report")
    func runsOfAValue() throws {
        let text = """
            ```swift experiment
            let result = try Experiment(on: .digits(train: 100, test: 100), epochs: 1, seeds: 2) {
                Model("Small") { Flatten(); Dense(10, activation: .softmax) }
                Model("Wide") { Flatten(); Dense(16, activation: .relu); Dense(10, activation: .softmax) }
            }.run()
            ```

            `{swift} result["Small"].testAccuracy` and `{swift} 1 + 1`.

            """
        let editor = try Editor(["q.md": text])
        try editor.bnbook.run("render", "q.md")
        try editor.initialize()
        try editor.open("q.md", text)
        func words(_ character: Int) throws -> String {
            let result = try editor.ask("textDocument/hover", editor.place("q.md", 7, character))["result"]
            return ((result as? [String: Any])?["contents"] as? [String: Any])?["value"] as? String ?? ""
        }
        let first = try words(12).split(separator: "  \n").map(String.init)
        #expect(first.count == 4 && first[0].hasSuffix("%** in the last report"), "\(first)")
        #expect(first.dropFirst().first?.hasPrefix("95 % interval: ") == true)
        #expect(first.suffix(2) == ["n = 2", "rests on 2 runs: Small"])
        #expect(try words(46) == "**2** in the last report  \nrests on no runs")
        try FileManager.default.removeItem(at: editor.bnbook.folder.appending(path: ".bnbook/outputs"))
        try editor.notify("textDocument/didSave", ["textDocument": ["uri": editor.uri("q.md")]])
        #expect(try words(46) == "**2** in the last report")
    }

    @Test("Labels are found, and have another name everywhere at once, in included parts too")
    func labels() throws {
        let editor = try editor()
        let place = editor.place("q.md", 6, 22)
        let definition = try editor.ask("textDocument/definition", place)["result"] as? [[String: Any]]
        #expect(definition?.map { Editor.words($0["range"]) } == ["9:11-9:19"])
        let references = try editor.ask("textDocument/references", place)["result"] as? [[String: Any]]
        #expect(references?.map { Editor.words($0["range"]) } == ["6:20-6:28", "9:11-9:19", "10:22-10:30"])
        #expect(
            Editor.words(try editor.ask("textDocument/prepareRename", place)["result"]) == "6:20-6:28")
        func rename(_ line: Int, _ character: Int, _ name: String) throws -> [String: Any] {
            var params = editor.place("q.md", line, character)
            params["newName"] = name
            return try editor.ask("textDocument/rename", params)
        }
        let edit = try rename(6, 22, "fig-first")["result"] as? [String: [String: [[String: Any]]]]
        let edits = edit?["changes"]?[editor.uri("q.md")] ?? []
        // The last one is the first of several figures, whose number stays.
        #expect(
            Set(edits.map { Editor.words($0["range"]) }) == ["6:20-6:28", "9:11-9:19", "10:22-10:30", "22:5-22:13"])
        #expect(edits.allSatisfy { $0["newText"] as? String == "fig-first" })
        let other = try rename(28, 14, "tbl-all")["result"] as? [String: [String: [[String: Any]]]]
        #expect(other?["changes"]?[editor.uri("part.md")]?.map { Editor.words($0["range"]) } == ["0:14-0:25"])
        for name in ["tbl-first", "fig-Ä", "fig-"] { #expect(try rename(6, 22, name)["error"] != nil, "\(name)") }
        #expect(try rename(6, 5, "adam")["error"] != nil)
    }

    @Test("Sections, blocks and tables are listed, and can be folded")
    func outline() throws {
        let editor = try editor()
        let params = ["textDocument": ["uri": editor.uri("q.md")]]
        func names(_ symbols: [[String: Any]]) -> [String] {
            symbols.flatMap { symbol in
                ["\(symbol["name"]!) \(Editor.words(symbol["range"]))"]
                    + names(symbol["children"] as? [[String: Any]] ?? []).map { "  " + $0 }
            }
        }
        let symbols = try editor.ask("textDocument/documentSymbol", params)["result"] as? [[String: Any]] ?? []
        #expect(
            names(symbols) == [
                "Setup 4:0-31:0", "  fig-loss 8:0-13:3", "  clm-better 15:0-18:3", "  Tables 20:0-31:0",
                "    tbl-numbers 24:0-26:9",
            ])
        let folds = try editor.ask("textDocument/foldingRange", params)["result"] as? [[String: Any]] ?? []
        #expect(
            folds.map { "\($0["startLine"]!)-\($0["endLine"]!)" } == [
                "0-3", "4-31", "8-13", "15-18", "20-31", "24-26",
            ])
    }

    @Test("Options and tables are laid out")
    func formatting() throws {
        let editor = try editor()
        let edits =
            try editor.ask(
                "textDocument/formatting",
                [
                    "textDocument": ["uri": editor.uri("q.md")],
                    "options": ["tabSize": 4, "insertSpaces": true] as [String: Any],
                ]
            )["result"] as? [[String: Any]]
        #expect(
            edits?.compactMap { $0["newText"] as? String } == [
                "//| caption: Below @fig-loss", "| a   | long head |", "| :-- | --------: |", "| 1   |         2 |",
            ])
    }

    @Test("A part that a notebook includes is read as a part of it, as it stands in the editor")
    func parts() throws {
        let editor = try editor()
        try editor.open("part.md", "In the part: @tbl-numbers and @sec-none.\n")
        #expect(try editor.diagnostics("part.md").map { Editor.words($0["range"]) } == ["0:30-0:39"])
        try editor.change("part.md", (0, 25, 0, 39), "")
        #expect(try editor.diagnostics("part.md").isEmpty)
    }

    private func completions(_ editor: Editor, _ line: Int, _ character: Int) throws -> Set<String> {
        let answer = try editor.ask("textDocument/completion", editor.place("q.md", line, character))
        let items = (answer["result"] as? [String: Any])?["items"] as? [[String: Any]] ?? []
        return Set(items.compactMap { $0["label"] as? String })
    }
}

/// What `bnbook lsp` knows of Swift, by way of the toolchain's own server.
@Suite struct SwiftFeatureTests {
    private static let text = """
        # A

        𝔼 is `{swift} model.name` here.

        ```swift experiment
        //| label: fig-a
        let model = Model("m") { Dense(10) }
        let wrong = missing
        ```

        ```swift experiment
        model.na
        ```

        """

    @Test("Completion, hover, definition and the compiler's errors are at their places in the notebook")
    func swift() throws {
        let editor = try Editor(["q.md": Self.text], swift: true)
        try editor.initialize()
        try editor.open("q.md", Self.text)
        let found = try editor.diagnostics("q.md") { !$0.isEmpty }
        #expect(found.map { Editor.words($0["range"]) } == ["7:12-7:19", "11:6-11:8"], "\(found)")
        // Prose is put above: the errors move along at once, and are not lost.
        try editor.change("q.md", (1, 0, 1, 0), "\nMore.\n")
        #expect(try editor.diagnostics("q.md").map { Editor.words($0["range"]) } == ["9:12-9:19", "13:6-13:8"])
        let list = try editor.ask("textDocument/completion", editor.place("q.md", 13, 8))["result"] as? [String: Any]
        let item = (list?["items"] as? [[String: Any]])?.first { $0["label"] as? String == "name" }
        #expect(Editor.words((item?["textEdit"] as? [String: Any])?["range"]) == "13:6-13:8")
        let hover = try editor.ask("textDocument/hover", editor.place("q.md", 8, 14))["result"] as? [String: Any]
        #expect("\(hover ?? [:])".contains("struct Model"))
        #expect(Editor.words(hover?["range"]) == "8:12-8:17")
        let definition = try editor.ask("textDocument/definition", editor.place("q.md", 4, 18))["result"]
        let place = (definition as? [[String: Any]])?.first
        #expect(place?["uri"] as? String == editor.uri("q.md"))
        let declared = Editor.words(place?["range"])
        #expect(declared.hasPrefix("8:4-"), "\(declared)")
        // An inline value, behind a letter of two units: its number, then its type.
        let value = try editor.ask("textDocument/hover", editor.place("q.md", 4, 22))["result"] as? [String: Any]
        #expect("\(value ?? [:])".contains("has not been rendered yet") && "\(value ?? [:])".contains("String"))
    }
}
