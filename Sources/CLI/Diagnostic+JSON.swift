internal import Document
internal import Foundation
internal import Notebook
internal import Spelling

/// A mistake as one line of JSON, for editors and CI.
struct DiagnosticRecord: Codable {
    /// Without one: what is wrong is not in a file.
    var file: String?
    var line: Int?
    var column: Int?
    var severity: String
    var message: String
    var hint: String?
    /// The line of the file.
    var excerpt: String?

    init(_ diagnostic: Diagnostic) {
        (file, line, column) = (diagnostic.path, diagnostic.position.line, diagnostic.position.column)
        (severity, message, hint, excerpt) = (
            diagnostic.severity.rawValue, diagnostic.message, diagnostic.hint?.text, diagnostic.excerpt
        )
    }

    init(_ severity: Diagnostic.Severity, message: String) {
        (self.severity, self.message) = (severity.rawValue, message)
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? message
    }
}
