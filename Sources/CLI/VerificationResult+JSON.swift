internal import Comparison
internal import Foundation
internal import Report

extension VerificationResult {
    /// The result on one line, for programs.
    func json(limit: Int) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let written = Written(
            report: published.path, verified: isVerified, values: valueCount, runs: runCount,
            differences: differences.prefix(limit).map { file, difference in
                Written.Difference(
                    file: file, line: difference.line, column: difference.column, kind: "\(difference.kind)",
                    place: difference.place, report: difference.found, run: difference.expected,
                    message: difference.message)
            }, differenceCount: differences.count, circumstances: circumstances,
            measuredTimes: times.map { Written.Time(place: $0.place, report: $0.reported, run: $0.now) })
        return String(decoding: try encoder.encode(written), as: UTF8.self)
    }

    private struct Written: Encodable {
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
    }
}
