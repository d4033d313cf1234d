import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

/// Several figures or tables of one block, and what is drawn within tables.
@Suite struct LaTeXPanelTests {
    static let chart = Chart([1.0, 2]) { PointMark(x: .value("x", $0), y: .value("y", $0)) }
    static let table = Table(columns: ["x"], rows: [[1], [2]])

    /// The article's body where a block without code says that.
    static func body(_ options: String, _ outputs: [Output]) throws -> String {
        let source = "```swift experiment\n\(options)\n//| echo: false\na\n```"
        var transcript = Transcript()
        transcript.blocks[0] = outputs
        var view = LaTeXView(
            report: Report(
                notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: transcript))
        return view.body()
    }

    @Test func chartsStandInOneFigure() throws {
        let body = try Self.body(
            "//| label: fig-s\n//| caption: Two.\n//| subcaptions: [Left, Right & more]\n//| layout-ncol: 2",
            [.text("first"), .figure(Self.chart), .figure(Self.chart)])
        func panel(_ name: String, _ caption: String, _ label: String) -> String {
            "\\begin{subfigure}[b]{0.49\\linewidth}\n\\centering\n"
                + "\\includegraphics[width=\\linewidth,height=0.80\\textheight,keepaspectratio]{\(name).pdf}\n"
                + "\\caption{\(caption)}\\label{\(label)}\n\\end{subfigure}"
        }
        #expect(
            body.hasSuffix(
                "\\end{Verbatim}\n\n\\begin{figure}[htbp]\n\\centering\n" + panel("a-fig-s-2", "Left", "fig-s-1")
                    + "\\hfill\n" + panel("a-fig-s-3", "Right \\& more", "fig-s-2")
                    + "\n\\caption{Two.}\\label{fig-s}\n\\end{figure}"), "\(body)")
    }

    @Test func tablesStandInOneTable() throws {
        let body = try Self.body(
            "//| label: tbl-s\n//| caption: Two.\n//| subcaptions: [Upper, Lower]",
            [.table(Self.table), .table(Self.table)])
        let parts = [
            "\\begin{table}[htbp]\n\\centering\n\\caption{Two.}\\label{tbl-s}\n\\medskip\n\\begin{subtable}[t]{1.00\\linewidth}",
            "\\centering\n\\caption{Upper}\\label{tbl-s-1}\n\\sbox0{%\n\\begin{tabular}{S[table-format=1.0]}",
            "\\end{subtable}\\par\\medskip\n\\begin{subtable}", "\\caption{Lower}\\label{tbl-s-2}",
        ]
        for part in parts { #expect(body.contains(part), "\(body)") }
        #expect(body.ranges(of: "\\begin{table}").count == 1)
    }

    /// Whatever has a label can be referred to: what a block does not show, and what has no caption.
    @Test(
        arguments: [
            ("//| label: fig-s\n//| subcaptions: [A, B]", [.text("none")], ["fig-s", "fig-s-1", "fig-s-2"]),
            ("//| label: fig-s\n//| subcaptions: [A, B]", [.figure(chart)], ["fig-s", "fig-s-1", "fig-s-2"]),
            ("//| label: fig-s", [.figure(chart)], ["fig-s"]), ("//| label: tbl-s", [.table(table)], ["tbl-s"]),
            ("//| label: tbl-s\n//| layout-ncol: 2", [.table(table), .figure(chart)], ["tbl-s"]),
        ] as [(String, [Output], [String])])
    func everyLabelIsThereOnce(options: String, outputs: [Output], labels: [String]) throws {
        let body = try Self.body(options, outputs)
        for label in labels { #expect(body.ranges(of: "\\label{\(label)}").count == 1, "\(body)") }
    }

    @Test(arguments: [(true, "//| layout-ncol: 2"), (false, "//| label: fig-a")])
    func thePackageIsTakenWhereItIsNeeded(needs: Bool, options: String) throws {
        var transcript = Transcript()
        transcript.blocks[0] = [.figure(Self.chart), .figure(Self.chart)]
        let source = "```swift experiment\n\(options)\na\n```"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let text = Report(notebook: notebook, transcript: transcript).latex().text
        #expect(text.contains("{subcaption}") == needs)
    }

    /// A sparkline is as wide as it is drawn: never so wide that the table is made smaller for it.
    @Test(arguments: [(4, 4), (40, 16), (1000, 16)]) func sparklinesKeepTheirWidth(count: Int, letters: Int) {
        let table = Table([1], note: nil) {
            TableColumn("Trial") { _ in "warm-up" }
            TableColumn("Course") { _ in Sparkline((0..<count).map(Double.init)) }
        }
        let texts = table.texts()
        #expect(table.letters(texts, ofLine: 72).longest == [7, max(letters, 6)])
        let tex = table.tex()
        #expect(tex.kinds == ["l", "l"])
        #expect(tex.rows[0].text.ranges(of: "\\rule{").count == min(count, 64), "\(tex.rows[0].text)")
    }

    /// A column of single words breaks none of them, however little room there is.
    @Test(arguments: [(["warm-up", "cosine"], true), (["with a warm-up", "cosine"], false)])
    func wordsStayWhole(schedules: [String], isWhole: Bool) {
        let table = Table(schedules, note: nil) {
            TableColumn("Schedule") { $0 }
            for number in 1...6 { TableColumn("Number \(number)") { _ in Value("97.62 ± 0.13", number: 97.62) } }
            TableColumn("Words") { _ in "Many words, more than a line has" }
        }
        let kinds = table.tex(line: ArticleLine(letters: 44)).kinds
        #expect((kinds[0] == "l") == isWhole, "\(kinds)")
        #expect(kinds[7].contains("p{"), "\(kinds)")
    }

    @Test func barsShareTheWidth() {
        #expect(
            texSparkline([0, .nan, 1])
                == "\\mbox{\\rule{0.400em}{0.1em}\\kern0.100em\\makebox[0.500em]{\\tiny\\ensuremath{\\times}}"
                + "\\rule{0.400em}{0.8em}\\kern0.100em}")
        #expect(texSparkline((0..<40).map(Double.init)).hasPrefix("\\mbox{\\rule{0.160em}{0.1em}\\kern0.040em"))
        #expect(texSparkline([]) == "\\mbox{}")
    }
}
