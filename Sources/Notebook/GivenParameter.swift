package import Document

/// A parameter's value from a file of parameters, and where it stands there.
package struct GivenParameter: Hashable, Sendable {
    /// Its name and its value.
    package var parameter: NotebookParameter
    /// The file that gives it.
    package var path: String
    /// Where its name stands in that file.
    package var position: Position
    /// The line that it stands on; `nil` where that cannot be shown.
    package var excerpt: String?
    /// What may be meant otherwise than it is read.
    package var warnings: [Diagnostic] = []

    /// The parameters in a YAML file of `name: value` lines.
    /// - Throws: all that is wrong with it.
    package static func list(path: String, source: [UInt8]) throws(Diagnostics) -> [GivenParameter] {
        let (parameters, lines) = try YAMLReader.file(at: path, source, name: "parameter") { reader, text in
            reader.parameters(in: text)
        }
        func line(_ position: Position) -> String? {
            lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        }
        return parameters.map { parameter, position, doubts in
            GivenParameter(
                parameter: parameter, path: path, position: position, excerpt: line(position),
                warnings: doubts.map { doubt in
                    Diagnostic(
                        .warning, path: path, position: doubt.position, message: doubt.message,
                        excerpt: line(doubt.position))
                })
        }
    }
}
