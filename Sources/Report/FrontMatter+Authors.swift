internal import Notebook

extension FrontMatter {
    /// The authors' names, as a line.
    var authorNames: String { authors.map(\.name).joined(separator: ", ") }

    /// The authors of whom more is said than a name.
    var detailedAuthors: [Author] { authors.filter { !$0.details.isEmpty } }

    /// Whether what is said of an author must name whom it is about.
    var namesDetailedAuthors: Bool { authors.count > 1 }

    /// A line for each author of whom more is said than a name: "Ann: A School, ann@example.org", without the name where
    /// there is nobody else.
    var authorLines: [String] {
        detailedAuthors.map { (namesDetailedAuthors ? "\($0.name): " : "") + $0.details.joined(separator: ", ") }
    }
}
