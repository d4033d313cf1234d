import Document
import Spelling
import Testing

@testable import Notebook

@Suite struct FrontMatterTests {
    /// A blank behind a mark is not seen, and makes no difference.
    @Test(arguments: [
        ("---", "---"), ("--- ", "---"), ("---", "--- "), ("---\t", "---  \t"), ("---\r", "--- \r"), ("--- ", "... "),
    ])
    func itStandsBetweenMarks(opening: String, closing: String) throws {
        let source = "\(opening)\ntitle: T\n\(closing)\n# Heading\n"
        let notebook = try Notebook.parse(path: "p.md", source: Array(source.utf8))
        #expect(notebook.frontMatter.title?.source == "T")
        #expect(notebook.headings.count == 1)
        let head = NotebookReading(frontMatterOf: Array(source.utf8), path: "p.md", folder: .empty)?.notebook
        #expect(head?.frontMatter.title?.source == (closing.hasPrefix("---") ? "T" : nil))
    }

    @Test(arguments: [" ---", "----", "--- x", "-- -"]) func otherLinesAreNoMarks(line: String) throws {
        let notebook = try Notebook.parse(path: "p.md", source: Array("\(line)\ntitle: T\n---\n".utf8))
        #expect(notebook.frontMatter.title == nil)
    }

    @Test(arguments: ["en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "x-own", "sr-Latn-RS-u-co-phonebk", "ckb"])
    func aLanguageIsATag(tag: String) throws {
        let notebook = try Notebook.parse(path: "p.md", source: Array("---\nlang: \(tag)\n---\n".utf8))
        #expect(notebook.frontMatter.language == tag)
    }

    @Test(
        arguments: [
            ("en_US", "did you mean \"en-US\"?"), ("de_DE.UTF-8", "did you mean \"de-DE\"?"), ("not a language!", nil),
            ("e", nil), ("en-", nil),
            ("en--US", nil), ("\"\"", nil), ("englishes-abcdefghi", nil), ("x", nil),
        ] as [(String, String?)]) func whatIsNoTagIsAnError(tag: String, hint: String?) throws
    {
        let problems = #expect(throws: Diagnostics.self) {
            try Notebook.parse(path: "p.md", source: Array("---\nlang: \(tag)\n---\n".utf8))
        }
        #expect(problems?.all.map(\.position) == [Position(line: 2, column: 7)])
        #expect(problems?.all.map { $0.hint?.text } == [hint])
    }

    /// `correction` is of all notebooks of a project, so it stands in bnbook.yml alone.
    @Test func theCorrectionIsTheProjects() throws {
        let folder = NotebookFolder(read: {
            $0 == "../bnbook.yml" ? Array("correction: benjamini-hochberg\n".utf8) : nil
        })
        #expect(
            try Notebook.parse(path: "p.md", source: [], folder: folder).frontMatter.correction == .benjaminiHochberg)
        let wrong = NotebookFolder(read: { $0 == "bnbook.yml" ? Array("correction: hom\n".utf8) : nil })
        let problems = #expect(throws: Diagnostics.self) { try Notebook.parse(path: "p.md", source: [], folder: wrong) }
        #expect(
            problems?.all.map(\.text) == [
                "bnbook.yml:1:13: error: project key \"correction\" is \"hom\"; expected report, holm or benjamini-hochberg\n  1 | correction: hom\n    |             ^\n  hint: did you mean \"holm\"?"
            ])
        let own = #expect(throws: Diagnostics.self) {
            try Notebook.parse(path: "p.md", source: Array("---\ncorrection: holm\n---\n".utf8))
        }
        #expect(own?.all.first?.message.hasPrefix("unknown front matter key \"correction\"") == true)
    }
}
