internal import Store

/// Runs in order, which are held and written down as series: of a million only what differs.
package struct RunRecords: RandomAccessCollection, Hashable, Sendable {
    /// The runs; those that are alike and stand together are in one series.
    package private(set) var series: [RunSeries] = []
    private var ends = PartEnds()

    /// No runs.
    package init() {}

    /// These runs.
    package init(_ runs: some Sequence<RunRecord>) {
        for run in runs { append(run) }
    }

    /// Takes in a run.
    package mutating func append(_ run: RunRecord) {
        if !series.isEmpty, series[series.count - 1].append(run) { return ends.extendLast(by: 1) }
        series.append(RunSeries(run))
        ends.append(1)
    }

    /// Takes in the runs of a series.
    package mutating func append(contentsOf runs: RunSeries) {
        if !series.isEmpty, series[series.count - 1].append(contentsOf: runs) {
            return ends.extendLast(by: runs.count)
        }
        series.append(runs)
        ends.append(runs.count)
    }

    /// 0.
    package var startIndex: Int { 0 }
    /// How many there are.
    package var endIndex: Int { ends.count }

    /// The run at a place.
    package subscript(index: Int) -> RunRecord {
        let (number, place) = ends.part(at: index)
        return series[number][place]
    }

    /// Those of them that are wanted.
    package func filter(_ isIncluded: (RunRecord) throws -> Bool) rethrows -> RunRecords {
        var runs = RunRecords()
        for run in self where try isIncluded(run) { runs.append(run) }
        return runs
    }

    /// The same runs for a later look: their results are kept by then.
    package var kept: RunRecords {
        var runs = self
        runs.series = series.map(\.kept)
        return runs
    }

    /// Goes through them; a run that several blocks ask for is one run.
    package func forEachOnce(_ body: (_ runs: RunSeries, _ place: Int) -> Void) {
        var seen: Set<SHA256Digest> = []
        for runs in series {
            for place in 0..<runs.count where seen.insert(runs.key(at: place)).inserted { body(runs, place) }
        }
    }

    /// How many there are, where a run that several blocks ask for is one run.
    package var countOnce: Int {
        var count = 0
        forEachOnce { _, _ in count += 1 }
        return count
    }

    /// A run that several blocks ask for is one run.
    package var eachOnce: RunRecords {
        var each = RunRecords()
        forEachOnce { runs, place in each.append(runs[place]) }
        return each
    }
}

extension RunRecords: ExpressibleByArrayLiteral {
    /// These runs.
    package init(arrayLiteral runs: RunRecord...) { self.init(runs) }
}

extension RunRecords: Codable {
    /// Reads series, or as stores of earlier versions have them one run after another.
    package init(from decoder: any Decoder) throws {
        if let series = try? [RunSeries](from: decoder) {
            self.init()
            for runs in series { append(contentsOf: runs) }
        } else {
            self.init(try [RunRecord](from: decoder))
        }
    }

    /// Writes series.
    package func encode(to encoder: any Encoder) throws { try series.encode(to: encoder) }
}
