/// Values and words of BibTeX.
extension BibTeXReader {
    /// Parts in braces or quotes, numbers and abbreviations, joined by `#`.
    mutating func value(_ bibliography: Bibliography) throws(BibTeXError) -> String {
        var text = ""
        repeat {
            skipSpace()
            text += try part(bibliography)
            skipSpace()
        } while take("#")
        return text
    }

    /// The text behind an opening brace, up to the one that closes it.
    mutating func braced(_ start: Int) throws(BibTeXError) -> String {
        try text(start, "the brace is never closed; expected `}`") { byte, depth in
            byte == UInt8(ascii: "}") && depth < 0
        }
    }

    /// BibTeX's names: of kinds, fields and abbreviations.
    mutating func name() -> String { word { $0 > 32 && !"\"#%'(),={}".utf8.contains($0) } }

    mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let first = place
        while place < bytes.count, belongs(bytes[place]) { place += 1 }
        return String(decoding: bytes[first..<place], as: UTF8.self)
    }

    /// Passes over spaces, and over the rest of a line from a `%` on.
    mutating func skipSpace() {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%") {
                skipLine()
            } else if bytes[place] <= 32 {
                place += 1
            } else {
                return
            }
        }
    }

    mutating func skipLine() {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }
}

private extension BibTeXReader {
    mutating func part(_ bibliography: Bibliography) throws(BibTeXError) -> String {
        let start = place
        if take("{") { return try braced(start) }
        if take("\"") {
            return try text(start, "the quote is never closed; expected `\"`") { byte, depth in
                byte == UInt8(ascii: "\"") && depth == 0
            }
        }
        let word = name()
        guard !word.isEmpty else {
            throw BibTeXError(place: start, message: "found no value; expected one in braces or quotes, or a number")
        }
        if word.utf8.allSatisfy({ (48...57).contains($0) }) { return word }
        if let (text, uses) = bibliography.abbreviation(word.lowercased()) {
            self.uses.formUnion(uses)
            return text
        }
        throw BibTeXError(
            place: start,
            message:
                "found the abbreviation \"\(word)\", which no @string explains; expected a value in braces or quotes")
    }

    /// The text up to the byte that ends it, which is told the depth of braces behind it.
    mutating func text(_ start: Int, _ message: String, _ ends: (UInt8, Int) -> Bool) throws(BibTeXError) -> String {
        var depth = 0
        let first = place
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "{") { depth += 1 } else if byte == UInt8(ascii: "}") { depth -= 1 }
            if ends(byte, depth) { return String(decoding: bytes[first..<place - 1], as: UTF8.self) }
        }
        throw BibTeXError(place: start, message: message)
    }
}
