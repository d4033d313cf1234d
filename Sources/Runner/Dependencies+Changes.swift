extension Dependencies {
    /// One thing that is not as it was.
    package struct Change: Hashable, Sendable {
        package var name: String
        /// `nil` for what was not there.
        package var old: String?
        /// `nil` for what is gone.
        package var new: String?

        /// A change of `name` from one digest to another; `nil` for what was or is not there.
        package init(name: String, old: String?, new: String?) {
            self.name = name
            self.old = old
            self.new = new
        }
    }

    /// What is not as it was, in this order, what is gone last.
    package func changes(since old: Dependencies) -> [Change] {
        let before = Dictionary(old.items.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let names = Set(items.map(\.name))
        return items.filter { before[$0.name] != $0.value }.map {
            Change(name: $0.name, old: before[$0.name], new: $0.value)
        }
            + old.items.filter { !names.contains($0.name) }.map { Change(name: $0.name, old: $0.value, new: nil) }
    }
}

extension Dependencies.Change {
    /// "parameter epochs: 5 → 1", "block 4 is new".
    package var words: String {
        switch (old, new) {
        case (let old?, let new?): "\(name): \(old.prefix(40)) → \(new.prefix(40))"
        case (nil, _): "\(name) is new"
        case (_, nil): "\(name) is gone"
        }
    }
}
