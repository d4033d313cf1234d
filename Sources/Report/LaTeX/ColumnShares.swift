/// The share of the line that each column of a table gets which is too wide, `nil` for the others; `nil` for a table that
/// fits.
/// - Parameters:
///   - longest: How many letters the longest line of each column has, unbroken.
///   - breaks: Which columns may break their lines.
///   - line: How many letters a line of the text has.
func columnShares(_ longest: [Int], breaks: [Bool], line: Double) -> [Double?]? {
    // The space between columns is about that of two letters and a half.
    let needs = longest.map { Double($0) + 2.5 }
    guard needs.reduce(0, +) > line else { return nil }
    var (isWide, room) = (breaks, line - zip(needs, breaks).reduce(0) { $1.1 ? $0 : $0 + $1.0 })
    // What needs no more than an equal share has what it needs.
    while let narrow = needs.indices.first(where: { index in
        isWide[index] && needs[index] <= room / Double(isWide.count(where: \.self))
    }) {
        isWide[narrow] = false
        room -= needs[narrow]
    }
    guard isWide.contains(true), room > 0 else { return nil }
    // A column of short words beside one of long sentences is still to be read.
    let weights = needs.indices.map { isWide[$0] ? needs[$0].squareRoot() : 0 }
    let sum = weights.reduce(0, +)
    return needs.indices.map { isWide[$0] ? room / line * weights[$0] / sum : nil }
}

/// A column of a kind ("l", "c", "r") that breaks its lines at that share of the line.
func texColumn(_ kind: String, share: Double) -> String {
    let side = ["c": "\\centering", "r": "\\raggedleft"][kind] ?? "\\raggedright"
    let hundredths = Int((share * 100).rounded(.down))
    return
        ">{\(side)\\arraybackslash}p{\\dimexpr 0.\(hundredths < 10 ? "0" : "")\(hundredths)\\linewidth-2\\tabcolsep\\relax}"
}
