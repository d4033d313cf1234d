internal import Document

/// One work as a BibTeX file says it: fields are TeX, abbreviations spelt out.
struct BibTeXEntry: Hashable {
    var key: String
    /// "article", "book": lower case.
    var kind: String
    /// By their names in lower case.
    var fields: [String: String]
    /// Where the entry begins in its file.
    var position: Position
    /// The entry as it is written.
    var source: String
    /// The `@string` definitions that it rests on, by their index.
    var uses: Set<Int>
}

extension BibTeXEntry {
    /// The keys of the works it inherits from: BibTeX's `crossref`, biblatex's `xdata`.
    var parents: [String] {
        [fields["crossref"], fields["xdata"]].compactMap(\.self).flatMap { keys in
            keys.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        }
    }

    /// The entry with the fields of `parent` that it lacks. A part's book is called by the book's title, and a
    /// volume's whole by the whole's, as biblatex has it; BibTeX wants a `booktitle` there.
    func inheriting(from parent: BibTeXEntry) -> BibTeXEntry {
        var entry = self
        let isPart = ["inproceedings", "conference", "incollection", "inbook", "inreference"].contains(kind)
        for (name, text) in parent.fields where !own.contains(name) {
            if parent.kind.hasPrefix("mv"), name == "title" || name == "subtitle" {
                if entry.isMissing("main" + name) { entry.fields["main" + name] = text }
            } else if isPart, parent.kind != "xdata", name == "title" || name == "subtitle" {
                if entry.isMissing("book" + name), parent.isMissing("booktitle") { entry.fields["book" + name] = text }
            } else if entry.isMissing(name) {
                entry.fields[name] = text
            }
        }
        return entry
    }

    func isMissing(_ name: String) -> Bool { fields[name]?.allSatisfy(\.isWhitespace) ?? true }
}

/// Fields that nothing inherits.
private let own: Set<String> = ["crossref", "xref", "xdata", "ids", "key", "label", "shorthand", "sortkey", "options"]
