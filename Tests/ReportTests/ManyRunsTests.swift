import Foundation
import Outputs
import TestSupport
import Testing

@testable import Report

/// Reports of very many runs.
@Suite struct ManyRunsTests {
    static func report(_ runs: UInt64) throws -> Report {
        var report = try Sample.report
        for seed in 0..<runs {
            report.transcript.take(
                .runs(
                    RunSeries(
                        Sample.finishedRun.with(
                            seed: 100 + seed, digest: String(repeating: "0", count: 56) + String(10_000_000 + seed),
                            weightsDigest: String(repeating: "ab", count: 32), divergedAtStep: nil, isReused: true,
                            outcome: Sample.finishedRun.outcome))), of: .block(0))
        }
        return Report(notebook: report.notebook, transcript: report.transcript)
    }

    /// A page does not grow with them; the JSON report has a line for each, and both name them by the same digest.
    @Test func pagesFoldThem() throws {
        let templates = try templates()
        func page(_ report: Report) throws -> String {
            try report.html(
                templates, math: PlainMath(), record: ReportRecord(report).onPage(of: report).json())
        }
        let (few, many) = (try Self.report(1100), try Self.report(3100))
        #expect(abs(try page(many).utf8.count - page(few).utf8.count) < 100)
        let trial = try #require(ReportRecord(many).trials.first), table = try #require(trial.runTable)
        let rows = try #require(table.rows)
        #expect(trial.runs.isEmpty && table.count == 3102 && rows.split(separator: "\n").count == 3103)
        #expect(rows.hasPrefix("seed\tdigest\tweightsDigest\tdivergedAtStep\tepoch\ttrainLoss\t"))
        #expect(rows.contains("\t\t5\t0.25\t0.9375\t0.125\t0.9765\t\t\t0.0625\t0.984375\t\t\t\n"))
        #expect(
            try page(many).contains(
                " runs, the first of seed 3, the last of seed 3199; the JSON report holds their table"))
        #expect(try page(many).contains("whose SHA-256 is \(table.digest)"))
        #expect(try many.markdown(templates).text.contains(table.digest))
        let read = try ReportRecord(report: Array(ReportRecord(many).json().utf8), path: "a.json")
        #expect(read.trials.first?.runTable == table)
    }

    /// Runs of a trial that differ are listed where they are few; else one line stands for all, listed or not.
    @Test(
        arguments: [
            (500, 510, 11, nil), (500, 600, 2, "502 runs -> 602 runs, 100 of all with others"),
            (900, 1100, 1, "902 -> 1102"), (1100, 1200, 1, "1102 -> 1202"),
        ] as [(UInt64, UInt64, Int, String?)])
    func comparisonsFoldThem(old: UInt64, new: UInt64, count: Int, line: String?) throws {
        let comparison = ReportComparison(try ReportRecord(Self.report(old)), try ReportRecord(Self.report(new)))
        let runs = comparison.differences.filter { $0.place.hasPrefix("run ") || $0.place.hasPrefix("runs of ") }
        #expect(runs.count == count, "\(runs.map(\.place))")
        if let line {
            #expect("\(runs.last?.old?.text ?? "") -> \(runs.last?.new?.text ?? "")" == line)
        }
    }

    /// Rows of a stranger's record come back as they were, whatever is in them.
    @Test(arguments: ["", "a\tb\n", "rows of table 0", "\"rows\" : \"rows of table 1\"", "a\\b", "é\r\u{1}", "a/b"])
    func anyRowsAreWritten(rows: String) throws {
        var record = ReportRecord(try Self.report(1100))
        record.trials[0].runTable?.rows = rows
        record.trials.append(record.trials[0])
        record.trials[1].runTable?.rows = "b\n" + rows
        let json = try record.json(), read = try ReportRecord(report: Array(json.utf8), path: "a.json")
        #expect(read.trials.map(\.runTable) == record.trials.map(\.runTable))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let plain = String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
        #expect(json == plain)
    }

    /// A trial with a thousand lists each.
    @Test func fewerAreListed() throws {
        let record = ReportRecord(try Self.report(998))
        #expect(record.trials.first?.runs.count == 1000 && record.trials.first?.runTable == nil)
    }

    /// Twenty times the runs take some twenty times as long, not four hundred times.
    @Test func timeGrowsWithThem() throws {
        func seconds(_ runs: UInt64) throws -> Double {
            let report = try Self.report(runs)
            return try processorSeconds { _ = try ReportRecord(report).json() }
        }
        #expect(try seconds(20_000) < 60 * max(seconds(1000), 0.005))
    }
}
