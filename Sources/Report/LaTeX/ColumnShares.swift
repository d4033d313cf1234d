/// The share of the line that each column of a table gets which is too wide, `nil` for the others; `nil` for a table that
/// fits. No column gets less than its longest word takes, so that all together may be wider than the line.
/// - Parameters:
///   - longest: How many letters the longest line of each column has, unbroken.
///   - words: How many letters the longest word of each column has that may break its lines, `nil` for the others.
///   - line: How many letters a line of the text has.
func columnShares(_ longest: [Int], words: [Int?], line: Double) -> [Double?]? {
    // The space between columns is about that of two letters and a half.
    let needs = longest.map { Double($0) + 2.5 }
    guard needs.reduce(0, +) > line else { return nil }
    var (isWide, room) = (words.map { $0 != nil }, line - zip(needs, words).reduce(0) { $1.1 == nil ? $0 + $1.0 : $0 })
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
        guard isWide[index], let word = words[index] else { return nil }
        return max(room * weights[index] / sum, min(needs[index], Double(word) + 3)) / line
    }
}

/// A column of a kind ("l", "c", "r") that breaks its lines at that share of the line.
func texColumn(_ kind: String, share: Double) -> String {
    let side = ["c": "\\centering", "r": "\\raggedleft"][kind] ?? "\\raggedright"
    let hundredths = Int((share * 100).rounded(.down))
    let digits = "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
    return ">{\(side)\\arraybackslash}p{\\dimexpr \(digits)\\linewidth-2\\tabcolsep\\relax}"
}

/// About how many times as wide as a line of so many letters a table is whose columns have these shares of it.
func tableWidth(_ longest: [Int], _ shares: [Double?]?, line: Double) -> Double {
    longest.indices.reduce(0) { $0 + (shares?[$1] ?? (Double(longest[$1]) + 2.5) / line) }
}

extension String {
    /// How many letters its longest word has.
    var longestWord: Int { split(separator: " ").map(\.count).max() ?? 0 }

    /// About how many lines it takes in a column of that share of a line.
    func lines(share: Double?, line: Double) -> Int {
        guard let share, Double(count) > share * line - 2.5 else { return 1 }
        return Int((Double(count) * 1.1 / max(1, share * line - 2.5)).rounded(.up))
    }
}
