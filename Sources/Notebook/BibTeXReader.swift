import Statistics
internal import Document

/// Reads a BibTeX file into a bibliography: entries, `@string` abbreviations, `#` between parts. `@comment`, lines that
/// begin with `%` and what stands between entries are passed over.
struct BibTeXReader {
    let bytes: [UInt8]
    var place = 0
    /// What the value being read takes from `@string` definitions, by their index.
    var uses: Set<Int> = []
    private let lineStarts: [Int]
    private(set) var problems: [(position: Position, message: String)] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// Adds every work and abbreviation, in the file's order; what is wrong is left in `problems`, and reading goes on
    /// at the next line that begins with `@`.
    mutating func read(into bibliography: inout Bibliography) {
        while let at = nextEntry() {
            place = at + 1
            let kind = name().lowercased()
            guard !kind.isEmpty else { continue }
            do { try readEntry(kind, at, &bibliography) } catch {
                problems.append((position(error.place), error.message))
                let below = lineStarts[position(at).line...]
                place = max(at + 1, below.first(where: startsEntry) ?? bytes.count)
            }
        }
    }
}

/// What is wrong, and at which byte.
struct BibTeXError: Error {
    var place: Int
    var message: String
}

private extension BibTeXReader {
    /// The next `@` that is not within a word, as it is in an address, nor in a line that `%` begins.
    mutating func nextEntry() -> Int? {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "%") where isFirstInLine(place): skipLine()
            case UInt8(ascii: "@") where place == 0 || !belongsToWord(bytes[place - 1]): return place
            default: place += 1
            }
        }
        return nil
    }

    func isFirstInLine(_ place: Int) -> Bool {
        bytes[..<place].reversed().first { $0 != 32 && $0 != 9 }.map { $0 == UInt8(ascii: "\n") } ?? true
    }

    func startsEntry(_ line: Int) -> Bool {
        bytes[line...].first { $0 != 32 && $0 != 9 } == UInt8(ascii: "@")
    }

    /// What follows `@kind`.
    mutating func readEntry(_ kind: String, _ at: Int, _ bibliography: inout Bibliography) throws(BibTeXError) {
        let opening = place
        skipSpace()
        if kind == "comment" { return try skipComment() }
        let closing = UInt8(ascii: place < bytes.count && bytes[place] == UInt8(ascii: "(") ? ")" : "}")
        guard take("{") || take("(") else {
            throw BibTeXError(
                place: place, message: "found no `{` after @\(kind); expected `@\(kind){key, field = {value}}`")
        }
        uses = []
        if kind == "preamble" {
            _ = try value(bibliography)
            skipSpace()
            if place < bytes.count, bytes[place] == closing { place += 1 }
            return
        }
        if kind == "string" {
            for (name, text) in try fields(opening, closing, bibliography) {
                bibliography.define(name, text, source: source(at), at: position(at), uses: uses)
            }
            return
        }
        skipSpace()
        let key = word { $0 > 32 && $0 != UInt8(ascii: ",") && $0 != closing }
        guard !key.isEmpty else {
            throw BibTeXError(place: place, message: "found no key in @\(kind); expected `@\(kind){key, …}`")
        }
        skipSpace()
        _ = take(",")
        let fields = try fields(opening, closing, bibliography)
        let entry = BibTeXEntry(
            key: key, kind: kind, fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
            position: position(at), source: source(at), uses: uses)
        bibliography.add(entry)
    }

    /// A comment ends with its braces, as biber and JabRef have it; without braces it ends here, as BibTeX has it.
    mutating func skipComment() throws(BibTeXError) {
        let start = place
        if take("{") { _ = try braced(start) }
    }

    func source(_ at: Int) -> String { String(decoding: bytes[at..<place], as: UTF8.self) }

    /// `name = value` pairs up to the closing brace or parenthesis.
    mutating func fields(_ opening: Int, _ closing: UInt8, _ bibliography: Bibliography) throws(BibTeXError)
        -> [(String, String)]
    {
        var fields: [(String, String)] = []
        while true {
            skipSpace()
            guard place < bytes.count else {
                throw BibTeXError(place: opening, message: "the entry is never closed; expected `}` at its end")
            }
            if bytes[place] == closing { place += 1; return fields }
            let start = place
            let name = name().lowercased()
            skipSpace()
            guard !name.isEmpty, take("=") else {
                throw BibTeXError(place: start, message: "found no `field = {value}`; expected one, or `}`")
            }
            fields.append((name, try value(bibliography)))
            skipSpace()
            _ = take(",")
        }
    }

    func position(_ offset: Int) -> Position {
        let line = lineStarts.partitioningIndex { $0 > offset }
        return Position(line: line, column: offset - lineStarts[line - 1] + 1)
    }
}
