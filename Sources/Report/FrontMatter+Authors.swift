internal import Notebook

extension FrontMatter {
    /// The authors' names, as a line.
    var authorNames: String { authors.map(\.name).joined(separator: ", ") }

    /// A line for each author of whom more is said than a name: "Ann: A School, ann@example.org".
    var authorLines: [String] {
        authors.filter { !$0.details.isEmpty }.map { "\($0.name): \($0.details.joined(separator: ", "))" }
    }
}
