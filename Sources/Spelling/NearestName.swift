/// The name nearest to what was written, for "did you mean": at most a third of its letters away, and not all; `nil`
/// where none is.
package func nearestName(to name: String, among known: [String]) -> String? {
    let written = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in known {
        let letters = Array(candidate.lowercased().unicodeScalars)
        let longest = max(written.count, letters.count)
        let most = min(longest - 1, max(1, (longest + 1) / 3), (best?.distance ?? Int.max) - 1)
        if let distance = editDistance(written, letters, upTo: most) { best = (candidate, distance) }
    }
    return best?.name
}

/// "did you mean "x"?" for the nearest name; `nil` where none is near.
package func suggestion(for name: String, among known: [String]) -> Hint? {
    nearestName(to: name, among: known).map { Hint($0, insteadOf: name) }
}

/// "expected one of a, b, c"; of very many names the first, since nobody reads more.
package func expectedOne(of known: [String], upTo most: Int = 40) -> String {
    let rest = known.count > most ? " and \(known.count - most) more" : ""
    return "expected one of \(known.prefix(most).joined(separator: ", "))\(rest)"
}

/// The least number of letters to insert, drop or replace (Levenshtein, 1966); `nil` where it is above `most`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], upTo most: Int) -> Int? {
    guard abs(left.count - right.count) <= most else { return nil }
    var row = Array(0...right.count)
    for i in left.indices {
        var (diagonal, least) = (row[0], i + 1)
        row[0] = i + 1
        for j in right.indices {
            let replaced = diagonal + (left[i] == right[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            least = min(least, row[j + 1])
        }
        if least > most { return nil }
    }
    return row[right.count] <= most ? row[right.count] : nil
}
