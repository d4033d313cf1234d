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

/// The least number of letters to insert, drop or replace, or of neighbours to exchange (Damerau, 1964, none edited twice);
/// `nil` where it is above `most`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], upTo most: Int) -> Int? {
    guard abs(left.count - right.count) <= most else { return nil }
    var (before, row) = ([Int](), Array(0...right.count)), leastBefore = 0
    for i in left.indices {
        var next = [i + 1]
        for j in right.indices {
            var distance = min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                distance = min(distance, before[j - 1] + 1)
            }
            next.append(distance)
        }
        let least = next.min() ?? 0
        if least > most, leastBefore >= most { return nil }
        (before, row, leastBefore) = (row, next, least)
    }
    return row[right.count] <= most ? row[right.count] : nil
}
