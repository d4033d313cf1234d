// What tables, their data and their drawings become in markup.
import Outputs
import SVGCharts
import Testing

@testable import Report

@Suite struct TableViewTests {
    /// A figure space is written as _, what is not seen in brackets.
    @Test(
        arguments: [
            (["1.5", "12.25", "3"], ["1.5[0]", "12.25", "3[.00]"]),
            (["97 ± 1", "8.5 ± 12"], ["97[.0] ± _1", "8.5 ± 12"]),
            (["1.0 ± 0.5", "2.00 ± 10.25"], ["1.0[0] ± _0.5[0]", "2.00 ± 10.25"]),
            (["10.00 ± 0", "9.50 ± 0.13"], ["10.00 ± 0[.00]", "9.50 ± 0.13"]),
            (["1.5 ± 0.25", "3.5", "NaN"], ["1.5 ± 0.25", "3.5[ ± 0.00]", "NaN[ ± 0.00]"]),
            (["NaN", "1.25", "∞", "−∞"], ["NaN", "1.25", "∞", "−∞"]),
            (
                ["1.5 ± 0.25 (3)", "1.25 ± 0.2 (10)", "3.5", "NaN (2)"],
                ["1.5[0] ± 0.25 (3)[0]", "1.25 ± 0.2[0] (10)", "3.5[0 ± 0.00 (10)]", "NaN[ ± 0.00] (2)[0]"]
            ),
            (["97 (10)", "8.5 (3)"], ["97[.0] (10)", "8.5 (3)[0]"]),
            (["1e−7", "2"], ["1e−7", "2"]), (["", "1"], ["", "1"]), ([], []),
        ] as [([String], [String])]) func pointsStandAboveEachOther(texts: [String], aligned: [String])
    {
        let shown = decimalAligned(texts).map { pieces in
            pieces.map { $0.text.replacing("\u{2007}", with: "_") + ($0.room.isEmpty ? "" : "[\($0.room)]") }.joined()
        }
        #expect(shown == aligned)
    }

    @Test func aDaggerStandsAtItsNumber() {
        var table = Table([(1.0, 0.5), (2.0, nil)] as [(Double, Double?)]) { TableColumn("v") { $0.0 } }
        table.rows[0][0] = Value("1.0 ± 0.5", number: 1, halfWidth: 0.5, count: 3)
        table.rows[1][0] = Value("2.0", number: 2, count: 1)
        let rows = TableView(table: table, caption: "", name: "", labels: []).values["bodies"].list[0]["rows"]
        #expect(
            rows
                == .markup(
                    "<tr><td class=\"number\">1.0 ± 0.5</td></tr>\n<tr><td class=\"number anecdote\">2.0<span class=\"dagger\">†</span>"
                        + "<span class=\"room\" data-room=\" ± 0.0\"></span></td></tr>\n"))
    }

    @Test func aHeadIsSharedByNeighbours() {
        let table = Table([1]) {
            TableColumn("a") { _ in "x" }
            TableColumn("b", under: "B") { $0 }
            TableColumn("c", under: "B") { $0 }
        }
        let values = TableView(table: table, caption: "c", name: "tbl-a", labels: []).values
        #expect(values["groups"].list.map { $0["title"] } == [.none, "B"])
        #expect(values["groups"].list.map { $0["span"] } == ["1", "2"] && values["captionID"] == "tbl-a.caption")
        #expect(
            values["bodies"].list[0]["rows"]
                == .markup(
                    "<tr><th scope=\"row\" class=\"text\">x</th><td class=\"number\">1</td><td class=\"number\">1</td></tr>\n"
                ))
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
        let bodies = values["bodies"].list
        #expect(bodies.map { $0["title"] } == ["g <1>", "h"])
        let rows = bodies.map { body in if case .markup(let rows) = body["rows"] { rows } else { "" } }
        let drawing = "<svg class=\"chart spark\" role=\"img\" aria-label=\"From 1 to 2, between 1 and 2\""
        #expect(
            rows[0].contains("<td class=\"number best\"><a href=\"#clm-a\"><strong>0.50</strong></a></td>")
                && rows[0].contains(">\(drawing)"))
        #expect(rows[1].contains("<td class=\"number anecdote\">0.25<span class=\"dagger\">†</span></td>"))
        #expect(values["columnCount"] == "2")
        #expect(values["note"] == "† One run: an anecdote, not a result.")
    }
}

extension TemplateValue {
    fileprivate var list: [TemplateValue] { if case .list(let values) = self { values } else { [] } }

    fileprivate subscript(_ name: String) -> TemplateValue {
        if case .fields(let fields) = self { fields[name] ?? .none } else { .none }
    }
}
