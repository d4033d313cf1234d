import Statistics

/// Where parts end that stand one behind the other: which of them holds a place of the whole.
package struct PartEnds: Hashable, Sendable {
    private var ends: [Int] = []

    /// Of no parts.
    package init() {}

    /// How long the whole is.
    package var count: Int { ends.last ?? 0 }

    /// Puts a part behind the last.
    package mutating func append(_ count: Int) { ends.append(self.count + count) }

    /// Makes the last part, of which there is one at least, longer.
    package mutating func extendLast(by count: Int) { ends[ends.count - 1] += count }

    /// The part that holds a place of the whole, and the place within it.
    package func part(at index: Int) -> (number: Int, place: Int) {
        let number = ends.partitioningIndex { $0 > index }
        return (number, index - (number == 0 ? 0 : ends[number - 1]))
    }
}
