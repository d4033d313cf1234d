/// A parameter's value from a file of parameters, and where it stands there.
package struct GivenParameter: Hashable, Sendable {
    package var parameter: Parameter
    package var path: String
    package var position: Position
    package var excerpt: String?

    /// The parameters in a YAML file of `name: value` lines.
    /// - Throws: all that is wrong with it.
    package static func list(path: String, source: [UInt8]) throws(Diagnostics) -> [GivenParameter] {
        var parser = NotebookParser(path: path, folder: .empty)
        guard let (_, lines) = parser.decode(source, parser.name) else { throw Diagnostics(parser.problems) }
        var reader = YAMLReader(name: "parameter") { Position(line: $0, column: $1) }
        let given = reader.parameters(in: lines.joined(separator: "\n")).map { parameter, position in
            GivenParameter(
                parameter: parameter, path: path, position: position,
                excerpt: lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil)
        }
        for problem in reader.problems {
            parser.report(parser.name, lines, problem.position, problem.message, problem.hint)
        }
        guard parser.problems.isEmpty else { throw Diagnostics(parser.problems) }
        return given
    }
}
