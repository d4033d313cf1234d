internal import Comparison
internal import Foundation
internal import Report

extension VerificationResult {
    /// The result on one line, for programs.
    func json(limit: Int) throws -> String {
        try WrittenVerification(
            report: published.path, verified: isVerified, values: valueCount, runs: runCount,
            differences: differences.prefix(limit).map { WrittenVerification.Difference($0.difference, in: $0.file) },
            differenceCount: differences.count, circumstances: circumstances,
            measuredTimes: times.map { WrittenVerification.Time(place: $0.place, report: $0.reported, run: $0.now) }
        ).json
    }
}

extension PageResult {
    /// The result on one line, for programs.
    func json(limit: Int) throws -> String {
        try WrittenVerification(
            report: path, verified: differences.isEmpty, values: valueCount, runs: runCount,
            differences: differences.prefix(limit).map { WrittenVerification.Difference($0.difference, in: $0.file) },
            differenceCount: differences.count, circumstances: circumstances, measuredTimes: []
        ).json
    }
}

/// What became of verifying a page, as programs read it.
private struct WrittenVerification: Encodable {
    struct Difference: Encodable {
        var file: String
        var line: Int
        var column: Int
        var kind: String
        var place: String
        var report: String?
        var run: String?
        var message: String
    }

    struct Time: Encodable {
        var place: String
        var report: String
        var run: String
    }

    var report: String
    var verified: Bool
    var values: Int
    var runs: Int
    var differences: [Difference]
    var differenceCount: Int
    var circumstances: [String]
    var measuredTimes: [Time]

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

private extension WrittenVerification.Difference {
    init(_ difference: Comparison.Difference, in file: String) {
        self.init(
            file: file, line: difference.line, column: difference.column, kind: "\(difference.kind)",
            place: difference.place, report: difference.found, run: difference.expected, message: difference.message)
    }
}
