// What moved from one report to another is named, to the last bit.
import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

@Suite struct ComparisonTests {
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var apply: @Sendable (inout Transcript) -> Void

        init(_ place: String, _ apply: @escaping @Sendable (inout Transcript) -> Void) {
            (testDescription, self.apply) = (place, apply)
        }
    }

    static let changes: [Change] = [
        Change("clm-c, claim 1, difference 2") { $0.changeClaim { $0.differences?[1] = 0.01.nextUp } },
        Change("clm-c, claim 1, p") { $0.changeClaim { $0.pValue = 0.03.nextUp } },
        Change("clm-c, claim 1, verdict") { $0.changeClaim { $0.pValue = 0.0001 } },
        Change("tbl-a, table 2, group 1") { $0.changeTable { $0.groups?[0].title = "other" } },
        Change("tbl-a, table 2, row \"plain\", n, mark of the best") { $0.changeTable { $0.rows[1][1].isBest = nil } },
        Change("tbl-a, table 2, row \"plain\", Name & <b>") {
            $0.changeTable { $0.rows[1][0].series?[2] = 2.0.nextUp }
        },
        Change("fig-b, line, point 1") { $0.changeChart { $0.marks[0].channels[1].values[0] = .number(0.5.nextUp) } },
        Change("fig-b, line, style") { $0.changeChart { $0.marks[0].style.opacity = 0.5 } },
        Change("fig-b, line") { $0.changeChart { $0.marks.removeLast() } },
        Change("fig-b, axes and options") { $0.changeChart { $0.options.width = 500 } },
    ]

    @Test(arguments: changes) func aChangeIsNamed(change: Change) throws {
        var transcript = Sample.transcript
        change.apply(&transcript)
        #expect(try differences(Sample.transcript, transcript).contains(change.testDescription))
    }

    @Test func nothingMovedInTheSameReport() throws {
        #expect(try differences(Sample.transcript, Sample.transcript) == [])
    }

    @Test func everyChartBesideOthersIsCompared() throws {
        var (old, new) = (Sample.transcript, Sample.transcript)
        old.changeChart { $0 = Chart(beside: [$0, $0]) }
        new.changeChart { chart in
            var moved = chart
            moved.marks[0].channels[1].values[1] = .number(7)
            chart = Chart(beside: [chart, moved])
        }
        #expect(try differences(old, new) == ["fig-b, chart 2, line, point 2"])
        #expect(try differences(old, Sample.transcript).contains("fig-b, chart 1"))
    }

    @Test func aClaimAboutMeasuredTimesMayTurnOutOtherwise() throws {
        var (old, new) = (Sample.transcript, Sample.transcript)
        old.changeClaim { $0.difference.isVolatile = true }
        new.changeClaim { ($0.difference.isVolatile, $0.pValue, $0.differences) = (true, 0.0001, [7, 7, 7]) }
        #expect(try differences(old, new) == [])
    }

    private func differences(_ old: Transcript, _ new: Transcript) throws -> [String] {
        func record(_ transcript: Transcript) throws -> ReportRecord {
            ReportRecord(Report(notebook: try Sample.notebook, transcript: transcript))
        }
        return ReportComparison(try record(old), try record(new)).differences.map(\.place)
    }
}

private extension Transcript {
    mutating func changeClaim(_ change: (inout ClaimRecord) -> Void) {
        guard case .claim(var claim)? = blocks[2]?[0] else { return }
        change(&claim)
        blocks[2]?[0] = .claim(claim)
    }

    mutating func changeTable(_ change: (inout Table) -> Void) {
        guard case .table(var table)? = blocks[0]?[1] else { return }
        change(&table)
        blocks[0]?[1] = .table(table)
    }

    mutating func changeChart(_ change: (inout Chart) -> Void) {
        guard case .figure(var chart)? = blocks[1]?[0] else { return }
        change(&chart)
        blocks[1]?[0] = .figure(chart)
    }
}
