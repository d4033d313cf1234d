/// Compares two records of a report, leaf by leaf.
struct JSONComparison {
    /// The differences, with their offsets in the given text.
    private(set) var differences: [(Difference, offset: Int)] = []
    private let root: JSONTree?

    init(_ given: String, _ drawn: String) {
        root = JSONTree(drawn)
        guard let given = JSONTree(given), let drawn = root else {
            if given != drawn {
                differences = [(Difference(.record, "the record", adds: String(given.prefix(80))), 0)]
            }
            return
        }
        compare(given, drawn, [])
    }
}

private extension JSONComparison {
    mutating func compare(_ given: JSONTree, _ drawn: JSONTree, _ path: [RecordStep]) {
        guard given.canonical != drawn.canonical else { return }
        switch (given.content, drawn.content) {
        case (.object(let members), .object(let others)):
            for (key, value) in members {
                if let other = drawn[key] {
                    compare(value, other, path + [.key(key)])
                } else {
                    report(value, nil, path + [.key(key)], at: value.range.lowerBound)
                }
            }
            for (key, other) in others where given[key] == nil {
                report(nil, other, path + [.key(key)], at: given.range.lowerBound)
            }
            // A name that stands there twice is read by one program in one way, by another in the other.
            if Set(members.map(\.key)).count < members.count {
                report(given, drawn, path, at: given.range.lowerBound)
            }
        case (.array(let items), .array(let others)):
            for hunk in hunks(items.map(\.canonical), others.map(\.canonical)) {
                compare(items, others, hunk, path, end: given.range.upperBound - 1)
            }
        default: report(given, drawn, path, at: given.range.lowerBound)
        }
    }

    mutating func compare(
        _ items: [JSONTree], _ others: [JSONTree], _ hunk: Hunk, _ path: [RecordStep], end: Int
    ) {
        for (given, drawn) in zip(hunk.given, hunk.drawn) {
            compare(items[given], others[drawn], path + [.index(drawn)])
        }
        for extra in hunk.given.dropFirst(hunk.drawn.count) {
            report(items[extra], nil, path + [.index(extra)], at: items[extra].range.lowerBound)
        }
        for missing in hunk.drawn.dropFirst(hunk.given.count) {
            let next =
                items.indices.contains(hunk.given.upperBound) ? items[hunk.given.upperBound].range.lowerBound : end
            report(nil, others[missing], path + [.index(missing)], at: next)
        }
    }

    mutating func report(_ given: JSONTree?, _ drawn: JSONTree?, _ path: [RecordStep], at offset: Int) {
        let place = recordPlace(path, in: root)
        func words(_ tree: JSONTree) -> String { tree.text ?? withoutEntities(tree.canonical) }
        let difference =
            switch (given, drawn) {
            case (let given?, let drawn?):
                words(given) == words(drawn)
                    ? Difference(place.kind, place.words, says: given.canonical, notSaying: drawn.canonical)
                    : Difference(place.kind, place.words, says: words(given), notSaying: words(drawn))
            case (let given?, nil): Difference(place.kind, place.words, adds: words(given))
            case (nil, let drawn): Difference(place.kind, place.words, lacks: drawn.map(words) ?? "")
            }
        differences.append((difference, offset))
    }
}
