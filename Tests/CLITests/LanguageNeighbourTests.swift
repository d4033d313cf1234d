import Foundation
import Testing

/// What `bnbook lsp` knows of what a notebook takes from others.
@Suite struct LanguageNeighbourTests {
    private static let one = """
        # Setup {#sec-setup}

        ## How it ends

        ```swift experiment
        //| label: tbl-a
        //| caption: Numbers.
        let n = 3
        Table([(name: "Wide", share: 0.5), (name: "Deep", share: 0.25)]) {
            TableColumn("Model") { $0.name }
            TableColumn("Share") { $0.share }
        }
        ```

        There are `{swift} n * 2`, as @tbl-a says.

        """
    private static let two = """
        ```swift experiment
        //| label: fig-b
        //| caption: As @one/tbl-a.
        1
        ```

        See @one/tbl-a, [there](one.md#tbl-a) and [how](one.md#how-it-ends).

        It was `{one.md} n * 2` and `{one.md} tbl-a["Deep", "Share"]`.

        """

    private func editor(_ changes: [String: String] = [:]) throws -> Editor {
        let files = ["one.md": Self.one, "two.md": Self.two, "data/iris.md": "# Iris {#sec-iris}\n"]
        let editor = try Editor(files.merging(changes) { $1 })
        try editor.initialize()
        try editor.open("two.md", changes["two.md"] ?? Self.two)
        return editor
    }

    @Test("What other notebooks give is completed, `‸` being the cursor")
    func completion() throws {
        let editor = try editor()
        try editor.bnbook.run("render", "one.md", "--to", "json", "--quiet")
        #expect(try editor.diagnostics("two.md").isEmpty)
        func completions(_ line: String) throws -> [String: String] {
            let cursor = line.utf16.firstIndex(of: "‸".utf16.first!)!.utf16Offset(in: line)
            try editor.change("two.md", (6, 0, 6, 999), line.replacing("‸", with: ""))
            let answer = try editor.ask("textDocument/completion", editor.place("two.md", 6, cursor))
            let items = (answer["result"] as? [String: Any])?["items"] as? [[String: Any]] ?? []
            return items.reduce(into: [:]) { found, item in
                let edit = item["textEdit"] as? [String: Any]
                #expect(edit?["newText"] as? String == item["label"] as? String)
                found[item["label"] as? String ?? ""] = "\(item["detail"] ?? "") \(Editor.words(edit?["range"]))"
            }
        }
        #expect(try completions("See @‸") == ["fig-b": "Figure\u{A0}1: As @one/tbl-a. 6:5-6:5", "one/": " 6:5-6:5"])
        let labels = try completions("See @one/tb‸")
        #expect(
            labels == [
                "one/sec-setup": "Section “Setup” 6:5-6:11", "one/tbl-a": "Table\u{A0}1: Numbers. 6:5-6:11",
            ], "\(labels)")
        #expect(try completions("See @data/‸") == ["data/iris/": " 6:5-6:10"])
        #expect(try completions("See @data/iris/‸").keys.contains("data/iris/sec-iris"))
        #expect(try completions("It was `{o‸`") == ["one.md} ": " 6:9-6:10"])
        #expect(
            try completions("Ä `a` was `{one.md} tb‸") == [
                "n * 2": "6 6:20-6:22", "tbl-a[\"Wide\", \"Share\"]": "0.50 6:20-6:22",
                "tbl-a[\"Deep\", \"Share\"]": "0.25 6:20-6:22",
            ])
        for text in ["`{one.md}‸", "`{one.md} n * 2`‸", "`{none.md} ‸", "`{r} ‸", "`{one.md} n` {‸"] {
            #expect(try completions(text).isEmpty, "\(text)")
        }
    }

    @Test("Hovering tells what is taken, and where from; definitions are there")
    func hover() throws {
        let editor = try editor()
        func words(_ line: Int, _ character: Int) throws -> String {
            let result = try editor.ask("textDocument/hover", editor.place("two.md", line, character))["result"]
            return ((result as? [String: Any])?["contents"] as? [String: Any])?["value"] as? String ?? ""
        }
        func definition(_ line: Int, _ character: Int) throws -> [String] {
            let answer = try editor.ask("textDocument/definition", editor.place("two.md", line, character))
            return (answer["result"] as? [[String: Any]] ?? []).map { place in
                #expect(place["uri"] as? String == editor.uri("one.md"))
                return Editor.words(place["range"])
            }
        }
        #expect(try words(8, 20) == "one.md has not been rendered yet.")
        try editor.bnbook.run("render", "one.md", "--to", "json", "--quiet")
        #expect(try words(6, 6) == "Table\u{A0}1: Numbers.  \nin one.md")
        #expect(try words(6, 32) == "Table\u{A0}1: Numbers.  \nin one.md")
        #expect(try words(2, 20) == "Table\u{A0}1: Numbers.  \nin one.md")
        #expect(try words(8, 20) == "**6** in the last report  \nrests on no runs  \nin one.md")
        #expect(try words(8, 42) == "**0.25** in the last report  \nin one.md")
        for (line, character) in [(6, 6), (6, 32), (2, 20), (8, 42)] {
            #expect(try definition(line, character) == ["5:11-5:16"], "\(line):\(character)")
        }
        #expect(try definition(6, 54) == ["2:0-2:0"])
        #expect(try definition(8, 20) == ["14:19-14:24"])
    }

    @Test("A label has another name in the notebooks that take it, too, from wherever it is asked for")
    func rename() throws {
        // One that is not open, one that has a label of the same name, and one of no notebook.
        let others = [
            "three.md": "---\nabstract: As @one/tbl-a says.\n---\n\nAs [@one/tbl-a; @one/sec-setup].\n",
            "six.md": "# Six\n\n{{< include parts/six.md >}}\n\n{{< include seven.md >}}\n",
            "parts/six.md": "In a part, @one/tbl-a.\n", "seven.md": "@one/tbl-a\n",
            "four.md": "| a |\n|--|\n| 1 |\n\n: N {#tbl-a}\n\nSee @tbl-a.\n", "five.md": "tbl-a\n",
        ]
        let editor = try editor(others)
        try editor.open("one.md", "\n" + Self.one)
        func places(_ changes: [String: [[String: Any]]]) -> [String: Set<String>] {
            changes.mapValues { edits in
                let places = edits.map { Editor.words($0["range"]) }
                #expect(Set(places).count == places.count)
                return Set(places)
            }
        }
        func renamed(_ name: String, _ line: Int, _ character: Int) throws -> [String: Set<String>] {
            var params = editor.place(name, line, character)
            params["newName"] = "tbl-all"
            let edit = try editor.ask("textDocument/rename", params)["result"] as? [String: [String: [[String: Any]]]]
            return places(edit?["changes"] ?? [:])
        }
        let expected: [String: Set<String>] = [
            editor.uri("one.md"): ["6:11-6:16", "15:31-15:36"], editor.uri("three.md"): ["1:18-1:23", "4:9-4:14"],
            editor.uri("parts/six.md"): ["0:16-0:21"], editor.uri("seven.md"): ["0:5-0:10"],
            editor.uri("two.md"): ["2:21-2:26", "6:9-6:14", "6:31-6:36", "8:38-8:43"],
        ]
        #expect(try renamed("one.md", 6, 12) == expected)
        #expect(try renamed("two.md", 6, 10) == expected)
        #expect(try renamed("two.md", 8, 40) == expected)
        let answer = try editor.ask("textDocument/references", editor.place("one.md", 15, 33))["result"]
        let references = Dictionary(grouping: answer as? [[String: Any]] ?? []) { $0["uri"] as? String ?? "" }
        #expect(references.mapValues(\.count) == expected.mapValues(\.count))
        #expect(places(references)[editor.uri("three.md")] == ["1:14-1:23", "4:5-4:14"])
    }

    @Test("A label has another name in all notebooks of its book, in whichever folder it is asked for")
    func renameInABook() throws {
        let editor = try Editor([
            "book/bnbook.yml": "book:\n  chapters: [index.md, data/iris.md, more/]\n",
            "book/index.md": "See @data/iris/sec-iris.\n", "book/data/iris.md": "# Iris {#sec-iris}\n\nAs @sec-iris.\n",
            "book/data/bees.md": "See @iris/sec-iris.\n", "book/more/end.md": "As [there](../data/iris.md#sec-iris).\n",
            // A book of its own.
            "other/bnbook.yml": "", "other/a.md": "# Iris {#sec-iris}\n",
        ])
        try editor.initialize(root: "book/data")
        let expected = [
            "index.md": "0:15-0:23", "data/iris.md": "0:9-0:17 2:4-2:12", "data/bees.md": "0:10-0:18",
            "more/end.md": "0:27-0:35",
        ]
        for (name, line, character) in [("data/iris.md", 0, 11), ("index.md", 0, 17), ("more/end.md", 0, 30)] {
            try editor.open("book/\(name)", editor.bnbook.text("book/\(name)"))
            var params = editor.place("book/\(name)", line, character)
            params["newName"] = "sec-flowers"
            let edit = try editor.ask("textDocument/rename", params)["result"] as? [String: [String: [[String: Any]]]]
            let changes = (edit?["changes"] ?? [:]).mapValues { edits in
                edits.map { Editor.words($0["range"]) }.sorted().joined(separator: " ")
            }
            let places = Dictionary(uniqueKeysWithValues: expected.map { (editor.uri("book/\($0)"), $1) })
            #expect(changes == places, "\(name)")
            try editor.close("book/\(name)")
        }
    }

    @Test("What is not there is said as one types, by the other notebook as it stands in the editor")
    func diagnostics() throws {
        let editor = try editor()
        #expect(try editor.diagnostics("two.md").isEmpty)
        try editor.open("one.md", Self.one)
        #expect(try editor.diagnostics("one.md").isEmpty)
        try editor.change("one.md", (5, 0, 5, 99), "//| label: tbl-b")
        let found = try editor.diagnostics("two.md")
        #expect(
            found.map { Editor.words($0["range"]) } == ["2:21-2:26", "6:9-6:14", "6:31-6:36", "8:38-8:43"], "\(found)")
        let message = try #require(found.first?["message"] as? String)
        #expect(message.hasPrefix("\"one.md\" has nothing labelled \"tbl-a\""), "\(found)")
        try editor.change("one.md", (5, 0, 5, 99), "//| label: tbl-a")
        #expect(try editor.diagnostics("two.md").isEmpty)
        // The same that a whole check says.
        try editor.change("two.md", (6, 0, 6, 99), "See @one/tbl-x and [x](one.md#none), `{none.md} 1`.")
        let said = try editor.diagnostics("two.md").map { $0["message"] as? String ?? "" }
        try editor.bnbook.write(
            "two.md",
            Self.two.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
                $0 == 6 ? "See @one/tbl-x and [x](one.md#none), `{none.md} 1`." : String($1)
            }.joined(separator: "\n"))
        let check = try editor.bnbook.run("check", "two.md")
        #expect(said.count == 3)
        for message in said {
            let first = message.split(separator: "\n").first.map(String.init) ?? ""
            #expect(check.errors.contains(first), "\(first)\n\(check)")
        }
    }
}
