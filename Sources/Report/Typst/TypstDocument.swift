/// A report as Typst takes it: a document, and the files that it names.
package struct TypstDocument: Hashable, Sendable {
    /// The files by name, the document itself among them.
    package var files: [String: [UInt8]]

    /// The document's name.
    package static let main = "main.typ"

    /// The name of the author's picture that is at `path` beside the notebook.
    static func pictureName(_ path: String) -> String {
        "pictures/" + path.split(separator: "/").map { $0 == ".." ? "up" : String($0) }.joined(separator: "/")
    }
}
