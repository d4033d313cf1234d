import Statistics

/// A stretch that two sequences do not share: one of them may be empty.
struct Hunk: Hashable {
    var given: Range<Int>
    var drawn: Range<Int>
}

/// The stretches that two sequences do not share, in order. What is equal at both ends, and what occurs once in both,
/// is taken for the same (patience), so that long sequences cost little more than their length.
func hunks<Element: Hashable>(_ given: [Element], _ drawn: [Element]) -> [Hunk] {
    var names: [Element: Int] = [:]
    func interned(_ elements: [Element]) -> [Int] {
        elements.map { element in
            let name = names[element] ?? names.count
            names[element] = name
            return name
        }
    }
    var aligner = Aligner(given: interned(given), drawn: interned(drawn))
    aligner.compare(Hunk(given: given.indices, drawn: drawn.indices))
    return aligner.hunks
}

/// Finds the hunks of two sequences of names.
private struct Aligner {
    let given: [Int]
    let drawn: [Int]
    var hunks: [Hunk] = []

    mutating func compare(_ whole: Hunk) {
        let hunk = trimmed(whole)
        guard !hunk.given.isEmpty, !hunk.drawn.isEmpty else {
            return hunk.given.isEmpty && hunk.drawn.isEmpty ? () : hunks.append(hunk)
        }
        if hunk.given.count + hunk.drawn.count <= 800 { return compareClosely(hunk) }
        let anchors = anchors(hunk)
        guard !anchors.isEmpty else { return hunks.append(hunk) }
        var (given, drawn) = (hunk.given.lowerBound, hunk.drawn.lowerBound)
        for anchor in anchors {
            compare(Hunk(given: given..<anchor.given, drawn: drawn..<anchor.drawn))
            (given, drawn) = (anchor.given + 1, anchor.drawn + 1)
        }
        compare(Hunk(given: given..<hunk.given.upperBound, drawn: drawn..<hunk.drawn.upperBound))
    }
}

private extension Aligner {
    /// Without what both begin and end with.
    func trimmed(_ hunk: Hunk) -> Hunk {
        var (given, drawn) = (hunk.given, hunk.drawn)
        while let first = given.first, let other = drawn.first, self.given[first] == self.drawn[other] {
            (given, drawn) = (first + 1..<given.upperBound, other + 1..<drawn.upperBound)
        }
        while let last = given.last, let other = drawn.last, self.given[last] == self.drawn[other] {
            (given, drawn) = (given.lowerBound..<last, drawn.lowerBound..<other)
        }
        return Hunk(given: given, drawn: drawn)
    }

    /// By Myers's algorithm.
    mutating func compareClosely(_ hunk: Hunk) {
        let changes = given[hunk.given].map(\.self).difference(from: drawn[hunk.drawn].map(\.self))
        var (added, removed) = (Set<Int>(), Set<Int>())
        for change in changes {
            switch change {
            case .insert(let offset, _, _): added.insert(hunk.given.lowerBound + offset)
            case .remove(let offset, _, _): removed.insert(hunk.drawn.lowerBound + offset)
            }
        }
        var (given, drawn) = (hunk.given.lowerBound, hunk.drawn.lowerBound)
        while given < hunk.given.upperBound || drawn < hunk.drawn.upperBound {
            let start = (given, drawn)
            while added.contains(given) { given += 1 }
            while removed.contains(drawn) { drawn += 1 }
            if (given, drawn) == start {
                (given, drawn) = (given + 1, drawn + 1)
            } else {
                hunks.append(Hunk(given: start.0..<given, drawn: start.1..<drawn))
            }
        }
    }

    /// What occurs once in both, in an order that both have.
    func anchors(_ hunk: Hunk) -> [(given: Int, drawn: Int)] {
        func places(_ names: [Int], _ range: Range<Int>) -> [Int: Int] {
            var places: [Int: Int] = [:]
            for index in range { places[names[index]] = places[names[index]] == nil ? index : -1 }
            return places.filter { $0.value >= 0 }
        }
        let others = places(drawn, hunk.drawn)
        let pairs = places(given, hunk.given).compactMap { name, place in others[name].map { (given: place, drawn: $0) }
        }
        return longestRise(pairs.sorted { $0.given < $1.given })
    }

    /// The longest part of `pairs` in which the second places rise too.
    func longestRise(_ pairs: [(given: Int, drawn: Int)]) -> [(given: Int, drawn: Int)] {
        var ends: [Int] = []
        var before = Array(repeating: -1, count: pairs.count)
        for index in pairs.indices {
            let place = ends.partitioningIndex { pairs[$0].drawn >= pairs[index].drawn }
            before[index] = place > 0 ? ends[place - 1] : -1
            if place == ends.count { ends.append(index) } else { ends[place] = index }
        }
        var rise: [(given: Int, drawn: Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            rise.append(pairs[index])
            index = before[index]
        }
        return rise.reversed()
    }
}
