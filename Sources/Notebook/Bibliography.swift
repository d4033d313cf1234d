/// The works that a notebook's bibliography lists.
package struct Bibliography: Hashable, Sendable {
    /// Their files, as the front matter names them.
    package private(set) var files: [String] = []
    package private(set) var entries: [Entry] = []
    private var places: [String: Int] = [:]

    /// One work.
    package struct Entry: Hashable, Sendable {
        package var key: String
        /// "article", "book": lower case.
        package var kind: String
        /// Each as it is read: accents are letters, braces are gone.
        package var fields: [String: String]

        /// The authors, or where there are none the editors.
        package var people: [Person] { Person.list(fields["author"] ?? fields["editor"] ?? "") }
        /// "2015"; `nil` without a year.
        package var year: String? { fields["year"] ?? fields["date"].map { String($0.prefix(4)) } }
    }

    /// Somebody's name.
    package struct Person: Hashable, Sendable {
        package var family: String
        package var given: String
    }

    package init() {}

    package var isEmpty: Bool { files.isEmpty }
    package var keys: [String] { entries.map(\.key) }

    package func entry(_ key: String) -> Entry? { places[key].map { entries[$0] } }

    mutating func add(file: String) { files.append(file) }

    /// Adds a work; `false` where its key is taken.
    mutating func add(_ entry: Entry) -> Bool {
        guard places.updateValue(entries.count, forKey: entry.key) == nil else { return false }
        entries.append(entry)
        return true
    }
}

extension Bibliography.Person {
    /// The people in "Ioffe, Sergey and Christian Szegedy and others".
    static func list(_ text: String) -> [Bibliography.Person] {
        text.components(betweenWord: "and").map { name in
            let parts = name.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
            if parts.count == 2 { return Bibliography.Person(family: String(parts[0]), given: String(parts[1])) }
            let words = name.split(separator: " ")
            let small = words.dropLast().firstIndex { $0.first?.isLowercase == true } ?? max(0, words.count - 1)
            return Bibliography.Person(
                family: words[small...].joined(separator: " "), given: words[..<small].joined(separator: " "))
        }
    }
}

private extension String {
    func components(betweenWord word: Substring) -> [String] {
        split(separator: " ").split(separator: word).map { $0.joined(separator: " ") }
    }
}
