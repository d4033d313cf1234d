internal import Notebook

/// How works are named in the text, author and year, and listed at the end; no markup yet.
struct CitationStyle {
    /// The works in the order of the list: by authors, then year, then title.
    let works: [Bibliography.Entry]
    private let years: [String: String]

    init(_ works: [Bibliography.Entry]) {
        let sorted = works.map { (work: $0, key: sortKey($0)) }.sorted { ($0.key, $0.work.key) < ($1.key, $1.work.key) }
            .map(\.work)
        self.works = sorted
        var groups: [String: [String]] = [:]
        for work in sorted { groups["\(shortNames(work)) \(work.year ?? "")", default: []].append(work.key) }
        var years: [String: String] = [:]
        for work in sorted {
            let alike = groups["\(shortNames(work)) \(work.year ?? "")"] ?? []
            let letter =
                alike.count > 1
                ? alike.firstIndex(of: work.key).map { index in String(UnicodeScalar(UInt8(97 + index % 26))) } ?? ""
                : ""
            years[work.key] = (work.year ?? "n.d.") + letter
        }
        self.years = years
    }

    /// "2015", or "2015a" where the same authors have several works of a year.
    func year(_ key: String) -> String { years[key] ?? "?" }

    /// "Ioffe & Szegedy".
    func names(_ key: String) -> String { works.first { $0.key == key }.map(shortNames) ?? key }

    /// A piece of a work's line in the list.
    enum Piece: Hashable {
        case text(String)
        case emphasis(String)
        case link(String, address: String)
    }

    /// "Ioffe, S. & Szegedy, C. (2015). Title. *Journal* 3(2), 1–9. https://doi.org/…"
    func line(_ work: Bibliography.Entry) -> [Piece] {
        let container = work.fields["journal"] ?? work.fields["journaltitle"] ?? work.fields["booktitle"]
        let people = longNames(work.people)
        let title = work.fields["title"] ?? work.key
        var pieces: [Piece] = [.text((people.isEmpty ? "" : people + " ") + "(\(year(work.key))). ")]
        pieces.append(
            container == nil && work.kind != "misc" && work.kind != "unpublished" ? .emphasis(title) : .text(title))
        pieces.append(.text("?!.".contains(title.last ?? " ") ? " " : ". "))
        if let container {
            pieces += [
                .text(work.fields["booktitle"] == nil ? "" : "In "), .emphasis(container), .text(numbers(work) + ". "),
            ]
        }
        let publisher = [
            work.fields["publisher"], work.fields["school"], work.fields["institution"], work.fields["howpublished"],
        ].compactMap(\.self).first
        if let publisher { pieces.append(.text(publisher + ". ")) }
        if let address = address(work) { pieces.append(.link(address, address: address)) }
        return pieces.filter { $0 != .text("") }
    }
}

private extension CitationStyle {
    /// " 37(2), 448–456".
    func numbers(_ work: Bibliography.Entry) -> String {
        let volume = work.fields["volume"].map { " \($0)" } ?? ""
        let number =
            (work.fields["number"] ?? work.fields["issue"]).map { volume.isEmpty ? " (\($0))" : "(\($0))" } ?? ""
        return volume + number + (work.fields["pages"].map { ", \($0)" } ?? "")
    }

    func address(_ work: Bibliography.Entry) -> String? {
        if let doi = work.fields["doi"] { return doi.hasPrefix("http") ? doi : "https://doi.org/\(doi)" }
        if let url = work.fields["url"] { return url }
        let isArXiv = ["archiveprefix", "eprinttype"].contains { work.fields[$0]?.lowercased() == "arxiv" }
        return isArXiv ? work.fields["eprint"].map { "https://arxiv.org/abs/\($0)" } : nil
    }

    /// "Ioffe, S., Szegedy, C. & Wang, B."
    func longNames(_ people: [Bibliography.Person]) -> String {
        let names = people.map { person in
            if person.family == "others" { return "et al." }
            let initials = person.given.split(separator: " ").map { word in
                word.split(separator: "-").compactMap(\.first).map { "\($0)." }.joined(separator: "-")
            }
            return person.family + (initials.isEmpty ? "" : ", " + initials.joined(separator: " "))
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + (last == "et al." ? " " : " & ") + last
    }
}

/// "Ioffe & Szegedy", "Santurkar et al."; the title where nobody is named.
private func shortNames(_ work: Bibliography.Entry) -> String {
    let people = work.people
    switch people.count {
    case 0: return work.fields["title"] ?? work.key
    case 1: return people[0].family
    case 2 where people[1].family != "others": return "\(people[0].family) & \(people[1].family)"
    default: return "\(people[0].family) et al."
    }
}

private func sortKey(_ work: Bibliography.Entry) -> String {
    (work.people.map { "\($0.family) \($0.given)" } + [work.year ?? "", work.fields["title"] ?? ""]).joined(
        separator: "\u{1}"
    ).lowercased()
}
