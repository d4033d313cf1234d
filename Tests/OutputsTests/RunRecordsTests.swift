// Runs as they are held.
import Testing

@testable import Outputs

@Suite struct RunRecordsTests {
    static let runs = RunSeriesTests.runs

    @Test func theyAreACollection() {
        let runs = RunRecords(Self.runs)
        #expect(runs.count == Self.runs.count)
        #expect(runs.map { "\($0)" } == Self.runs.map { "\($0)" })
        #expect("\(runs[4])" == "\(Self.runs[4])" && "\(runs[5])" == "\(Self.runs[5])")
        #expect(runs.filter { $0.trial == "B" }.map(\.seed) == [1, 2])
        #expect(RunRecords().isEmpty && RunRecords().first == nil)
    }

    /// However they come: as runs, as series, or as series cut in two.
    @Test func howTheyCameCannotBeTold() {
        let whole = RunRecords(Self.runs.filter { $0.outcome?.testLoss.isNaN != true })
        for length in [1, 2, 3] {
            var parts = RunRecords()
            for start in stride(from: 0, to: whole.count, by: length) {
                for series in RunRecords(whole[start..<min(start + length, whole.count)]).series {
                    parts.append(contentsOf: series)
                }
            }
            #expect(parts == whole && parts.series.map(\.count) == whole.series.map(\.count))
        }
    }

    /// A name that is none is nobody's neighbour.
    @Test func oddNamesStandAlone() {
        var odd = RunSeriesTests.run(1)
        odd.digest = "short"
        let runs = RunRecords([odd, RunSeriesTests.run(2), odd, odd])
        #expect(runs.series.map(\.count) == [1, 1, 1, 1])
        #expect(runs.map(\.digest) == ["short", String(repeating: "2", count: 64), "short", "short"])
    }

    @Test func keptOnesAreReused() {
        #expect(RunRecords(Self.runs).kept.allSatisfy { $0.isReused })
        #expect(RunRecords(Self.runs).kept.map(\.digest) == Self.runs.map(\.digest))
    }

    /// Runs 1 of trials A and B have the same name here.
    @Test func aRunIsThereOnce() {
        let seeds = RunRecords(Self.runs.map { RunSeriesTests.run($0.seed) }).eachOnce.map(\.seed)
        #expect(seeds == [.max, 0, 1, 2, 3, 4, 6, 7])
        #expect(RunRecords(Self.runs.map { RunSeriesTests.run($0.seed) }).countOnce == 8)
    }
}
