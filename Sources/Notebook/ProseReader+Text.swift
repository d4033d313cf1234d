internal import CCMark
internal import Spelling

/// What stands in running text: references, citations, footnotes, strikethrough, task boxes, addresses.
extension ProseReader {
    mutating func takeText(_ root: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) {
        var tildes: [MarkdownNode: [MarkdownNode]] = [:]
        for run in TextRun.all(below: root, lines: fragment.lines, wanted: settings.autolinks ? "@[~hw" : "@[~") {
            let isInLink = run.nodes[0].isInLink
            var pieces: [TextPiece] = []
            var (offset, start) = (0, 0)
            while offset < run.bytes.count {
                guard let (piece, end) = piece(of: run, at: offset, isInLink, fragment, &taken) else {
                    offset += 1; continue
                }
                pieces += [.text(run.text(start..<offset)), piece]
                (offset, start) = (end, end)
            }
            guard !pieces.isEmpty, let parent = run.nodes[0].parent else { continue }
            tildes[parent, default: []] += run.replace(by: pieces + [.text(run.text(start..<run.bytes.count))])
        }
        for (parent, _) in tildes { strike(below: parent, Set(tildes[parent] ?? [])) }
    }
}

private extension ProseReader {
    /// What starts at `offset`, and the offset behind it; `nil` for ordinary text.
    mutating func piece(
        of run: TextRun, at offset: Int, _ isInLink: Bool, _ fragment: Fragment, _ taken: inout Taken
    ) -> (TextPiece, Int)? {
        switch run.bytes[offset] {
        case UInt8(ascii: "~") where run.has("~~", at: offset):
            let isLonger = run.has("~~~", at: offset) || offset > 0 && run.bytes[offset - 1] == UInt8(ascii: "~")
            return isLonger ? nil : (.tildes, offset + 2)
        case UInt8(ascii: "[")
        where offset == 0 && run.startsItem
            && (run.has("[ ] ", at: 0) || run.has("[x] ", at: 0) || run.has("[X] ", at: 0)):
            return (.raw("<input type=\"checkbox\" disabled=\"\"\(run.has("[ ]", at: 0) ? "" : " checked=\"\"") />"), 3)
        case _ where isInLink: return nil
        case UInt8(ascii: "[") where run.has("[^", at: offset): return footnote(run, offset, fragment, &taken)
        case UInt8(ascii: "[") where run.has("[", at: offset): return group(run, offset, fragment, &taken)
        case UInt8(ascii: "@") where run.has("@", at: offset): return name(run, offset, fragment, &taken)
        case UInt8(ascii: "h") where settings.autolinks, UInt8(ascii: "w") where settings.autolinks:
            return run.address(at: offset)
        default: return nil
        }
    }

    mutating func footnote(_ run: TextRun, _ offset: Int, _ fragment: Fragment, _ taken: inout Taken) -> (
        TextPiece, Int
    )? {
        let label = run.bytes[(offset + 2)...].prefix { ![91, 93, 94, 32, 10].contains($0) }
        let end = offset + 2 + label.count
        guard !label.isEmpty, run.has("]", at: end) else { return nil }
        let name = String(decoding: label, as: UTF8.self)
        guard let mark = footnotes.mark(name) else {
            let known = footnotes.labels
            let expected =
                known.isEmpty ? "this notebook has no footnotes" : "expected one of \(known.joined(separator: ", "))"
            let hint = suggestion(for: name, among: known) ?? "write \\[^\(name)] for text in brackets"
            report(fragment.place(run.places[offset]), "there is no footnote \"\(name)\"; \(expected)", hint)
            return nil
        }
        return (.raw(taken.marker(.footnote(mark))), end + 1)
    }

    /// A reference `@fig-a`, or a work that the sentence names, `@ioffe2015`.
    mutating func name(_ run: TextRun, _ offset: Int, _ fragment: Fragment, _ taken: inout Taken) -> (TextPiece, Int)? {
        if offset > 0, belongsToWord(run.bytes[offset - 1]) || run.isInAddress(offset) { return nil }
        let place = fragment.place(run.places[offset])
        if let (label, end) = run.label(at: offset + 1) {
            references.append((label, place))
            return replaced(run, offset..<end, by: .reference(Reference(labels: [label])), fragment, &taken)
        }
        guard !bibliography.isEmpty, let (key, end) = run.key(at: offset + 1) else { return nil }
        let citation = Citation(items: [cited(Citation.Item(key: key), place)], isInSentence: true)
        return replaced(run, offset..<end, by: .citation(citation), fragment, &taken)
    }

    /// References or citations in brackets: `[-@fig-a]`, `[@fig-a; @fig-b]`, `[see @ioffe2015, p. 3]`.
    mutating func group(_ run: TextRun, _ offset: Int, _ fragment: Fragment, _ taken: inout Taken) -> (TextPiece, Int)?
    {
        let inner = run.bytes[(offset + 1)...].prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
        guard inner.contains(UInt8(ascii: "@")), run.has("]", at: inner.endIndex) else { return nil }
        var items: [GroupItem] = []
        for part in inner.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            guard let item = GroupItem(run, part.startIndex..<part.endIndex) else { return nil }
            items.append(item)
        }
        let range = offset..<inner.endIndex + 1
        let labels = items.filter(\.isLabel)
        if labels.isEmpty { return citation(run, items, range, fragment, &taken) }
        guard labels.count == items.count, labels.allSatisfy({ $0.prefix.isEmpty && $0.suffix.isEmpty }) else {
            return nil
        }
        for item in labels { references.append((item.name, fragment.place(run.places[item.offset]))) }
        let reference = Reference(labels: labels.map(\.name), isNumberOnly: labels.allSatisfy(\.hasHyphen))
        return replaced(run, range, by: .reference(reference), fragment, &taken)
    }

    mutating func citation(
        _ run: TextRun, _ items: [GroupItem], _ range: Range<Int>, _ fragment: Fragment, _ taken: inout Taken
    ) -> (TextPiece, Int)? {
        if bibliography.isEmpty {
            let hint = "write \\@\(items[0].name) for text"
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
        return replaced(run, range, by: .citation(Citation(items: works, isInSentence: false)), fragment, &taken)
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

    func replaced(_ run: TextRun, _ range: Range<Int>, by gap: Gap, _ fragment: Fragment, _ taken: inout Taken) -> (
        TextPiece, Int
    ) {
        let last = run.places[range.upperBound - 1]
        taken.spans.append(
            fragment.span(run.places[range.lowerBound], Position(line: last.line, column: last.column + 1), gap))
        return (.raw(taken.marker(gap)), range.upperBound)
    }

    /// Makes `~~words~~` of pairs of tildes: what opens is followed by a word, what closes follows one.
    func strike(below parent: MarkdownNode, _ tildes: Set<MarkdownNode>) {
        var open: MarkdownNode?
        for node in parent.children where tildes.contains(node) {
            if let opening = open, !node.isAfterSpace {
                opening.insertBefore(raw: "<del>")
                node.insertBefore(raw: "</del>")
                opening.unlink()
                node.unlink()
                open = nil
            } else if !node.isBeforeSpace {
                open = node
            }
        }
    }
}
