/// Compares a file of a report with a fresh drawing of it: every byte counts, but for what no reader can see.
package struct FileComparison: Sendable {
    /// What is not the same, the worst first.
    package let differences: [Difference]
    /// What is not the same and makes no difference: "its lines end as Windows ends them".
    package let circumstances: [String]

    /// `name` is the file's, whose ending says what it holds.
    package init(given: [UInt8], drawn: [UInt8], name: String) {
        let (given, drawn, circumstances) = Self.normalized(given, drawn)
        self.circumstances = circumstances
        guard given != drawn else { differences = []; return }
        let (source, other) = (SourceText(given), SourceText(drawn))
        var found = Self.compared(source, other, name)
        if found.isEmpty { found = [Self.firstByte(source, other)] }
        differences = found.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }
            .map(\.element)
    }
}

private extension FileComparison {
    static func compared(_ given: SourceText, _ drawn: SourceText, _ name: String) -> [Difference] {
        switch name.split(separator: ".").last {
        case "html", "htm", "svg": return MarkupComparison(given, drawn).differences
        case "md": return LineComparison(given, drawn, isMarkdown: true).differences
        case "csv", "txt", "tex": return LineComparison(given, drawn, isMarkdown: false).differences
        case "json":
            return JSONComparison(
                String(decoding: given.bytes, as: UTF8.self), String(decoding: drawn.bytes, as: UTF8.self)
            )
            .differences.map { $0.0.at($0.offset, in: given) }
        default: return []
        }
    }

    /// Where nothing else is found: the first byte that is not the same.
    static func firstByte(_ given: SourceText, _ drawn: SourceText) -> Difference {
        let offset = zip(given.bytes, drawn.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = offset ?? min(given.bytes.count, drawn.bytes.count)
        return Difference(
            kind: .markup, place: "the file", found: nil, expected: nil,
            message: "the file is written otherwise from here on"
        ).at(place, in: given)
    }

    /// Without what an editor or a transfer may change and no reader sees: a byte order mark, the ends of lines, empty
    /// lines at the end.
    static func normalized(_ given: [UInt8], _ drawn: [UInt8]) -> (
        given: [UInt8], drawn: [UInt8], circumstances: [String]
    ) {
        var (given, drawn, circumstances) = (given, drawn, [String]())
        if given.starts(with: [0xEF, 0xBB, 0xBF]), !drawn.starts(with: [0xEF, 0xBB, 0xBF]) {
            given.removeFirst(3)
            circumstances.append("it begins with a byte order mark")
        }
        switch (given.contains(13), drawn.contains(13)) {
        case (true, false):
            given = given.withoutReturns
            circumstances.append("its lines end as Windows ends them")
        case (false, true):
            drawn = drawn.withoutReturns
            circumstances.append("its lines end as Unix ends them")
        default: break
        }
        let (end, wanted) = (given.reversed().prefix { $0 == 10 }.count, drawn.reversed().prefix { $0 == 10 }.count)
        if end != wanted {
            given = given.dropLast(end) + Array(repeating: 10, count: wanted)
            circumstances.append("it has other empty lines at its end")
        }
        return (given, drawn, circumstances)
    }
}

private extension [UInt8] {
    /// Without the carriage returns that end lines as Windows does.
    var withoutReturns: [UInt8] {
        enumerated().filter { index, byte in byte != 13 || index + 1 == count || self[index + 1] != 10 }.map(\.element)
    }
}
