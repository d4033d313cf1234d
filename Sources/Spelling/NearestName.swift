/// The name nearest to what was written, for "did you mean": at most a third of its letters away, and not all; `nil`
/// where none is.
package func nearestName(to name: String, among known: [String]) -> String? {
    let candidates = known.map { (name: $0, distance: editDistance(name.lowercased(), $0.lowercased())) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    let longest = max(name.count, best.name.count)
    return best.distance < longest && best.distance <= max(1, (longest + 1) / 3) ? best.name : nil
}

/// "did you mean "x"?" for the nearest name; `nil` where none is near.
package func suggestion(for name: String, among known: [String]) -> String? {
    nearestName(to: name, among: known).map { "did you mean \"\($0)\"?" }
}

/// The least number of letters to insert, drop or replace (Levenshtein, 1966).
private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var row = Array(0...right.count)
    for i in left.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in right.indices {
            let replaced = diagonal + (left[i] == right[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[right.count]
}
