internal import Foundation

extension DiagnosticRecord {
    /// A command of GitHub's workflows, which makes an annotation of it: `::error file=q1.md,line=3,col=5::message`.
    var workflowCommand: String {
        let place = [
            file.map { "file=\($0.escapedAsProperty)" }, line.map { "line=\($0)" }, letter.map { "col=\($0)" },
        ].compactMap(\.self).joined(separator: ",")
        return "::\(severity)\(place.isEmpty ? "" : " \(place)")::\(words.escapedAsData)"
    }

    /// The message, and what may mend it on a line of its own.
    var words: String { message + (hint.map { "\nhint: \($0)" } ?? "") }

    /// The column in letters, as readers of such files count, not in bytes; 1 for the first.
    var letter: Int? {
        guard let column, let excerpt else { return column }
        return String(decoding: excerpt.utf8.prefix(column - 1), as: UTF8.self).unicodeScalars.count + 1
    }
}

private extension String {
    /// What would end a command's line, as the runner decodes it.
    var escapedAsData: String {
        replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// What would also end a property.
    var escapedAsProperty: String { escapedAsData.replacing(":", with: "%3A").replacing(",", with: "%2C") }
}

/// Mistakes as one document for code scanning: SARIF 2.1.0.
struct SARIFLog: Encodable {
    private let version = "2.1.0"
    private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    private let runs: [Run]

    /// The mistakes, in the order they were found.
    init(_ records: [DiagnosticRecord]) {
        let isWhole = records.allSatisfy { $0.file != nil || $0.severity != "error" }
        runs = [
            Run(
                results: records.filter { $0.file != nil }.map(Result.init),
                invocations: [
                    Invocation(
                        executionSuccessful: isWhole,
                        toolExecutionNotifications: records.filter { $0.file == nil }.map {
                            Notification(level: $0.severity, message: Text($0.words))
                        })
                ])
        ]
    }

    /// Indented, the keys sorted.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private enum CodingKeys: String, CodingKey {
        case version, runs
        case schema = "$schema"
    }

    private struct Run: Encodable {
        let tool = ["driver": Driver()]
        let columnKind = "unicodeCodePoints"
        let results: [Result]
        /// What is wrong beyond any file.
        let invocations: [Invocation]
    }

    private struct Driver: Encodable {
        let name = "bnbook"
        let version = Version.current
        let rules = ["error", "warning"].map { Rule(id: $0, shortDescription: Text("A notebook's \($0)")) }
    }

    private struct Rule: Encodable {
        let id: String
        let shortDescription: Text
    }

    private struct Text: Encodable {
        let text: String

        init(_ text: String) { self.text = text }
    }

    private struct Invocation: Encodable {
        let executionSuccessful: Bool
        let toolExecutionNotifications: [Notification]
    }

    private struct Notification: Encodable {
        let level: String
        let message: Text
    }

    private struct Result: Encodable {
        let ruleId: String
        let level: String
        let message: Text
        let locations: [Location]

        init(_ record: DiagnosticRecord) {
            (ruleId, level, message) = (record.severity, record.severity, Text(record.words))
            locations = [
                Location(
                    physicalLocation: Place(
                        artifactLocation: ["uri": record.address],
                        region: ["startLine": record.line ?? 1, "startColumn": record.letter ?? 1]))
            ]
        }
    }

    private struct Location: Encodable {
        let physicalLocation: Place
    }

    private struct Place: Encodable {
        let artifactLocation: [String: String]
        let region: [String: Int]
    }
}

private extension DiagnosticRecord {
    /// The file as a reference in the sense of RFC 3986.
    var address: String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: ":")
        return file?.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
