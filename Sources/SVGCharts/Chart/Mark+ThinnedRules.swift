/// Rules of very many data.

extension Mark {
    /// Of rules from edge to edge, one at each place that can be told from others; `nil` for ranges and rules at names.
    func thinnedRules(to most: Int) -> Mark? {
        guard self[.x] == nil || self[.y] == nil, let places = (self[.x] ?? self[.y])?.values else { return nil }
        let (numbers, names, counts) = (places.compactMap(\.number), seriesChannels, [400, 200, 100, 50])
        guard numbers.count == places.count else { return nil }
        for count in counts {
            let grid = Grid(numbers.filter(\.isFinite), count: count)
            var seen: Set<RulePlace> = []
            let kept = numbers.indices.filter { index in
                let column = numbers[index].isFinite ? grid?.cell(numbers[index]) ?? 0 : -1
                return seen.insert(RulePlace(names: names.map { $0.values[index].name }, column: column)).inserted
            }
            if kept.count <= most || count == counts.last { return keeping(kept) }
        }
        return nil
    }
}

/// A rule's series and column of the drawing.
private struct RulePlace: Hashable {
    var names: [String]
    var column: Int
}
