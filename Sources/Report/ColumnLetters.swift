internal import Document
internal import Notebook
internal import Outputs

/// How many letters the columns of a table have, by which it is told whether they fit on paper.
struct ColumnLetters {
    /// Of the longest line of each column, unbroken.
    var longest: [Int]
    /// Of the longest word of each column that may break its lines, `nil` for the others.
    var words: [Int?]
}

extension ColumnLetters {
    /// The share of the line that each column gets which is too wide, `nil` for the others; `nil` for a table that fits a
    /// line of so many letters. No column gets less than its longest word takes, so that all together may be wider than
    /// the line.
    func shares(ofLine line: Double) -> [Double?]? {
        // The space between columns is about that of two letters and a half.
        let needs = longest.map { Double($0) + 2.5 }
        guard needs.reduce(0, +) > line else { return nil }
        var isWide = words.map { $0 != nil }
        var room = line - zip(needs, words).reduce(0) { $1.1 == nil ? $0 + $1.0 : $0 }
        // What needs no more than an equal share has what it needs.
        while let narrow = needs.indices.first(where: { index in
            isWide[index] && needs[index] <= room / Double(isWide.count(where: \.self))
        }) {
            isWide[narrow] = false
            room -= needs[narrow]
        }
        guard isWide.contains(true) else { return nil }
        // A column of short words beside one of long sentences is still to be read.
        let weights = needs.indices.map { isWide[$0] ? needs[$0].squareRoot() : 0 }
        let sum = weights.reduce(0, +)
        return needs.indices.map { index in
            // Letters of one word may be wide ones; a column that is no wider than that has nothing to break.
            guard isWide[index], let word = words[index].map({ Double($0) * 1.1 + 3 }), word < needs[index] else {
                return nil
            }
            return max(room * weights[index] / sum, word) / line
        }
    }

    /// Whether there is a column that breaks its lines so often, and of so few letters, that it cannot be read well.
    func isCramped(ofLine line: Double) -> Bool {
        guard let shares = shares(ofLine: line) else { return false }
        return zip(longest, shares).contains { letters, share in
            guard let room = share.map({ $0 * line - 2.5 }) else { return false }
            return room < 20 && Double(letters) > 3 * room
        }
    }

    /// About how many times as wide as a line of so many letters the table is.
    func width(ofLine line: Double) -> Double {
        let shares = shares(ofLine: line)
        return longest.indices.reduce(0) { $0 + (shares?[$1] ?? (Double(longest[$1]) + 2.5) / line) }
    }
}

/// About how many letters the lines of an article have.
struct ArticleLine {
    /// Of a line of the text.
    var letters: Double
    /// Of a line across both columns, where there are two.
    var across: Double?

    static let single = ArticleLine(letters: 72)
    static let ofTwoColumns = ArticleLine(letters: 44, across: 92)

    /// A table that is so many times as wide as the line gets more room before it is made smaller.
    static let mostReduced = 1.4

    /// How many letters the line has that a table is set for: across both columns where it would be too small to read in
    /// one of them.
    func room(for letters: (Double) -> ColumnLetters) -> (letters: Double, spans: Bool) {
        guard let across else { return (self.letters, false) }
        let own = letters(self.letters)
        let spans = own.width(ofLine: self.letters) > Self.mostReduced || own.isCramped(ofLine: self.letters)
        return spans ? (across, true) : (self.letters, false)
    }
}

extension Table {
    /// The letters of its columns, where these are its texts. Of a table that is wider than a line of so many letters heads
    /// over numbers break their lines.
    func letters(_ texts: [[String]], ofLine line: Double) -> ColumnLetters {
        let heads = heads(texts, ofLine: line).map { $0.map(\.count).max() ?? 0 }
        let texts = drawn(texts)
        let words = columns.indices.map { column in
            columns[column].isNumeric
                ? nil : ([heading(column)] + texts.map { $0[column] }).map(\.longestWord).max() ?? 0
        }
        return ColumnLetters(longest: withRoomForSpanners(zip(heads, longest(texts)).map(max)), words: words)
    }

    /// The head of each column, in lines.
    func heads(_ texts: [[String]], ofLine line: Double) -> [[String]] {
        let longest = longest(drawn(texts))
        let isWide = columns.indices.reduce(0) { $0 + max(heading($1).count, longest[$1]) + 2 } > Int(line)
        return columns.indices.map { column in
            isWide && columns[column].isNumeric
                ? heading(column).lines(most: longest[column]) : [heading(column)]
        }
    }

    private func longest(_ texts: [[String]]) -> [Int] {
        columns.indices.map { column in texts.map { $0[column].count }.max() ?? 0 }
    }

    /// The texts, for a sparkline one that is as wide as it is drawn.
    func drawn(_ texts: [[String]]) -> [[String]] {
        zip(rows, texts).map { row, texts in
            zip(row, texts).map { value, text in
                value.series.map { String(repeating: "▁", count: lettersOfSparkline($0)) } ?? text
            }
        }
    }

    /// What a head above several columns needs more than these is theirs in equal parts.
    private func withRoomForSpanners(_ longest: [Int]) -> [Int] {
        var (longest, start) = (longest, 0)
        for (title, count) in spanners {
            let lack = (title?.count ?? 0) - longest[start..<start + count].reduce(2 * (count - 1), +)
            if lack > 0 { for column in start..<start + count { longest[column] += (lack + count - 1) / count } }
            start += count
        }
        return longest
    }

    private func heading(_ column: Int) -> String {
        columns[column].title + (columns[column].unit.map { " (\($0))" } ?? "")
    }
}

extension Report {
    /// The lines of the article that it becomes.
    var line: ArticleLine { notebook.frontMatter.pdf.columns == 2 ? .ofTwoColumns : .single }

    /// The letters of a table of the author's.
    func letters(_ table: TableNode) -> ColumnLetters {
        let rows = [table.head] + table.rows
        let columns = table.alignments.indices.map { column in
            rows.flatMap { $0.indices.contains(column) ? $0[column].hardLines.map { words($0) } : [] }
        }
        return ColumnLetters(
            longest: columns.map { $0.map(\.count).max() ?? 0 },
            words: columns.map { $0.map(\.longestWord).max() ?? 0 })
    }
}

extension String {
    /// How many letters its longest word has.
    var longestWord: Int { split(separator: " ").map(\.count).max() ?? 0 }

    /// About how many lines it takes in a column of that share of a line.
    func lines(share: Double?, line: Double) -> Int {
        guard let share, Double(count) > share * line - 2.5 else { return 1 }
        return Int((Double(count) * 1.1 / max(1, share * line - 2.5)).rounded(.up))
    }

    /// The words in lines of no more than so many letters, but where one word has more.
    func lines(most: Int) -> [String] {
        split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= max(most, longestWord) {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
