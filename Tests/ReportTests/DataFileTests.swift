import Foundation
import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

/// What is too long for a page stands in a file beside it.
@Suite struct DataFileTests {
    @Test func aThinnedChartHasAllOfItsData() throws {
        let chart = Chart(0..<12_345) { index in
            LineMark(x: .value("x", Double(index)), y: .value("y", Double(index % 7) / 7))
        }
        let report = try report([.value(Value("1")), .figure(chart)])
        let file = try #require(report.dataFiles["n-block-1-2.csv"])
        let lines = String(decoding: file, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.prefix(4) == ["# bnbook: data of block 1 of n", "x,y", "0,0", "1,0.14285714285714285"])
        #expect(lines.count == 12_345 + 3 && report.dataFiles.count == 1 && Report.isData(file))
        #expect(
            report.thinning(report.notebook.blocks[0])
                == "Thinned from 12\u{202F}345 data; n-block-1-2.csv has all of them.")
        let markdown = try report.markdown(templates()).text
        #expect(markdown.contains("data; [n-block-1-2.csv](n-block-1-2.csv) has all of them."), "\(markdown)")
        // The data under the chart are the file's, not those that were drawn.
        let view = HTMLView(report: report, math: PlainMath(), linkedNotebooks: [])
        let page = "\(try view.block(report.notebook.blocks[0]))"
        #expect(page.contains("The first 500 of 12") && page.contains("345 rows; n-block-1-2.csv has all of them."))
        // A second report of what the first one shows, as verification draws it, has the same file.
        let again = Report(
            notebook: report.notebook, transcript: report.transcript, wholeCharts: report.wholeCharts)
        #expect(again.dataFiles == report.dataFiles)
        let content = ReportRecord(report).blocks[0].outputs
        #expect(content.map { $0.dataFile?.name } == [nil, "n-block-1-2.csv"])
    }

    @Test(arguments: [(500, nil), (501, "n-block-1.csv")] as [(Int, String?)])
    func aLongTableIsBegunOnThePage(_ count: Int, _ name: String?) throws {
        var table = Table(0..<count) { TableColumn("Row") { $0 } }
        table.groups = [.init(title: "a", count: 499), .init(title: "b", count: count - 499)]
        let report = try report([.table(table)])
        #expect(report.dataFiles.keys.first == name)
        let shown = report.shown(table, report.notebook.blocks[0], 0)
        #expect(shown.rows.count == 500 && shown.groups?.map(\.count) == [499, 1])
        #expect(shown.note == name.map { "The first 500 of 501 rows; \($0) has all of them." })
        let record = ReportRecord(report)
        for (record, rows) in [(record, count), (record.onPage(of: report), 500)] {
            #expect(record.blocks[0].outputs[0].table?.rows.count == rows)
        }
    }

    /// Their times are told from the page when it is verified, and so have to be there.
    @Test func aTableWithMeasuredTimesIsWhole() throws {
        let table = Table(0..<600) { TableColumn("Time") { Value("\($0) s", isVolatile: true) } }
        #expect(try report([.table(table)]).dataFiles.isEmpty)
    }

    @Test func curvesOfManyPointsAreLongerThanTheirTable() throws {
        let chart = Chart(["a", "b"]) { name in
            ForEach(0..<600) { index in
                LineMark(x: .value("x", index), y: .value("y", index * index)).foregroundStyle(
                    by: .value("Model", name))
            }
        }
        let report = try report([.figure(chart)])
        let file = try #require(report.dataFiles["n-block-1.csv"])
        let lines = String(decoding: file, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.prefix(3).dropFirst() == ["x,\"y, a\",\"y, b\"", "0,0,0"] && lines.count == 603)
        #expect(report.thinning(report.notebook.blocks[0]) == nil)
    }

    /// A page of charts and tables of very many data: 20,000 bars, three heat maps of 12,000 cells, clouds and curves.
    @Test(arguments: [1, 2]) func aPageOfManyLargeChartsStaysSmall(times: Int) throws {
        func number(_ index: Int) -> Double { Double(index * 7919 % 10_007) }
        let bars = Chart(0..<20_000) { BarMark(x: .value("Place", Double($0)), y: .value("Count", number($0))) }
        let cells = Chart(0..<120) { column in
            ForEach(0..<100) { row in
                RectangleMark(x: .value("Column", "c\(column)"), y: .value("Row", "r\(row)"))
                    .foregroundStyle(by: .value("Weight", number(column * row)))
            }
        }
        let points = Chart(0..<6000) { PointMark(x: .value("x", number($0)), y: .value("y", number($0 * 31))) }
        let lines = Chart(0..<20_000) { index in
            LineMark(x: .value("Step", index), y: .value("Loss", number(index)))
                .foregroundStyle(by: .value("Model", "Model \(index % 3)"))
        }
        let table = Table(0..<1200) {
            TableColumn("Row") { $0 }
            TableColumn("Square") { Double($0 * $0) }
        }
        let outputs: [Output] = [.figure(bars), .figure(cells), .figure(points), .table(table)]
        let more: [Output] = [.figure(cells), .figure(cells), .figure(lines)]
        let report = try report(times == 1 ? outputs : outputs + more)
        #expect(report.dataFiles.count == report.transcript.blocks[0]?.count)
        let record = try ReportRecord(report).onPage(of: report).json()
        let page = try report.html(templates(), math: PlainMath(), record: record)
        #expect(page.utf8.count < 500_000, "\(page.utf8.count)")
    }

    /// None of these charts has too many data by itself.
    @Test(arguments: ["lying bars", "ranges", "error bars", "rules", "points"])
    func aPageOfManyChartsStaysSmall(kind: String) throws {
        let chart = Chart(0..<4900) { (index: Int) in
            let (low, high) = (Double(index * 7919 % 77), Double(80 + index * 104_729 % 99_991))
            switch kind {
            case "lying bars": BarMark(x: .value("v", high), y: .value("n", "name \(index)"))
            case "ranges":
                BarMark(xStart: .value("l", low), xEnd: .value("h", high), y: .value("n", "name \(index)"))
            case "error bars": ErrorBarMark(x: .value("x", index), low: .value("l", low), high: .value("h", high))
            case "rules": RuleMark(x: .value("x", high))
            default: PointMark(x: .value("x", low), y: .value("y", high))
            }
        }
        let report = try report(Array(repeating: .figure(chart), count: 8))
        let page = try report.html(
            templates(), math: PlainMath(), record: ReportRecord(report).onPage(of: report).json())
        #expect((100_000..<500_000).contains(page.utf8.count), "\(page.utf8.count)")
        // What the page leaves out is beside it, and it says so.
        let files = ["n-block-1.csv"] + (2...8).map { "n-block-1-\($0).csv" }
        let words = report.thinning(report.notebook.blocks[0])
        #expect(words?.contains("200 data; \(files.joined(separator: ", ")) ha") == true, "\(words ?? "")")
        #expect(report.dataFiles.count == 8)
        for file in report.dataFiles.values { #expect(file.count { $0 == 10 } > 1000) }
        // Alone it is drawn whole, where it is not by itself most of what a page may be.
        let alone = try self.report([.figure(chart)])
        let isLong = kind == "lying bars" || kind == "ranges"
        #expect((alone.thinning(alone.notebook.blocks[0]) != nil) == isLong)
    }

    private func report(_ outputs: [Output]) throws -> Report {
        var transcript = Transcript()
        transcript.blocks[0] = outputs
        return Report(
            notebook: try Notebook.parse(path: "n.md", source: Array("```swift experiment\n1\n```\n".utf8)),
            transcript: transcript)
    }
}
