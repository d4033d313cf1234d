internal import Comparison
internal import Report

/// What became of verifying a page of several reports.
struct PageResult {
    let path: String
    let differences: [Difference]
    /// What is worth knowing, and makes no difference.
    var circumstances: [String] = []
    /// How many values and runs stand behind it; none behind a page that only says what its reports give.
    var valueCount = 0
    var runCount = 0

    /// What is said of it, a line each; no more than `limit` differences.
    func lines(limit: Int) -> [String] {
        let shown = differences.prefix(limit).map { "  \(path):\($0.line):\($0.column): \($0.message)" }
        let rest = differences.count > limit ? ["  … and \(differences.count - limit) more (--limit)"] : []
        return [summary] + shown + rest + circumstances.map { "  \($0)" }
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
