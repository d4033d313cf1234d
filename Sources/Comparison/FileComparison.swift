/// Compares a file of a report with a fresh drawing of it: every byte counts, but for what no reader can see.
package struct FileComparison: Sendable {
    /// What is not the same, the worst first.
    package let differences: [Difference]
    /// What is not the same and makes no difference: "its lines end as Windows ends them".
    package let circumstances: [String]

    /// `name` is the file's, whose ending says what it holds.
    package init(given: [UInt8], drawn: [UInt8], name: String) {
        let given = Self.normalized(given, like: drawn)
        circumstances = given.circumstances
        guard given.bytes != drawn else { differences = []; return }
        let (source, other) = (SourceText(given.bytes), SourceText(drawn))
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
        case "md": return MarkdownComparison(given, drawn).differences
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
    static func normalized(_ given: [UInt8], like drawn: [UInt8]) -> (bytes: [UInt8], circumstances: [String]) {
        var (bytes, circumstances) = (given, [String]())
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]), !drawn.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeFirst(3)
            circumstances.append("it begins with a byte order mark")
        }
        if bytes.contains(13), !drawn.contains(13) {
            bytes = bytes.enumerated().filter { index, byte in
                byte != 13 || index + 1 == bytes.count || bytes[index + 1] != 10
            }.map(\.element)
            circumstances.append("its lines end as Windows ends them")
        }
        let (end, wanted) = (bytes.reversed().prefix { $0 == 10 }.count, drawn.reversed().prefix { $0 == 10 }.count)
        if end != wanted {
            bytes = bytes.dropLast(end) + Array(repeating: 10, count: wanted)
            circumstances.append("it has other empty lines at its end")
        }
        return (bytes, circumstances)
    }
}
