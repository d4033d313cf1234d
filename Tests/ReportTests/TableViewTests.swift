// What tables, their data and their drawings become in markup.
import Outputs
import SVGCharts
import Testing

@testable import Report

@Suite struct TableViewTests {
    /// A figure space is written as _.
    @Test(
        arguments: [
            (["1.5", "12.25", "3"], ["1.5_", "12.25", "3___"]), (["97 ± 1", "8.5 ± 12"], ["97__ ± _1", "8.5 ± 12"]),
            (["1.0 ± 0.5", "2.00 ± 10.25"], ["1.0_ ± _0.5_", "2.00 ± 10.25"]),
            (["1e−7", "2"], ["1e−7", "2"]), (["", "1"], ["", "1"]), ([], []),
        ] as [([String], [String])]) func pointsStandAboveEachOther(texts: [String], aligned: [String])
    {
        #expect(decimalAligned(texts).map { $0.replacing("\u{2007}", with: "_") } == aligned)
    }

    @Test func aNumberWithoutAnIntervalKeepsTheRoomOfOne() {
        #expect(decimalAligned(["1.5 ± 0.25", "3.5"])[1].count == "1.5 ± 0.25".count - 1)
    }

    @Test(arguments: [
        ("a,b\r\n1,2", "data:text/csv;charset=utf-8,a,b%0D%0A1,2"),
        ("<\"&'#%>", "data:text/csv;charset=utf-8,%3C%22%26%27%23%25%3E"), ("±", "data:text/csv;charset=utf-8,%C2%B1"),
    ])
    func dataIsALink(text: String, link: String) {
        #expect(dataLink(text, type: "text/csv") == link)
    }

    @Test func rowsHaveTheirGroupsMarksAndLinks() throws {
        var table = Table([("g <1>", 0.5), ("h", 0.25)], groupedBy: { $0.0 }) {
            TableColumn("A & b") { $0.1 }; TableColumn("c") { _ in Sparkline([1, 2]) }
        }
        table.rows[0][0].isBest = true
        table.rows[0][0].reference = "clm-a"
        table.rows[1][0].reference = "clm-nowhere"
        table.rows[1][0].count = 1
        let values = TableView(table: table, caption: "", name: "tbl-a", labels: ["clm-a"]).values
        let bodies = try #require(values["bodies"] as? [[String: Any]])
        #expect(bodies.map { "\($0["title"] ?? "")" } == ["g &lt;1&gt;", "h"])
        let cells = bodies.compactMap { ($0["rows"] as? [[String: Any]])?.first?["cells"] as? [[String: Any]] }
        #expect(
            cells.map { $0[0]["text"] as? String } == [
                "<a href=\"#clm-a\"><strong>0.5_</strong></a>".replacing("_", with: "\u{2007}"),
                "0.25<span class=\"dagger\">†</span>",
            ])
        #expect(cells.map { $0[0]["style"] as? String } == ["number best", "number anecdote"])
        #expect(
            (cells[0][1]["text"] as? String)?.hasPrefix(
                "<svg class=\"chart spark\" role=\"img\" aria-label=\"From 1 to 2, between 1 and 2\"") == true)
        #expect(values["file"] as? String == "tbl-a.csv" && values["columnCount"] as? String == "2")
        #expect(values["note"] as? String == "† One run: an anecdote, not a result.")
    }
}
