internal import Notebook

/// How works are named in the text, author and year, and listed at the end; no markup yet. The list is much as the
/// American Psychological Association has it.
struct CitationStyle {
    /// The works in the order of the list: by authors, then year, then title.
    let works: [Bibliography.Entry]
    private let years: [String: String]
    private let names: [String: String]

    init(_ works: [Bibliography.Entry]) {
        let sorted = works.map { (work: $0, key: sortKey($0)) }.sorted { ($0.key, $0.work.key) < ($1.key, $1.work.key) }
            .map(\.work)
        let groups = Dictionary(grouping: sorted) { "\(shortNames($0)) \($0.year ?? "")" }
        self.works = sorted
        names = Dictionary(uniqueKeysWithValues: sorted.map { ($0.key, shortNames($0)) })
        years = groups.values.reduce(into: [:]) { years, alike in
            for (index, work) in alike.enumerated() {
                years[work.key] = (work.year ?? "n.d.") + (alike.count > 1 ? letters(index) : "")
            }
        }
    }

    /// "2015", or "2015a" where the same authors have several works of a year.
    func year(_ key: String) -> String { years[key] ?? "?" }

    /// "Ioffe & Szegedy".
    func names(_ key: String) -> String { names[key] ?? key }

    /// A piece of a work's line in the list.
    enum Piece: Hashable {
        case text(String)
        case emphasis(String)
        case link(String, address: String)
    }

    /// "Ioffe, S. & Szegedy, C. (2015). Title. *Journal* 3(2), 1–9. https://doi.org/…"
    func line(_ work: Bibliography.Entry) -> [Piece] {
        let people = work.people.longNames
        let role = work.authors.isEmpty && !people.isEmpty ? " \(work.editors.role)" : ""
        var pieces: [Piece] = [.text((people.isEmpty ? "" : people + role + " ") + "(\(year(work.key))). ")]
        pieces += work.titlePieces + work.containerPieces
        if let publisher = work.publisher { pieces.append(.text(sentence(publisher))) }
        let address = work.address
        for field in ["howpublished", "note"] {
            if let text = work.fields[field], text != address { pieces += linked(sentence(text)) }
        }
        if let address { pieces += linked(address) }
        return pieces.filter { $0 != .text("") }
    }
}

/// "Ioffe & Szegedy", "Santurkar et al."; the title where nobody is named.
private func shortNames(_ work: Bibliography.Entry) -> String {
    let people = work.people
    switch people.count {
    case 0: return work.fields["title"] ?? work.key
    case 1: return people[0].family
    case 2 where !people[1].isOthers: return "\(people[0].family) & \(people[1].family)"
    default: return "\(people[0].family) et al."
    }
}

private func sortKey(_ work: Bibliography.Entry) -> String {
    (work.people.map { "\($0.family) \($0.given)" } + [work.year ?? "", work.fields["title"] ?? ""]).joined(
        separator: "\u{1}"
    ).lowercased()
}

/// "a" for 0, "z" for 25, "aa" for 26.
private func letters(_ index: Int) -> String {
    (index < 26 ? "" : letters(index / 26 - 1)) + String(UnicodeScalar(UInt8(97 + index % 26)))
}
