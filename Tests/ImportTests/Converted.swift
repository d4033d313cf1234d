import Notebook
import Testing

@testable import Import

extension Conversion {
    /// A file of these bytes, which is read again with the files that come of it.
    init(
        _ bytes: some Sequence<UInt8>, at path: String = "a.qmd", folder: NotebookFolder = .empty,
        isSameFolder: Bool = true
    ) throws {
        try self.init(
            path: path, bytes: Array(bytes), name: String(path.prefix { $0 != "." }), folder: folder,
            isSameFolder: isSameFolder
        ) { text, files in
            let reading = NotebookReading(
                path: "new.md", source: Array(text.utf8),
                folder: NotebookFolder(read: { path in files.first { $0.path == path }?.bytes }))
            return (reading.notebook, reading.problems)
        }
    }

    /// Expects a training that became ours, with these words.
    func expectWritten(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(text.contains("Experiment("), "\(omissions.map(\.text))", sourceLocation: sourceLocation)
        #expect(text.contains(words), "\(text)", sourceLocation: sourceLocation)
    }

    /// Expects a training that stays Python, and that these words are said of it.
    func expectSaid(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!text.contains("Experiment("), "\(text)", sourceLocation: sourceLocation)
        #expect(
            omissions.contains { $0.text.contains(words) }, "\(omissions.map(\.text))", sourceLocation: sourceLocation)
    }
}

/// What becomes of a training: ours, with these words, or Python, of which these are said.
enum Expected: Sendable {
    case written(String), said(String)
}

/// Expects this of a notebook with one cell of Python.
@discardableResult func expect(
    _ expected: Expected, of code: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Conversion {
    let conversion = try Conversion("```{python}\n\(code)\n```\n".utf8)
    switch expected {
    case .written(let words): conversion.expectWritten(words, sourceLocation: sourceLocation)
    case .said(let words): conversion.expectSaid(words, sourceLocation: sourceLocation)
    }
    return conversion
}
