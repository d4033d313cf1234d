/// A word or several in the place of others.
struct WordChange: Hashable {
    var given: String
    var drawn: String
    /// The words of both sides that are not the same, without neighbours.
    var changed: String
    /// Of the first byte that is not the same, in the given text.
    var offset: Int
}

/// Where two texts differ, word by word. Numbers on both sides of a sign (95.7 ± 0.1) are one change; words have a
/// neighbour on each side, so that they can be read.
func wordChanges(_ given: String, _ drawn: String) -> [WordChange] {
    let (old, new) = (words(given), words(drawn))
    let all = hunks(old.map(\.text), new.map(\.text))
    let joined = all.reduce(into: [Hunk]()) { joined, hunk in
        let between = joined.last.map { old[$0.given.upperBound..<hunk.given.lowerBound] } ?? []
        guard let last = joined.last, between.allSatisfy({ !$0.text.contains(where: \.isLetter) }) else {
            return joined.append(hunk)
        }
        joined[joined.count - 1] = Hunk(
            given: last.given.lowerBound..<hunk.given.upperBound, drawn: last.drawn.lowerBound..<hunk.drawn.upperBound)
    }
    return joined.map { hunk in
        let (wide, other) = readable(hunk, old.map(\.text), new.map(\.text))
        let offset = old.indices.contains(hunk.given.lowerBound) ? old[hunk.given.lowerBound].offset : given.utf8.count
        let texts = withoutSharedStop(
            old[wide].map { String($0.text) }.joined(separator: " "),
            new[other].map { String($0.text) }.joined(separator: " "))
        let changed = (old[hunk.given].map(\.text) + new[hunk.drawn].map(\.text)).joined(separator: " ")
        return WordChange(given: texts.0, drawn: texts.1, changed: changed, offset: offset)
    }
}

/// Without a comma or full stop that ends both.
private func withoutSharedStop(_ first: String, _ second: String) -> (String, String) {
    guard let stop = first.last, stop == second.last, ",;:.".contains(stop), first.count > 1, second.count > 1 else {
        return (first, second)
    }
    return (String(first.dropLast()), String(second.dropLast()))
}

/// The words of a text with the offsets of their first bytes; what a no-break space joins is one.
private func words(_ text: String) -> [(text: Substring, offset: Int)] {
    text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).map {
        ($0, text.utf8.distance(from: text.startIndex, to: $0.startIndex))
    }
}

/// With a word on each side, where it is words and not numbers that differ, or where one side has none.
private func readable(_ hunk: Hunk, _ old: [Substring], _ new: [Substring]) -> (Range<Int>, Range<Int>) {
    func areNumbers(_ words: ArraySlice<Substring>) -> Bool {
        !words.isEmpty && words.allSatisfy { !$0.contains(where: \.isLetter) || $0.first?.isNumber == true }
    }
    if areNumbers(old[hunk.given]), areNumbers(new[hunk.drawn]) { return (hunk.given, hunk.drawn) }
    let before = min(2, hunk.given.lowerBound, hunk.drawn.lowerBound)
    let after = min(2, old.count - hunk.given.upperBound, new.count - hunk.drawn.upperBound)
    return (
        hunk.given.lowerBound - before..<hunk.given.upperBound + after,
        hunk.drawn.lowerBound - before..<hunk.drawn.upperBound + after
    )
}
