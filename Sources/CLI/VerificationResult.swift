internal import Comparison
internal import Outputs
internal import Report
internal import Spelling

/// What became of verifying one report.
struct VerificationResult {
    let published: PublishedReport
    let times: [MeasuredTime]
    /// The report as the run from nothing gives it.
    let drawn: Report
    /// How many values and runs stand behind it.
    let valueCount: Int
    let runCount: Int
    /// What is worth knowing, and makes no difference.
    var circumstances: [String] = []
    /// What is not the same, the worst first, each with its file.
    private(set) var differences: [(file: String, difference: Difference)] = []
    /// The files that were compared, with their bytes.
    private(set) var files: [Given] = []

    /// A file of the report; without bytes where it is missing.
    struct Given {
        var path: String
        var bytes: [UInt8]?
    }

    init(published: PublishedReport, times: [MeasuredTime], drawn: Report) {
        (self.published, self.times, self.drawn) = (published, times, drawn)
        let record = ReportRecord(drawn)
        valueCount = ReportComparison(record, record).sameCount
        runCount = drawn.runCount
    }

    var isVerified: Bool { differences.isEmpty }

    /// Compares a file with its drawing.
    mutating func compare(_ given: Given, _ drawn: ReportFile) {
        files.append(given)
        guard let bytes = given.bytes else {
            return add([.missing(file: given.path)], of: given.path)
        }
        // What a PDF holds says more than its bytes: the first of these that is not the same is what is wrong.
        if drawn.name.hasSuffix(".pdf"), bytes != drawn.bytes {
            let records = [bytes, drawn.bytes].map { PDFAttachments.json(in: $0).first ?? [] }
            let comparison = FileComparison(given: records[0], drawn: records[1], name: "record.json")
            if !comparison.differences.isEmpty { return add(comparison.differences, of: given.path) }
            let versions = [bytes, drawn.bytes].map(PDFFormat.typstVersion)
            if let made = versions[0], let here = versions[1], made != here {
                circumstances.append("\(given.path): set by Typst \(made), and compared with what \(here) sets here")
            }
        }
        let comparison = FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name)
        let words = comparison.circumstances.map { given.path == published.path ? $0 : "\(given.path): \($0)" }
        circumstances += words
        add(comparison.differences, of: given.path)
    }

    mutating func add(_ found: Difference, of file: String) { add([found], of: file) }

    private mutating func add(_ found: [Difference], of file: String) {
        differences = (differences + found.map { (file, $0) }).worstFirst
    }
}

extension VerificationResult {
    /// "output/q1.html: verified: every byte is what 52 values and 6 runs from nothing give; 1 measured time apart".
    var summary: String {
        guard isVerified else {
            return
                "\(published.path): \(counted(differences.count, "difference")) from what the notebook gives when it is run from nothing"
        }
        let times = times.isEmpty ? "" : ", \(counted(self.times.count, "measured time")) apart"
        return
            "\(published.path): verified: every byte comes out again, \(counted(valueCount, "value")) of \(counted(runCount, "run"))\(times)"
    }

    /// What is said of it, a line each; no more than `limit` differences.
    func lines(limit: Int) -> [String] {
        [summary] + differences.lines(limit: limit) + (circumstances + timeWords).map { "  \($0)" }
    }

    /// What is said of measured times, which may differ.
    var timeWords: [String] {
        times.map { "a measured time, \($0.place): \($0.reported) in the report, \($0.now) now" }
    }
}
