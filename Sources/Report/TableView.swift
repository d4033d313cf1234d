internal import Outputs
internal import SVGCharts

/// What the template shows of a table.
struct TableView {
    let table: Table
    /// The caption's markup; "" for none.
    let caption: String
    /// What the file of the data is called, without its ending.
    let name: String
    /// The label that a reference leads to, if there is such a label on this page.
    let labels: Set<String>
    /// The runs behind a cell that names a trial.
    var runs: (String) -> Provenance.Link? = { _ in nil }

    var values: TemplateValue {
        [
            "caption": .ifAny(markup: caption),
            "columnCount": "\(table.columns.count)",
            "captionID": caption.isEmpty ? .none : .text(name + ".caption"),
            "groups": .list(table.spanners.map { ["title": .ifAny($0.title), "span": "\($0.count)"] }),
            "hasGroups": .flag(table.columns.contains { $0.group != nil }),
            "columns": .list(
                table.columns.indices.map { index in
                    [
                        "title": .text(table.columns[index].title), "unit": .ifAny(table.columns[index].unit),
                        "style": .text(style(index)),
                    ]
                }),
            "bodies": .list(bodies),
            "note": .ifAny(table.noteWithLegend),
        ]
    }
}

private extension TableView {
    func style(_ column: Int) -> String { table.columns[column].isNumeric ? "number" : "text" }

    /// The rows in their groups; one without a title where there are none.
    var bodies: [TemplateValue] {
        let all = table.texts(marksAnecdotes: false)
        let texts = table.columns.indices.map { column in aligned(column, all.map { $0[column] }) }
        var start = 0
        return (table.groups ?? [Table.Group(title: "", count: table.rows.count)]).map { group in
            defer { start += group.count }
            return [
                "title": .ifAny(group.title),
                "rows": .markup(
                    (start..<start + group.count).flatMap { row -> [HTMLNode] in
                        [.element("tr", [:], table.columns.indices.map { cell(row, $0, texts[$0][row]) }), .lineEnd]
                    }),
            ]
        }
    }

    /// Not by the template, which takes some ten times as long, and tables may have thousands of cells.
    func cell(_ row: Int, _ column: Int, _ text: [AlignedPiece]) -> HTMLNode {
        let value = table.rows[row][column]
        let marks =
            (value.isVolatile ? " volatile" : "") + (value.isBest == true ? " best" : "")
            + (value.isAnecdote ? " anecdote" : "")
        let style = style(column) + marks
        return column == 0 && table.hasRowHeads
            ? .element("th", ["scope": "row", "class": style], markup(value, text))
            : .element("td", ["class": style], markup(value, text))
    }

    func markup(_ value: Value, _ pieces: [AlignedPiece]) -> [HTMLNode] {
        if let series = value.series { return [.raw(sparkline(series))] }
        // The dagger stands at its number, what aligns it behind both.
        let dagger = value.isAnecdote ? [HTMLNode.element("span", ["class": "dagger"], [.text("†")])] : []
        let number = pieces.enumerated().flatMap { index, piece in
            [.text(piece.text)] + (index == 0 && value.isBest != true ? dagger : []) + piece.roomNodes
        }
        let text = value.isBest == true ? [HTMLNode.element("strong", number)] + dagger : number
        if value.number == nil, let link = runs(value.text) {
            return [.element("a", ["class": "runs", "href": "#\(link.target)", "title": link.words], text)]
        }
        guard let label = value.reference, labels.contains(label) else { return text }
        return [.element("a", ["href": "#\(label)"], text)]
    }

    /// The texts of a column; of a column of numbers with the room that puts decimal points and ± signs above each
    /// other.
    func aligned(_ column: Int, _ texts: [String]) -> [[AlignedPiece]] {
        table.columns[column].isNumeric ? decimalAligned(texts) : texts.map { [AlignedPiece(text: $0)] }
    }
}

extension Table {
    /// Whether the first cell of each row says what the row is about.
    var hasRowHeads: Bool { columns.count > 1 && !columns[0].isNumeric }

    /// The heads above those of the columns.
    var spanners: [(title: String?, count: Int)] { spanningHeads(columns.map(\.group)) }

    /// What stands under it.
    var noteWithLegend: String { ([note].compactMap(\.self) + legend).joined(separator: " ") }
}

/// Text, and the unseen text behind it whose room it keeps. The style sheet writes that, so that it is exactly as wide, and
/// neither read, copied nor found.
struct AlignedPiece: Hashable {
    var text: String
    var room = ""

    var roomNodes: [HTMLNode] {
        room.isEmpty ? [] : [.element("span", ["class": "room", "data-room": room], [])]
    }
}

/// The heads above those of columns, each with how many columns it is above: neighbours of one head share it. One without a
/// title is above columns that have none.
func spanningHeads(_ groups: [String?]) -> [(title: String?, count: Int)] {
    var heads: [(title: String?, count: Int)] = []
    for group in groups {
        if let last = heads.last, last.title == group {
            heads[heads.count - 1].count += 1
        } else {
            heads.append((group, 1))
        }
    }
    return heads
}

/// Numbers set so that, flush right, their points and the points behind their ± stand above each other.
func decimalAligned(_ texts: [String]) -> [[AlignedPiece]] {
    let counts = texts.map { $0.partedCount.count }
    let split = zip(texts, counts).map { whole, count -> [NumberParts] in
        let text = count.isEmpty ? whole : String(whole.dropLast(count.count))
        // The bytes tell at once that there is no ±.
        guard text.utf8.contains(0xC2) else { return text.isEmpty ? [] : [NumberParts(text)] }
        return text.split(separator: " ± ", maxSplits: 1).map { NumberParts(String($0)) }
    }
    func widest(_ part: Int, _ width: KeyPath<NumberParts, Int>) -> Int {
        split.compactMap { $0.count > part && !$0[part].isWord ? $0[part][keyPath: width] : nil }.max() ?? 0
    }
    let widths = (0..<2).map { (before: widest($0, \.beforeWidth), behind: widest($0, \.behindWidth)) }
    let hasIntervals = split.contains { $0.count > 1 }
    let widestCount = counts.max { $0.count < $1.count } ?? ""
    return texts.indices.map { row in
        let parts = split[row], count = counts[row]
        guard let first = parts.first, !texts[row].contains("e") else { return [AlignedPiece(text: texts[row])] }
        var pieces = [AlignedPiece(text: first.text, room: first.missing(of: widths[0].behind))]
        if parts.count > 1 {
            pieces.add(
                " ± " + space(widths[1].before - parts[1].beforeWidth) + parts[1].text,
                room: parts[1].missing(of: widths[1].behind))
        } else if hasIntervals {
            // A number without an interval keeps the room of one.
            let interval = String(repeating: "0", count: widths[1].before) + lacking(0, of: widths[1].behind)
            pieces[0].room += " ± " + interval
        }
        let missing = String(repeating: "0", count: widestCount.count - count.count)
        pieces.add(count, room: count.isEmpty ? widestCount : missing)
        return pieces
    }
}

private extension [AlignedPiece] {
    /// Text, and room behind it, in one piece with what stands before it where there is no room between them.
    mutating func add(_ text: String, room: String) {
        if text.isEmpty || self[count - 1].room.isEmpty {
            self[count - 1].text += text
            self[count - 1].room += room
        } else {
            append(AlignedPiece(text: text, room: room))
        }
    }
}

extension String {
    /// A number, and how many measurements it is the mean of as that stands behind it: " (5)"; "" where nothing does.
    var partedCount: (number: Substring, count: String) {
        guard utf8.last == UInt8(ascii: ")"), let start = utf8.lastIndex(of: UInt8(ascii: "(")), start > startIndex,
            self[index(before: start)] == " ", self[start...].dropFirst().dropLast().allSatisfy(\.isNumber)
        else { return (self[...], "") }
        return (self[..<index(before: start)], String(self[index(before: start)...]))
    }
}

/// What a number of so many signs from its point on lacks of the widest, as digits.
private func lacking(_ width: Int, of widest: Int) -> String {
    widest == 0 ? "" : String(("." + String(repeating: "0", count: widest - 1)).dropFirst(width))
}

/// A number with the digits before and behind its point; the point counts as one of the latter.
private struct NumberParts {
    let text: String
    let beforeWidth: Int
    let behindWidth: Int
    /// Whether it has no digits, as NaN and ∞ have none.
    let isWord: Bool

    init(_ text: String) {
        self.text = text
        isWord = !text.utf8.contains { (0x30...0x39).contains($0) }
        let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
        beforeWidth = text.unicodeScalars[..<point].count
        behindWidth = text.unicodeScalars[point...].count
    }

    /// What it lacks behind its point, or of it, as digits; words end where numbers do.
    func missing(of widest: Int) -> String { isWord ? "" : lacking(behindWidth, of: widest) }
}

/// Spaces as wide as digits.
private func space(_ count: Int) -> String { String(repeating: "\u{2007}", count: max(0, count)) }
