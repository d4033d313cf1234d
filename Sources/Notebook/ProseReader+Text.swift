internal import Document
internal import Spelling

/// What stands in running text: references, citations, footnotes, strikethrough, task boxes, addresses.
extension ProseReader {
    /// What a run of text becomes.
    mutating func pieces(of run: TextRun, _ fragment: Fragment, isInLink: Bool) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var (offset, start) = (0, 0)
        while offset < run.bytes.count {
            guard let (piece, end) = piece(of: run, at: offset, isInLink, fragment) else { offset += 1; continue }
            pieces += text(of: run, start..<offset, fragment) + [piece]
            (offset, start) = (end, end)
        }
        return pieces + text(of: run, start..<run.bytes.count, fragment)
    }
}

private extension ProseReader {
    /// Plain text and the line breaks in it.
    func text(of run: TextRun, _ range: Range<Int>, _ fragment: Fragment) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var start = range.lowerBound
        func take(_ end: Int) {
            guard end > start else { return }
            let words = settings.punctuation?.text(of: run, start..<end) ?? run.text(start..<end)
            pieces.append(node(.text(words), run, start..<end, fragment))
        }
        for index in range where run.bytes[index] == UInt8(ascii: "\n") {
            take(index)
            pieces.append(node(.softBreak, run, index..<index + 1, fragment))
            start = index + 1
        }
        take(range.upperBound)
        return pieces
    }

    func node(_ kind: InlineNode.Kind, _ run: TextRun, _ range: Range<Int>, _ fragment: Fragment) -> TextPiece {
        let (start, end) = run.place(range)
        return .node(InlineNode(kind, fragment.range(start, end)))
    }

    /// What starts at `offset`, and the offset behind it; `nil` for ordinary text.
    mutating func piece(
        of run: TextRun, at offset: Int, _ isInLink: Bool, _ fragment: Fragment
    ) -> (TextPiece, Int)? {
        switch run.bytes[offset] {
        case UInt8(ascii: "~") where run.has("~", at: offset): return tildes(run, offset, fragment)
        case UInt8(ascii: "^") where run.has("^", at: offset) && !run.has("^[", at: offset):
            return mark(.raised, run, offset, fragment)
        case UInt8(ascii: "[")
        where offset == 0 && run.startsItem
            && (run.has("[ ] ", at: 0) || run.has("[x] ", at: 0) || run.has("[X] ", at: 0)):
            return (node(.taskBox(isDone: !run.has("[ ]", at: 0)), run, 0..<3, fragment), 3)
        case _ where isInLink:
            refuseNote(run, offset, fragment)
            return nil
        case UInt8(ascii: "[") where settings.takesValues && run.has("[^", at: offset):
            return footnote(run, offset, fragment)
        case UInt8(ascii: "[") where run.has("[", at: offset):
            return group(run, offset, fragment) ?? (hasNotes(run) ? mark(.opening, run, offset, fragment) : nil)
        case UInt8(ascii: "]") where hasNotes(run) && run.has("]", at: offset):
            return mark(.closing, run, offset, fragment)
        case UInt8(ascii: "^") where hasNotes(run) && run.has("^[", at: offset):
            let (start, end) = run.place(offset..<offset + 2)
            footnotes.begin(at: fragment.range(start, end))
            return mark(.note, run, offset, fragment)
        case UInt8(ascii: "@") where run.has("@", at: offset): return name(run, offset, fragment)
        case UInt8(ascii: "h") where settings.autolinks, UInt8(ascii: "w") where settings.autolinks:
            return address(run, offset, fragment)
        default: return nil
        }
    }

    /// Whether notes may stand in the text: what a block prints has none.
    func hasNotes(_ run: TextRun) -> Bool { run.hasNotes && settings.takesValues }

    /// Reports a note in the words of a link or of a picture, which cannot hold the link to it.
    mutating func refuseNote(_ run: TextRun, _ offset: Int, _ fragment: Fragment) {
        guard hasNotes(run), run.has("^[", at: offset) else { return }
        report(
            fragment.place(run.places[offset]),
            "found a note within the words of a link or a picture; expected it behind them, or \\^[ for text")
    }

    func tildes(_ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (TextPiece, Int)? {
        if run.has("~~~", at: offset) || run.has("~", at: offset - 1) { return nil }
        return mark(run.has("~~", at: offset) ? .strikethrough : .lowered, run, offset, fragment)
    }

    /// A sign of a pair: what opens is followed by a word, what closes follows one.
    func mark(_ mark: PairedMark, _ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (TextPiece, Int) {
        let end = offset + mark.rawValue.utf8.count
        let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        let isAfterSpace = offset == 0 ? run.isFirst : isSpace(run.bytes[offset - 1])
        let isBeforeSpace = end == run.bytes.count ? run.isLast : isSpace(run.bytes[end])
        // What is raised or lowered belongs to what it stands behind: ~5/~6 and ^_^ are no such things.
        let opens =
            switch mark {
            case .note, .opening: true
            case .closing: false
            case .lowered, .raised: !isBeforeSpace && run.endsWord(before: offset) && !run.isInAddress(offset)
            case .strikethrough: !isBeforeSpace
            }
        let (start, behind) = run.place(offset..<end)
        let closes = mark == .closing || mark != .note && mark != .opening && !isAfterSpace
        return (.mark(mark, fragment.range(start, behind), opens: opens, closes: closes), end)
    }

    func address(_ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (TextPiece, Int)? {
        guard let (address, end) = run.address(at: offset) else { return nil }
        let (start, behind) = run.place(offset..<end)
        let text = InlineNode(.text(run.text(offset..<end)), fragment.range(start, behind))
        let link = LinkNode(destination: address, children: [text], target: fragment.range(behind, behind))
        return (node(.link(link), run, offset..<end, fragment), end)
    }

    mutating func footnote(_ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (
        TextPiece, Int
    )? {
        let label = run.bytes[(offset + 2)...].prefix { ![91, 93, 94, 32, 10].contains($0) }
        let end = offset + 2 + label.count
        guard !label.isEmpty, run.has("]", at: end) else { return nil }
        let name = String(decoding: label, as: UTF8.self)
        guard let mark = footnotes.mark(name) else {
            let known = footnotes.labels
            let expected =
                known.isEmpty ? "this notebook has no footnotes" : expectedOne(of: known)
            let hint = suggestion(for: name, among: known) ?? "write \\[^\(name)] for text in brackets"
            report(fragment.place(run.places[offset]), "there is no footnote \"\(name)\"; \(expected)", hint)
            return nil
        }
        return (node(.footnote(mark), run, offset..<end + 1, fragment), end + 1)
    }

    /// A reference `@fig-a`, or a work that the sentence names, `@ioffe2015`.
    mutating func name(_ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (TextPiece, Int)? {
        if run.continuesWord(at: offset) { return nil }
        let place = fragment.place(run.places[offset])
        if let (label, end) = run.label(at: offset + 1) ?? run.foreignLabel(at: offset + 1) {
            if settings.labels?.contains(label) == false || run.isInAddress(offset) { return nil }
            references.append((label, place))
            return (node(.reference(Reference(labels: [label])), run, offset..<end, fragment), end)
        }
        guard !bibliography.isEmpty, let (key, end) = run.key(at: offset + 1), !run.isInAddress(offset) else {
            return nil
        }
        let citation = Citation(items: [cited(Citation.Item(key: key), place)], isInSentence: true)
        return (node(.citation(citation), run, offset..<end, fragment), end)
    }

    /// References or citations in brackets: `[-@fig-a]`, `[@fig-a; @fig-b]`, `[see @ioffe2015, p. 3]`.
    mutating func group(_ run: TextRun, _ offset: Int, _ fragment: Fragment) -> (TextPiece, Int)? {
        let inner = run.bytes[(offset + 1)...].prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
        guard inner.contains(UInt8(ascii: "@")), run.has("]", at: inner.endIndex) else { return nil }
        var items: [GroupItem] = []
        for part in inner.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            guard let item = GroupItem(run, part.startIndex..<part.endIndex) else { return nil }
            items.append(item)
        }
        let range = offset..<inner.endIndex + 1
        let labels = items.filter(\.isLabel)
        if labels.isEmpty { return citation(run, items, range, fragment) }
        guard labels.count == items.count, labels.allSatisfy({ $0.prefix.isEmpty && $0.suffix.isEmpty }) else {
            return nil
        }
        if let known = settings.labels, !labels.allSatisfy({ known.contains($0.name) }) { return nil }
        for item in labels { references.append((item.name, fragment.place(run.places[item.offset]))) }
        let reference = Reference(labels: labels.map(\.name), isNumberOnly: labels.allSatisfy(\.hasHyphen))
        return (node(.reference(reference), run, range, fragment), range.upperBound)
    }

    mutating func citation(
        _ run: TextRun, _ items: [GroupItem], _ range: Range<Int>, _ fragment: Fragment
    ) -> (TextPiece, Int)? {
        if bibliography.isEmpty {
            let hint: Hint = "write \\@\(items[0].name) for text"
            let message =
                "\"\(items[0].name)\" is cited, but there is no bibliography; expected the key \"bibliography\" in the front matter"
            report(fragment.place(run.places[items[0].offset]), message, hint)
            return nil
        }
        let works = items.map { item in
            cited(
                Citation.Item(prefix: item.prefix, key: item.name, suffix: item.suffix, isYearOnly: item.hasHyphen),
                fragment.place(run.places[item.offset]))
        }
        let citation = Citation(items: works, isInSentence: false)
        return (node(.citation(citation), run, range, fragment), range.upperBound)
    }

    /// Counts a citation, and reports a work that is not in the bibliography.
    mutating func cited(_ item: Citation.Item, _ place: Position) -> Citation.Item {
        if !bibliography.contains(item.key) {
            let hint = suggestion(for: item.key, among: bibliography.keys) ?? "write \\@\(item.key) for text"
            report(place, "there is no work \"\(item.key)\" in \(bibliography.files.joined(separator: ", "))", hint)
        }
        citationCounts[item.key, default: 0] += 1
        var item = item
        item.occurrence = citationCounts[item.key] ?? 1
        return item
    }
}
