internal import Outputs

extension Table {
    /// The table with its caption above it and its note below, in an article with such lines; `name` stands in a comment.
    func float(caption: String?, label: String?, name: String, line: ArticleLine = .single) -> String {
        tex(line: line).text(caption: caption, label: label, note: texText(noteWithLegend), name: name)
    }

    /// The table by booktabs and siunitx: numbers, and numbers with intervals, stand in columns of S. Of one that is wider
    /// than a line, heads over numbers and columns of words break their lines.
    func tex(line: ArticleLine = .single) -> TeXTable {
        let texts = self.texts(marksAnecdotes: true)
        let drawn = self.drawn(texts)
        let (room, spans) = line.room { self.letters(texts, ofLine: $0) }
        let (heads, widths) = (self.heads(texts, ofLine: room), self.letters(texts, ofLine: room))
        let shapes = columns.indices.map { column in
            columns[column].isNumeric ? NumberShape(texts.map { $0[column] }) : nil
        }
        let shares = widths.shares(ofLine: room)
        let kinds = columns.indices.map { column in
            shapes[column].map { "S[\($0.format)]" } ?? (columns[column].isNumeric ? "r" : nil)
                ?? shares?[column].map { texColumn("l", share: $0) } ?? "l"
        }
        func row(_ row: Int) -> TeXTable.Row {
            let text = texBehindCommand(
                columns.indices.map { column in
                    cell(rows[row][column], texts[row][column], shapes[column])
                }.joined(separator: " & ") + " \\\\")
            let lines = columns.indices.map { drawn[row][$0].lines(share: shares?[$0], line: room) }
            return TeXTable.Row(text: text, lines: lines.max() ?? 1)
        }
        var (lines, start) = ([TeXTable.Row](), 0)
        for group in groups ?? [Group(title: "", count: rows.count)] {
            var members = (start..<start + group.count).map(row)
            // The title of a group stays with its first row.
            if !group.title.isEmpty, !members.isEmpty {
                let title = "\\multicolumn{\(columns.count)}{l}{\\emph{\(texText(group.title))}} \\\\\n"
                members[0] = TeXTable.Row(text: title + members[0].text, lines: members[0].lines + 1)
            }
            lines += members
            start += group.count
        }
        let head = heads.map { lines in
            let words = lines.map(texText).joined(separator: "\\\\")
            return lines.count < 2 ? "{\(words)}" : "{\\begin{tabular}[b]{@{}c@{}}\(words)\\end{tabular}}"
        }
        return TeXTable(
            kinds: kinds, head: spannerRow + head.joined(separator: " & ") + " \\\\", rows: lines,
            width: widths.width(ofLine: room), spans: spans)
    }

    /// The row of heads above those of the columns, with a rule below each; empty where there are none.
    private var spannerRow: String {
        guard columns.contains(where: { $0.group != nil }) else { return "" }
        var (cells, rules, start) = ([String](), [String](), 1)
        for (title, count) in spanners {
            let words = title.map { "{\(texText($0))}" } ?? "{}"
            cells.append(count == 1 && title == nil ? "" : "\\multicolumn{\(count)}{c}\(words)")
            if title != nil { rules.append("\\cmidrule(lr){\(start)-\(start + count - 1)}") }
            start += count
        }
        return cells.joined(separator: " & ") + " \\\\\n" + rules.joined() + "\n"
    }

    private func cell(_ value: Value, _ text: String, _ shape: NumberShape?) -> String {
        if let series = value.series { return texSparkline(series) }
        func shown(_ words: String) -> String { value.isBest == true ? "\\textbf{\(words)}" : words }
        guard let shape, !text.isEmpty else {
            return shown(texNumber(text).map { "\\ensuremath{\($0)}" } ?? texText(text))
        }
        if let (number, rest) = numberAndRest(text) {
            return (value.isBest == true ? "\\bfseries " : "") + number + (rest.isEmpty ? "" : " {\(rest)}")
        }
        let (word, count) = text.partedCount
        return shape.ending(shown(texText(String(word))), behind: count.isEmpty ? "" : "\\,\(count.dropFirst())")
    }
}

/// A number as siunitx reads it, and what stands behind it: a unit, a count of measurements, a dagger. `nil` for words.
private func numberAndRest(_ text: String) -> (number: String, rest: String)? {
    if let number = texNumber(text) { return (number, "") }
    let ends = text.indices.reversed().filter { text[$0].isASCII && text[$0].isNumber }.map(text.index(after:))
    for end in ends {
        guard let number = texNumber(String(text[..<end])) else { continue }
        let rest = text[end...]
        let words = texText(String(rest.drop(while: \.isWhitespace)))
        return (number, rest.first?.isWhitespace == true ? "\\,\(words)" : words)
    }
    return nil
}

/// How many digits the numbers of a column have, for siunitx; there is none for a column in which not all are numbers
/// that it can align.
private struct NumberShape {
    var format: String
    /// The widest of what stands behind numbers.
    let rest: String
    /// As wide as the widest number, and as what an interval takes behind it.
    private let room: (number: String, interval: String)

    init?(_ texts: [String]) {
        let cells = texts.compactMap(numberAndRest), numbers = cells.map(\.number)
        guard !numbers.isEmpty, numbers.allSatisfy({ !$0.contains("times") }) else { return nil }
        rest = cells.map(\.rest).max { $0.count < $1.count } ?? ""
        let parts = numbers.map { $0.split(separator: " \\pm ").map(String.init) }
        func widest(_ part: Int, behind: Bool) -> Int {
            parts.compactMap { $0.count > part ? $0[part] : nil }.map { number in
                let halves = number.filter { $0.isNumber || $0 == "." }.split(
                    separator: ".", omittingEmptySubsequences: false)
                return behind ? (halves.count > 1 ? halves[1].count : 0) : halves[0].count
            }.max() ?? 0
        }
        func digits(_ part: Int) -> String {
            let decimals = widest(part, behind: true)
            return String(repeating: "0", count: widest(part, behind: false))
                + (decimals == 0 ? "" : "." + String(repeating: "0", count: decimals))
        }
        let sign = ["+", "-"].first { sign in numbers.contains { $0.hasPrefix(sign) } } ?? ""
        let hasIntervals = parts.contains { $0.count > 1 }
        room = (sign + digits(0), hasIntervals ? "{}\\pm \(digits(1))" : "")
        format = "table-format=\(sign)\(widest(0, behind: false)).\(widest(0, behind: true))"
        if hasIntervals {
            // The digits of an interval are counted in units of the number's last.
            let interval =
                parts.compactMap { $0.count > 1 ? $0[1] : nil }.map { number in
                    max(1, number.filter(\.isNumber).drop { $0 == "0" }.count)
                }.max() ?? 1
            format += "(\(interval))"
        }
        if !rest.isEmpty { format += ",table-space-text-post={\(rest)}" }
    }

    /// Words that end where the column's numbers do, as NaN and ∞ are among these.
    func ending(_ words: String, behind count: String) -> String {
        "{$\\phantom{\(room.number)}$\\llap{\(words)}"
            + (room.interval.isEmpty ? "" : "$\\phantom{\(room.interval)}$")
            + (count.isEmpty ? "" : "\\rlap{\(count)}") + (rest.isEmpty ? "" : "\\phantom{\(rest)}") + "}"
    }
}
