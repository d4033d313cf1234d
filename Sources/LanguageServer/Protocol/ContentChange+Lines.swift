extension LSP.ContentChange {
    /// What turns one text into another: the lines between those that both begin with and those that both end with.
    init(from old: String, to new: String) {
        let (before, after) = (Self.lines(old), Self.lines(new))
        let start = zip(before, after).prefix { $0.elementsEqual($1) }.count
        let same = zip(before.reversed(), after.reversed()).prefix { $0.elementsEqual($1) }.count
        let end = min(same, before.count - start, after.count - start)
        // The last line has no end that a place could stand behind.
        guard end > 0 else { self.init(range: nil, text: new); return }
        let lines = after[start..<after.count - end].map { String(decoding: $0, as: UTF8.self) + "\n" }
        self.init(
            range: LSP.Range(
                start: LSP.Position(line: start, character: 0),
                end: LSP.Position(line: before.count - end, character: 0)),
            text: lines.joined())
    }

    private static func lines(_ text: String) -> [Substring.UTF8View.SubSequence] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
}
