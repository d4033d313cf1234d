extension Bibliography {
    /// One work, as it is read: TeX has become text, and what biblatex calls otherwise has BibTeX's name.
    package struct Entry: Hashable, Sendable {
        /// What citations call it.
        package var key: String
        /// "article", "book": lower case.
        package var kind: String
        /// By their names in lower case; those that are empty are not there.
        package var fields: [String: String]
        /// In the title page's order.
        package var authors: [Person]
        /// In the title page's order.
        package var editors: [Person]

        /// The authors, or where there are none the editors.
        package var people: [Person] { authors.isEmpty ? editors : authors }
        /// "2015", "1988–1992"; `nil` without a year.
        package var year: String? { fields["year"] ?? fields["date"].flatMap(years) }
    }
}

extension Bibliography.Entry {
    init(_ entry: BibTeXEntry) {
        (key, kind) = (entry.key, entry.kind)
        authors = Bibliography.Person.list(entry.fields["author"] ?? "")
        editors = Bibliography.Person.list(entry.fields["editor"] ?? "")
        fields = [:]
        for (name, tex) in entry.fields where !peopleFields.contains(name) {
            let text = addressFields.contains(name) ? decodeAddress(tex) : decodeTeX(tex)
            if text.contains(where: { !$0.isWhitespace }) { fields[name] = text }
        }
        for (name, others) in synonyms where fields[name] == nil {
            if let other = others.first(where: { fields[$0] != nil }) { fields[name] = fields[other] }
        }
        completeTitles()
        if let volume = fields["volume"], let part = fields["part"] { fields["volume"] = "\(volume).\(part)" }
    }

    /// Joins biblatex's pieces of titles: subtitles, what is added to a title, the title of the whole that a volume
    /// belongs to, that of a journal's issue.
    private mutating func completeTitles() {
        let own = fields["booktitle"] == nil ? "title" : "booktitle"
        join("title", ":", "subtitle")
        join("booktitle", ":", "booksubtitle")
        join("maintitle", ":", "mainsubtitle")
        join("journal", ":", "journalsubtitle")
        join("title", ".", "titleaddon")
        join("booktitle", ".", "booktitleaddon")
        join("maintitle", ".", own)
        if let whole = fields["maintitle"] { fields[own] = whole }
        if kind == "periodical" { join("title", ":", "issuetitle") }
    }

    /// Puts the text of field `rest` behind that of field `name`, where both are there.
    private mutating func join(_ name: String, _ mark: String, _ rest: String) {
        guard let first = fields[name], let behind = fields[rest] else { return }
        fields[name] = first + (first.last.map("?!:.".contains) == true ? " " : "\(mark) ") + behind
    }
}

private let peopleFields: Set<String> = ["author", "editor"]
private let addressFields: Set<String> = ["url", "doi", "eprint", "file"]

/// biblatex's names of fields, and what else serves where a field is missing.
private let synonyms = [
    ("journal", ["journaltitle"]), ("address", ["location"]), ("eprinttype", ["archiveprefix"]),
    ("publisher", ["school", "institution", "organization"]), ("number", ["issue"]),
]

/// The years in a date of ISO 8601, or in a range of them.
private func years(_ date: String) -> String? {
    let ends = date.split(separator: "/", omittingEmptySubsequences: false).map { $0.prefix { $0 != "-" } }
    let years = ends.map { $0.filter(\.isNumber) }.filter { !$0.isEmpty }
    guard let first = years.first, let last = years.last else { return nil }
    if first == last { return ends.count > 1 && ends.last?.isEmpty == true ? first + "–" : first }
    return "\(first)–\(last)"
}
