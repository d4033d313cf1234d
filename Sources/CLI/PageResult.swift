internal import Comparison
internal import Report
internal import Spelling

/// What became of verifying a page of several reports.
struct PageResult {
    let path: String
    /// What is not the same, the worst first, each with its file.
    let differences: [(file: String, difference: Difference)]
    /// What is worth knowing, and makes no difference.
    var circumstances: [String] = []
    /// How many values and runs stand behind it; none behind a page that only says what its reports give.
    var valueCount = 0
    var runCount = 0

    /// `others` are differences of files that belong to it.
    init(path: String, differences: [Difference], others: [(file: String, difference: Difference)] = []) {
        self.path = path
        self.differences = (differences.map { (path, $0) } + others).worstFirst
    }

    /// What is said of it, a line each; no more than `limit` differences.
    func lines(limit: Int) -> [String] {
        [summary] + differences.lines(limit: limit) + circumstances.map { "  \($0)" }
    }

    private var summary: String {
        if !differences.isEmpty {
            return "\(path): \(counted(differences.count, "difference")) from what its reports give"
        }
        return valueCount + runCount == 0
            ? "\(path): verified: it says what its reports give"
            : "\(path): verified: every byte comes out again, \(counted(valueCount, "value")) of \(counted(runCount, "run"))"
    }
}

extension [(file: String, difference: Difference)] {
    /// In the order of how bad they are, else as they are.
    var worstFirst: Self {
        enumerated().sorted {
            ($0.element.difference.kind, $0.offset) < ($1.element.difference.kind, $1.offset)
        }.map(\.element)
    }

    /// A line each, no more than `limit` and how many more there are.
    func lines(limit: Int) -> [String] {
        prefix(limit).map { file, difference in
            "  \(file):\(difference.line):\(difference.column): \(difference.message)"
        } + (count > limit ? ["  … and \(count - limit) more (--limit)"] : [])
    }
}
