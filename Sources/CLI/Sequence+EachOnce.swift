extension Sequence {
    /// Of elements with the same key the first, in order.
    func eachOnce<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
