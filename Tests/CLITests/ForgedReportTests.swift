import Comparison
import Foundation
import Testing

/// A corpus of reports that someone changed by hand, each of which is named at its place, and of honest ones that pass.
@Suite(RenderedNotebook.forged) struct ForgedReportTests {
    static let forgeries =
        Forgery.visible + Forgery.results + Forgery.unseen + Forgery.disguises + Forgery.records
        + Forgery.markdown

    @Test(arguments: forgeries) func aForgeryIsNamedAtItsPlace(forgery: Forgery) throws {
        let drawn = try RenderedNotebook.text("output/\(forgery.file)")
        let given = try #require(try forgery.applied(to: drawn), "nothing to change")
        #expect(given != drawn)
        let differences = FileComparison(given: Array(given.utf8), drawn: Array(drawn.utf8), name: forgery.file)
            .differences
        let told = differences.map { "\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
        #expect(differences.contains { $0.message.contains(forgery.words) }, "\(told)")
        let line = 1 + zip(given.utf8, drawn.utf8).prefix { $0 == $1 }.count { $0.0 == UInt8(ascii: "\n") }
        #expect(differences.contains { abs($0.line - line) <= 1 }, "line \(line), but\n\(told)")
    }

    /// What an editor or a transfer may change and nobody sees, and what is said of it.
    enum Harmless: String, CaseIterable, Sendable {
        case nothing = ""
        case windowsLines = "its lines end as Windows ends them"
        case mark = "it begins with a byte order mark"
        case emptyLines = "it has other empty lines at its end"
        case both = "its lines end as Windows ends them; it has other empty lines at its end"

        func applied(to text: String) -> String {
            switch self {
            case .nothing: text
            case .windowsLines: text.replacing("\n", with: "\r\n")
            case .mark: "\u{FEFF}" + text
            case .emptyLines: text + "\n\n"
            case .both: (text + "\n").replacing("\n", with: "\r\n")
            }
        }
    }

    @Test(
        arguments: Harmless.allCases, ["a.html", "a.md", "a.json", "a-fig-loss.svg", "b.html", "b.md", "a.book.html"])
    func whatNobodySeesIsSaidAndPasses(change: Harmless, file: String) throws {
        let drawn = try RenderedNotebook.text("output/\(file)")
        let given = change.applied(to: drawn)
        let comparison = FileComparison(given: Array(given.utf8), drawn: Array(drawn.utf8), name: file)
        #expect(!drawn.isEmpty && comparison.differences.isEmpty, "\(comparison.differences)")
        #expect(comparison.circumstances.joined(separator: "; ") == change.rawValue)
    }

    /// Files beside a page, whose lines may end in another way.
    @Test(arguments: [
        ("n,y\r\n1,2\r\n", "", ""), ("n,y\n1,2\n", "", "its lines end as Unix ends them"),
        ("n,y\r\n1,3\r\n", "2:1: line 2 says 1,3, the run gives 1,2", ""),
        ("n,y\n1,3\n", "2:1: line 2 says 1,3, the run gives 1,2", "its lines end as Unix ends them"),
        ("n,y\r\n", "2:1: in line 2, the text 1,2 is missing", ""),
        ("n,y\r\n1,2\r\n9,9\r\n", "3:1: line 3 has 9,9, which the run does not give", ""),
    ])
    func dataAreComparedLineByLine(given: String, told: String, said: String) {
        let comparison = FileComparison(given: Array(given.utf8), drawn: Array("n,y\r\n1,2\r\n".utf8), name: "a.csv")
        #expect(
            comparison.differences.map { "\($0.line):\($0.column): \($0.message)" } == (told.isEmpty ? [] : [told]))
        #expect(comparison.circumstances == (said.isEmpty ? [] : [said]))
    }

    /// A drawing in the place of another.
    @Test func anotherPictureIsAnother() throws {
        let (drawn, other) = (
            try RenderedNotebook.text("output/a-fig-loss.svg"), try RenderedNotebook.text("output/a-clm-better.svg")
        )
        let differences = FileComparison(given: Array(other.utf8), drawn: Array(drawn.utf8), name: "a-fig-loss.svg")
            .differences
        #expect(
            differences.contains { $0.message.contains("the description of the drawing") },
            "\(differences.map(\.message))")
    }

    /// A report of other seeds under this one's name and record.
    @Test func aReportOfOtherSeedsIsAnother() throws {
        let (drawn, other) = (try RenderedNotebook.text("output/a.html"), try RenderedNotebook.text("other/a.html"))
        let mark = "<template id=\"bnbook-report\">"
        let record = try #require(drawn.firstRange(of: mark))
        let page = try #require(other.firstRange(of: mark))
        let given = other[..<page.lowerBound] + drawn[record.lowerBound...]
        let differences = FileComparison(given: Array(given.utf8), drawn: Array(drawn.utf8), name: "a.html").differences
        for words in ["the abstract says", "of Table 1 says", "point 1 of the line *One* in Figure 1"] {
            #expect(differences.contains { $0.message.contains(words) }, "\(differences.map(\.message))")
        }
        #expect(differences == differences.sorted { $0.kind < $1.kind })
    }

    /// Anything may be sent for a report: nothing stalls, and nothing is called the same.
    @Test(arguments: ["", "<", "<!--", "<p", "{", "\u{0}\u{FF}", "<svg><path d=\"M0 0l1e999-.-.\"/></svg>"])
    func whatIsNoReportDiffers(text: String) throws {
        for file in ["a.html", "a.md", "a.json", "a-fig-loss.svg"] {
            let drawn = try RenderedNotebook.text("output/\(file)")
            #expect(!FileComparison(given: Array(text.utf8), drawn: Array(drawn.utf8), name: file).differences.isEmpty)
        }
    }
}

extension RenderedNotebook {
    /// A folder with reports of `Forged/a.md` in `output`, and of the same with more seeds in `other`.
    static let forged = RenderedNotebook { bnbook in
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Forged")
        for name in ["a.md", "part.md", "books.bib", "dot.svg"] {
            try bnbook.write(name, String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        try bnbook.run("render", "a.md", "--param", "epochs=2", "--theme", "book", "--to", "html")
        try bnbook.write("output/a.book.html", bnbook.text("output/a.html"))
        try bnbook.write("b.md", "# Short\n\nSee `{swift} 1 + 1`.\n")
        try bnbook.run("render", "b.md")
        try bnbook.run("render", "a.md", "--param", "epochs=2")
        let notebook = bnbook.text("a.md")
        try bnbook.write("a.md", notebook.replacing("seeds: 3", with: "seeds: 4"))
        try bnbook.run("render", "a.md", "--param", "epochs=2", "--output", "other")
        try bnbook.write("a.md", notebook)
    }
}
