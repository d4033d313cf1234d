internal import Outputs
internal import Store

/// The runs of a trial with very many: a text in the place of an object for each.
package struct RunTable: Codable, Hashable, Sendable {
    /// A trial with more runs than this has a table of them.
    static let limit = 1000

    /// How many there are.
    package var count: Int
    /// SHA-256 of `rows`, in hexadecimal.
    package var digest: String
    /// A line of titles, and a line for each run, with tabs between the cells; an empty cell is what is not known of a run.
    /// `nil` in pages, which only name them.
    package var rows: String?

    /// A table of these runs, or only their digest.
    init(_ runs: some RandomAccessCollection<RunRecord>, hasRows: Bool) {
        count = runs.count
        var hash = SHA256(), rows = ""
        // Lines are about as long as each other, and a text that grows by doubling is half empty.
        if hasRows, let first = runs.first { rows.reserveCapacity(runs.count * (Self.line(first).utf8.count + 8)) }
        for place in -1..<runs.count {
            var line =
                place < 0
                ? Self.titles.joined(separator: "\t") + "\n"
                : Self.line(runs[runs.index(runs.startIndex, offsetBy: place)])
            line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
            if hasRows { rows += line }
        }
        digest = hash.finish()
        self.rows = hasRows ? rows : nil
    }

    private static let titles = [
        "seed", "digest", "weightsDigest", "divergedAtStep", "epoch", "trainLoss", "trainAccuracy", "testLoss",
        "testAccuracy", "validationLoss", "validationAccuracy", "evaluatedTrainLoss", "evaluatedTrainAccuracy",
        "testR2", "testRMSE", "testMAE",
    ]

    private static func line(_ run: RunRecord) -> String {
        let outcome = run.outcome
        let numbers = [
            outcome?.trainLoss, outcome?.trainAccuracy, outcome?.testLoss, outcome?.testAccuracy,
            outcome?.validationLoss, outcome?.validationAccuracy, outcome?.evaluatedTrainLoss,
            outcome?.evaluatedTrainAccuracy, outcome?.testR2, outcome?.testRMSE, outcome?.testMAE,
        ]
        var line = "\(run.seed)\t\(run.digest)\t\(run.weightsDigest ?? "")\t"
        if let step = run.divergedAtStep { line += "\(step)" }
        line += "\t"
        if let epoch = outcome?.epoch { line += "\(epoch)" }
        for number in numbers {
            line += "\t"
            if let number { line += "\(number)" }
        }
        return line + "\n"
    }
}
