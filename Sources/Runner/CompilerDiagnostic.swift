internal import Document
internal import Notebook
internal import Spelling

/// An error or a warning as `swiftc -diagnostic-style llvm` prints it, its notes gathered.
struct CompilerDiagnostic: Hashable {
    var file: String
    var line: Int
    var column: Int
    var message: String
    var isWarning = false
    var hint: Hint?
    /// The line of the same file that the hint speaks of.
    var hintLine: Int?

    /// The errors and warnings in a compiler's output, in order; the excerpts between them are dropped.
    static func all(in text: String) -> [CompilerDiagnostic] {
        var compilerDiagnostics: [CompilerDiagnostic] = []
        for line in text.split(separator: "\n") {
            guard let (place, severity, message) = header(line) else { continue }
            if severity != "note" {
                let (found, hint) = suggestionApart(message)
                compilerDiagnostics.append(
                    CompilerDiagnostic(
                        file: place.file, line: place.line, column: place.column, message: found,
                        isWarning: severity == "warning", hint: hint))
            } else if let last = compilerDiagnostics.indices.last,
                compilerDiagnostics[last].hint == nil
            {
                compilerDiagnostics[last].note(message, place.file, place.line)
            }
        }
        return compilerDiagnostics
    }
}

extension CompilerDiagnostic {
    /// The same in an author's words where it misses an import; `nil` for any other.
    var missingImport: CompilerDiagnostic? {
        guard !isWarning, let range = message.firstRange(of: "missing import of defining module '") else { return nil }
        // What Foundation is made of is no module that anybody imports.
        let module = message[range.upperBound...].prefix { $0 != "'" }.replacing(
            "FoundationEssentials", with: "Foundation")
        var found = self
        found.message = "\(message[..<range.lowerBound])missing import of '\(module)'"
        (found.hint, found.hintLine) = (Hint("`import \(module)` in a block above has it"), nil)
        return found
    }

    /// Whether the error may be there only because this code is left out: it misses a name that they mention.
    func mayFollow(from code: [String]) -> Bool {
        guard message.hasPrefix("cannot find "), let name = message.split(separator: "'").dropFirst().first else {
            return false
        }
        return code.contains { code in
            let bytes = Array(code.utf8)
            return SwiftToken.tokens(of: code).contains {
                $0.kind == .word && bytes[$0.range].elementsEqual(name.utf8)
            }
        }
    }
}

private extension CompilerDiagnostic {
    /// Takes a note for the hint, but not where a library declares a name or takes it away.
    mutating func note(_ message: String, _ file: String, _ line: Int) {
        if message.hasPrefix("did you mean '") {
            hint = Self.hint(message, for: self.message)
        } else if file == self.file {
            (hint, hintLine) = (Hint(message), line)
        } else if !message.hasSuffix("declared here"), !message.hasSuffix("marked unavailable here") {
            hint = Hint(message)
        }
    }

    /// "cannot find 'Dropuot' in scope; did you mean 'Dropout'?" as an error and a hint.
    static func suggestionApart(_ message: String) -> (message: String, hint: Hint?) {
        guard let range = message.firstRange(of: "; did you mean '"), message.hasSuffix("?") else {
            return (message, nil)
        }
        let found = String(message[..<range.lowerBound])
        return (found, hint(String(message[range.lowerBound...].dropFirst(2)), for: found))
    }

    /// The compiler's "did you mean 'Dropout'?" for an error that names what was written first; it has both as words only.
    static func hint(_ words: String, for message: String) -> Hint {
        let text = words.replacing("'", with: "\"")
        let names = [words, message].map {
            $0.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first
        }
        guard let name = names[0], let written = names[1] else { return Hint(text) }
        return Hint(text, replacement: .init(String(name), insteadOf: String(written)))
    }

    /// The parts of `file:line:column: severity: message`.
    static func header(_ text: Substring) -> (
        place: (file: String, line: Int, column: Int), severity: String, message: String
    )? {
        for severity in ["error", "note", "warning"] {
            guard let range = text.firstRange(of: ": \(severity): ") else { continue }
            let place = text[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
            guard place.count >= 3, let line = Int(place[place.count - 2]), let column = Int(place[place.count - 1])
            else { continue }
            return (
                (place.dropLast(2).joined(separator: ":"), line, column), severity, String(text[range.upperBound...])
            )
        }
        return nil
    }
}
