internal import Document

extension YAMLReader {
    /// What `read` finds in a YAML file of its own, whose entries are called `name`, and the file's lines.
    /// - Throws: all that is wrong with it.
    static func file<Value>(
        at path: String, _ source: [UInt8], name: String, _ read: (inout YAMLReader, String) -> Value
    ) throws(Diagnostics) -> (value: Value, lines: [String]) {
        var parser = NotebookParser(path: path, folder: .empty)
        guard let (_, lines) = parser.decode(source, parser.name) else { throw Diagnostics(parser.problems) }
        var reader = YAMLReader(name: name) { Position(line: $0, column: $1) }
        let value = read(&reader, lines.joined(separator: "\n"))
        for problem in reader.problems {
            parser.report(parser.name, lines, problem.position, problem.message, problem.hint)
        }
        guard parser.problems.isEmpty else { throw Diagnostics(parser.problems) }
        return (value, lines)
    }
}
