/// The line that opens a listing, a directive or a div: marks, and what stands behind them.
struct Fence {
    let indentation: String
    let mark: Character
    let count: Int
    /// What stands behind the marks, without spaces around it.
    let info: String

    /// `nil` for a line that opens nothing.
    init?(_ line: ForeignLine) {
        indentation = line.indentation
        let text = line.text.dropFirst(indentation.count)
        guard let mark = text.first, "`~:".contains(mark) else { return nil }
        self.mark = mark
        count = text.prefix { $0 == mark }.count
        info = text.dropFirst(count).trimmed
        guard count >= 3, mark != "`" || !info.contains("`"), mark != ":" || !info.isEmpty else { return nil }
    }

    var isDiv: Bool { mark == ":" }

    /// The index of the line that closes it, or behind the last.
    func end(in lines: [ForeignLine], from start: Int) -> Int {
        var open = 1, index = start + 1
        while index < lines.count {
            // By bytes, since each level of blocks looks at all lines below.
            let text = lines[index].text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            let marks = text.prefix { $0 == mark.asciiValue }.count
            let isBare = text.dropFirst(marks).allSatisfy { Character(Unicode.Scalar($0)).isWhitespace }
            if isDiv {
                if marks >= 3 { open += isBare ? -1 : 1 }
                if open == 0 { return index }
            } else if isBare, marks >= count {
                return index
            }
            index += 1
        }
        return index
    }

    /// "python" of "{python}", "python", "{.python …}", "{python, echo=FALSE}"; "" where there is none.
    var language: String {
        let words = info.drop { "{.= ".contains($0) }
        return words.prefix { $0.isLetter || $0.isNumber || "+#-_".contains($0) }.lowercased()
    }

    /// "note" and "Title" of "{note} Title"; `nil` where it is no directive of MyST's.
    var directive: (name: String, argument: String)? {
        guard info.hasPrefix("{"), let close = info.firstIndex(of: "}") else { return nil }
        let name = info[info.index(after: info.startIndex)..<close]
        guard let first = name.first, first.isLetter,
            name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:.".contains($0) })
        else { return nil }
        return (String(name), info[info.index(after: close)...].trimmed)
    }
}
