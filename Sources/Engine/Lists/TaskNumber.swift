/// One of the tasks that the runs of a list are dealt to.
package struct TaskNumber: Hashable, Sendable {
    /// From 0.
    package let index: Int
    /// How many there are.
    package let count: Int

    /// Task `index` of `count`.
    /// - Precondition: `index` is below `count`, and not below 0.
    package init(index: Int, count: Int) {
        precondition((0..<count).contains(index), "task \(index) of \(count)")
        (self.index, self.count) = (index, count)
    }

    /// "7/200" is the eighth of two hundred; `nil` for what is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], (0..<max(count, 0)).contains(index) else {
            return nil
        }
        self.init(index: index, count: count)
    }

    /// Whether the run at this place of the list belongs to the task. They are dealt forth and back, so that of a list
    /// with the costliest first each task gets about as much.
    package func takes(_ place: Int) -> Bool {
        let (round, turn) = place.quotientAndRemainder(dividingBy: count)
        return (round.isMultiple(of: 2) ? turn : count - 1 - turn) == index
    }
}
