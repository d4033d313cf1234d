internal import Statistics

/// Compares two pages, or two drawings: each byte that is not the same belongs to a difference.
struct MarkupComparison {
    let source: SourceText
    let given: MarkupTree
    let drawn: MarkupTree
    private(set) var differences: [Difference] = []

    init(_ given: SourceText, _ drawn: SourceText) {
        source = given
        self.given = MarkupTree(given)
        self.drawn = MarkupTree(drawn)
        for hunk in hunks(self.given.tokens, self.drawn.tokens) { compare(hunk) }
    }
}

extension MarkupComparison {
    mutating func report(_ difference: Difference, at offset: Int) {
        let placed = difference.at(offset, in: source)
        if !differences.contains(where: { $0.message == placed.message }) { differences.append(placed) }
    }

    /// Where a hunk begins in the file.
    func offset(of hunk: Hunk) -> Int {
        given.tokens.indices.contains(hunk.given.lowerBound)
            ? given.tokens[hunk.given.lowerBound].offset : source.bytes.count
    }
}

private extension MarkupComparison {
    mutating func compare(_ hunk: Hunk) {
        let (old, new) = (Array(given.tokens[hunk.given]), Array(drawn.tokens[hunk.drawn]))
        if old.count == new.count, zip(old, new).allSatisfy({ $0.isLike($1) }) {
            for place in old.indices where old[place] != new[place] {
                comparePair(hunk.given.lowerBound + place, hunk.drawn.lowerBound + place)
            }
        } else if new.allSatisfy(\.isBlank) {
            reportAdded(hunk)
        } else if old.allSatisfy(\.isBlank) {
            reportMissing(hunk)
        } else {
            compareTexts(hunk)
        }
    }

    /// Two tokens of one kind: texts, or tags of one name.
    mutating func comparePair(_ old: Int, _ new: Int) {
        let (token, other) = (given.tokens[old], drawn.tokens[new])
        let around = given.place(of: given.enclosing[old])
        switch token.kind {
        case .text: compareWords(token.text, other.text, place(ofText: old, new), token.offset)
        case .raw: compareRaw(token, other, inside: given.enclosing[old])
        case .open(let name, _): compareTags(name, old, new)
        case .close, .comment:
            report(
                Difference(.markup, "a comment or tag in \(around.words)", says: token.text, notSaying: other.text),
                at: token.offset)
        }
    }

    /// Where a text is, by the drawing where the file's own words for the place are what differs.
    func place(ofText old: Int, _ new: Int) -> MarkupPlace {
        let place = drawn.place(of: drawn.enclosing[new])
        return given.thing(around: given.enclosing[old]) == drawn.thing(around: drawn.enclosing[new])
            ? place : given.place(of: given.enclosing[old])
    }

    mutating func compareWords(_ old: String, _ new: String, _ place: MarkupPlace, _ offset: Int) {
        let changes = wordChanges(withoutEntities(old), withoutEntities(new))
        for change in changes {
            let (words, kind) = ((change.given, change.drawn), kind(of: change.changed, place))
            let difference =
                words.0.isEmpty
                ? Difference(kind, "in \(place.words)", lacks: words.1)
                : words.1.isEmpty
                    ? Difference(kind, place.words, adds: words.0)
                    : Difference(kind, place.words, says: words.0, notSaying: words.1)
            report(difference, at: offset + min(change.offset, old.utf8.count))
        }
        if changes.isEmpty {
            report(
                Difference(
                    kind: .markup, place: place.words, found: old, expected: new,
                    message: "\(place.words) has other spaces, or signs written in another way"), at: offset)
        }
    }

    /// A change of words is one of a verdict or a number where it has one.
    func kind(of words: String, _ place: MarkupPlace) -> Difference.Kind {
        if place.kind == .verdict || place.kind == .warning || place.kind == .record || place.kind == .concealment {
            return place.kind
        }
        if Verdict.allCases.contains(where: { words.contains($0.rawValue) }) { return .verdict }
        return place.kind == .words && words.contains(where: \.isNumber) ? .number : place.kind
    }

    /// Both sides have something, and not of the same make.
    mutating func compareTexts(_ hunk: Hunk) {
        let (old, new) = (given.text(of: hunk.given), drawn.text(of: hunk.drawn))
        let place = given.place(of: given.enclosing[hunk.given.lowerBound])
        if old != new, !old.isEmpty, !new.isEmpty { return compareWords(old, new, place, offset(of: hunk)) }
        if old.isEmpty, !new.isEmpty { return reportMissing(hunk) }
        if new.isEmpty, !old.isEmpty { return reportAdded(hunk) }
        let tags = (
            given.tokens[hunk.given].map(\.text).joined(), drawn.tokens[hunk.drawn].map(\.text).joined()
        )
        report(
            Difference(.markup, "the markup of \(place.words)", says: tags.0, notSaying: tags.1), at: offset(of: hunk))
    }
}

private extension MarkupToken {
    /// Whether both are texts, or tags of one name.
    func isLike(_ other: MarkupToken) -> Bool {
        switch (kind, other.kind) {
        case (.text, .text), (.raw, .raw), (.comment, .comment): true
        case (.open(let name, _), .open(let other, _)): name == other
        case (.close(let name), .close(let other)): name == other
        default: false
        }
    }

    var isBlank: Bool { kind == .text && text.allSatisfy(\.isWhitespace) }
}
