internal import Notebook

/// An error as `swiftc -diagnostic-style llvm` prints it, its notes gathered.
struct Complaint: Hashable {
    var file: String
    var line: Int
    var column: Int
    var message: String
    var hint: String?
    /// The line that the hint speaks of.
    var hintLine: Int?

    /// The errors in a compiler's output, in order; the excerpts between them are dropped.
    static func all(in text: String) -> [Complaint] {
        var complaints: [Complaint] = []
        for line in text.split(separator: "\n") {
            guard let (place, severity, message) = header(line) else { continue }
            if severity == "error" {
                complaints.append(Complaint(file: place.file, line: place.line, column: place.column, message: message))
            } else if severity == "note", var last = complaints.popLast() {
                last.hint = last.hint ?? message
                last.hintLine = last.hintLine ?? place.line
                complaints.append(last)
            }
        }
        return complaints
    }
}

extension Complaint {
    /// Whether the error may be there only because these parts are left out: it misses a name that they mention.
    func mayFollow(from parts: [SourcePart]) -> Bool {
        guard message.hasPrefix("cannot find "), let name = message.split(separator: "'").dropFirst().first else { return false }
        return parts.contains { part in
            let bytes = Array(part.code.utf8)
            return SwiftToken.tokens(of: part.code).contains { $0.kind == .word && bytes[$0.range].elementsEqual(name.utf8) }
        }
    }
}

private extension Complaint {
    /// The parts of `file:line:column: severity: message`.
    static func header(_ text: Substring) -> (place: (file: String, line: Int, column: Int), severity: String, message: String)? {
        for severity in ["error", "note", "warning"] {
            guard let range = text.firstRange(of: ": \(severity): ") else { continue }
            let place = text[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
            guard place.count >= 3, let line = Int(place[place.count - 2]), let column = Int(place[place.count - 1]) else { continue }
            return ((place.dropLast(2).joined(separator: ":"), line, column), severity, String(text[range.upperBound...]))
        }
        return nil
    }
}
