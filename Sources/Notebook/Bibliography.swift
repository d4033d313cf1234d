internal import Document

/// The works that a notebook's bibliography lists, its files read one after another as BibTeX does: an abbreviation of
/// one is known in the next ones.
package struct Bibliography: Hashable, Sendable {
    /// Their files, as the front matter names them.
    package private(set) var files: [String] = []
    private var entries: [BibTeXEntry] = []
    private var places: [String: Int] = [:]
    private var definitions: [Definition] = []
    private var abbreviations: [String: Int] = [:]
    /// How many entries and how many definitions stand before each file's first.
    private var starts: [Start] = []
    /// Entries whose key an earlier one has, which stays; with their files.
    private(set) var repeated: [Repeated] = []

    /// An entry whose key is taken.
    struct Repeated: Hashable, Sendable {
        var file: String
        var key: String
        var position: Position
    }

    private struct Start: Hashable, Sendable {
        var entry: Int
        var definition: Int
    }

    /// An `@string`, as it is meant and as it is written.
    private struct Definition: Hashable, Sendable {
        var text: String
        var source: String
        var position: Position
        var uses: Set<Int>
    }

    /// A bibliography without files.
    package init() {}

    /// Whether the notebook names no file.
    package var isEmpty: Bool { files.isEmpty }
    /// The keys of all works, in the order of the files.
    package var keys: [String] { entries.map(\.key) }

    /// Whether there is a work of that key.
    package func contains(_ key: String) -> Bool { places[key] != nil }

    /// Begins a further file, which the works and abbreviations added from here on belong to.
    mutating func add(file: String) {
        files.append(file)
        starts.append(Start(entry: entries.count, definition: definitions.count))
    }

    /// Adds a work; of several with one key, the first.
    mutating func add(_ entry: BibTeXEntry) {
        guard places[entry.key] == nil else {
            repeated.append(Repeated(file: files.last ?? "", key: entry.key, position: entry.position))
            return
        }
        places[entry.key] = entries.count
        entries.append(entry)
    }

    /// Defines an abbreviation, which rests on those that `uses` names by their index.
    mutating func define(_ name: String, _ text: String, source: String, at position: Position, uses: Set<Int>) {
        abbreviations[name] = definitions.count
        definitions.append(Definition(text: text, source: source, position: position, uses: uses))
    }

    /// What an abbreviation in lower case stands for, and the definitions behind it; `nil` for one that is unknown.
    func abbreviation(_ name: String) -> (text: String, uses: Set<Int>)? {
        guard let index = abbreviations[name] else { return months[name].map { ($0, []) } }
        return (definitions[index].text, definitions[index].uses.union([index]))
    }
}

extension Bibliography {
    /// The works with these keys, in the bibliography's order.
    package func works(_ keys: some Collection<String>) -> [Entry] {
        keys.compactMap { places[$0] }.sorted().map { Entry(complete(entries[$0], within: [])) }
    }

    /// What the works with these keys inherit from and is not there: the file, the entry, and the key that is missing.
    func orphans(_ keys: some Collection<String>) -> [(file: String, entry: BibTeXEntry, parent: String)] {
        family(keys).sorted().flatMap { index in
            entries[index].parents.filter { places[$0] == nil }.map { parent in
                (files[starts.lastIndex { $0.entry <= index } ?? 0], entries[index], parent)
            }
        }
    }

    /// As much of each file, in the order of `files`, as the works with these keys rest on.
    func excerpts(_ keys: some Collection<String>) -> [String] {
        let works = family(keys)
        let abbreviations = works.reduce(into: Set<Int>()) { $0.formUnion(entries[$1].uses) }
        return starts.indices.map { file in
            let start = starts[file]
            let end =
                file + 1 < starts.count
                ? starts[file + 1] : Start(entry: entries.count, definition: definitions.count)
            let strings = (start.definition..<end.definition).filter(abbreviations.contains).map { definitions[$0] }
            let own = (start.entry..<end.entry).filter(works.contains).map { entries[$0] }
            let sources = strings.map { ($0.position, $0.source) } + own.map { ($0.position, $0.source) }
            return sources.sorted { $0.0 < $1.0 }.map { $0.1 + "\n" }.joined(separator: "\n")
        }
    }
}

private extension Bibliography {
    /// The places of these works and of all that they inherit from.
    func family(_ keys: some Collection<String>) -> Set<Int> {
        var (family, open) = (Set<Int>(), keys.compactMap { places[$0] })
        while let index = open.popLast() {
            if family.insert(index).inserted { open += entries[index].parents.compactMap { places[$0] } }
        }
        return family
    }

    /// A work with what it inherits; `within` are the keys of those that inherit from it.
    func complete(_ entry: BibTeXEntry, within keys: Set<String>) -> BibTeXEntry {
        entry.parents.reduce(entry) { entry, parent in
            guard let place = places[parent], !keys.contains(parent), parent != entry.key else { return entry }
            return entry.inheriting(from: complete(entries[place], within: keys.union([entry.key])))
        }
    }
}

/// The abbreviations that BibTeX's styles bring along.
private let months = Dictionary(
    uniqueKeysWithValues: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ].map { ($0.prefix(3).lowercased(), $0) })
