/// Reads a BibTeX file: entries, `@string` abbreviations, `#` between parts; `@comment` and what stands between entries
/// is passed over.
struct BibTeXReader {
    private let bytes: [UInt8]
    private var place = 0
    private var abbreviations = months
    private(set) var problems: [(position: Position, message: String)] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Every work, with its place, in the file's order; what is wrong is left in `problems`, and reading goes on at the
    /// next `@`.
    mutating func entries() -> [(Bibliography.Entry, Position)] {
        var entries: [(Bibliography.Entry, Position)] = []
        while let at = bytes[place...].firstIndex(of: UInt8(ascii: "@")) {
            place = at + 1
            let kind = name().lowercased()
            guard kind != "comment", !kind.isEmpty else { continue }
            do {
                if let entry = try entry(kind) { entries.append((entry, position(at))) }
            } catch {
                problems.append((position(error.place), error.message))
            }
        }
        return entries
    }
}

private struct BibTeXError: Error {
    var place: Int
    var message: String
}

private let months = Dictionary(uniqueKeysWithValues: [
    ("jan", "January"), ("feb", "February"), ("mar", "March"), ("apr", "April"), ("may", "May"), ("jun", "June"),
    ("jul", "July"), ("aug", "August"),
    ("sep", "September"), ("oct", "October"), ("nov", "November"), ("dec", "December"),
])

private extension BibTeXReader {
    /// What follows `@kind`: an entry, or `nil` for an abbreviation or a preamble.
    mutating func entry(_ kind: String) throws(BibTeXError) -> Bibliography.Entry? {
        let opening = place
        skipSpace()
        guard take("{") || take("(") else {
            throw BibTeXError(
                place: place, message: "found no `{` after @\(kind); expected `@\(kind){key, field = {value}}`")
        }
        if kind == "preamble" { _ = try value(); return nil }
        if kind == "string" {
            for (field, text) in try fields(opening) { abbreviations[field] = text }
            return nil
        }
        skipSpace()
        let key = key()
        guard !key.isEmpty else {
            throw BibTeXError(place: place, message: "found no key in @\(kind); expected `@\(kind){key, …}`")
        }
        skipSpace()
        _ = take(",")
        var fields = try fields(opening)
        for role in ["author", "editor"] { fields[role] = fields[role].map(keepingBracesTogether) }
        return Bibliography.Entry(key: key, kind: kind, fields: fields.mapValues(unTeXed))
    }

    /// `name = value` pairs up to the closing brace.
    mutating func fields(_ opening: Int) throws(BibTeXError) -> [String: String] {
        var fields: [String: String] = [:]
        while true {
            skipSpace()
            if take("}") || take(")") { return fields }
            guard place < bytes.count else {
                throw BibTeXError(place: opening, message: "the entry is never closed; expected `}` at its end")
            }
            let start = place
            let name = name().lowercased()
            skipSpace()
            guard !name.isEmpty, take("=") else {
                throw BibTeXError(place: start, message: "found no `field = {value}`; expected one, or `}`")
            }
            let text = try value()
            if fields[name] == nil { fields[name] = text }
            skipSpace()
            _ = take(",")
        }
    }

    /// Parts in braces or quotes, numbers and abbreviations, joined by `#`.
    mutating func value() throws(BibTeXError) -> String {
        var text = ""
        repeat {
            skipSpace()
            let start = place
            if take("{") {
                text += try braced(start)
            } else if take("\"") {
                text += try quoted(start)
            } else {
                let word = name()
                guard !word.isEmpty else {
                    throw BibTeXError(
                        place: start, message: "found no value; expected one in braces or quotes, or a number")
                }
                if let long = abbreviations[word.lowercased()] {
                    text += long
                } else if Int(word) != nil {
                    text += word
                } else {
                    throw BibTeXError(
                        place: start,
                        message:
                            "found the abbreviation \"\(word)\", which no @string explains; expected a value in braces or quotes"
                    )
                }
            }
            skipSpace()
        } while take("#")
        return text
    }

    mutating func braced(_ start: Int) throws(BibTeXError) -> String {
        var depth = 1
        let first = place
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "{") { depth += 1 } else if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
            place += 1
            if depth == 0 { return String(decoding: bytes[first..<place - 1], as: UTF8.self) }
        }
        throw BibTeXError(place: start, message: "the brace is never closed; expected `}`")
    }

    mutating func quoted(_ start: Int) throws(BibTeXError) -> String {
        var depth = 0
        let first = place
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "{") { depth += 1 } else if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
            place += 1
            if depth == 0, bytes[place - 1] == UInt8(ascii: "\"") {
                return String(decoding: bytes[first..<place - 1], as: UTF8.self)
            }
        }
        throw BibTeXError(place: start, message: "the quote is never closed; expected `\"`")
    }

    /// Names in braces are one word: "{Google Brain}" is a family's name.
    func keepingBracesTogether(_ text: String) -> String {
        var depth = 0
        return String(
            text.map { character -> Character in
                if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
                return depth > 0 && character == " " ? "\u{00A0}" : character
            })
    }

    mutating func name() -> String { word { belongsToWord($0) || "_-+:./".utf8.contains($0) } }
    mutating func key() -> String { word { $0 > 32 && !",{}()\"#%=".utf8.contains($0) } }

    mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let word = bytes[place...].prefix(while: belongs)
        place = word.endIndex
        return String(decoding: word, as: UTF8.self)
    }

    mutating func skipSpace() { place += bytes[place...].prefix { $0 <= 32 }.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    func position(_ offset: Int) -> Position {
        let before = bytes[..<min(offset, bytes.count)]
        return Position(line: before.count { $0 == 10 } + 1, column: before.reversed().prefix { $0 != 10 }.count + 1)
    }
}
