/// The state of one parse: what has been found wrong so far.
struct NotebookParser {
    let path: String
    private(set) var lines: [String] = []
    private(set) var problems: [Diagnostic] = []

    init(path: String) { self.path = path }

    mutating func report(_ position: Position, _ message: String, _ hint: String? = nil) {
        let excerpt = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        problems.append(Diagnostic(path: path, position: position, message: message, hint: hint, excerpt: excerpt))
    }

    mutating func report(_ reader: YAMLReader) {
        for problem in reader.problems { report(problem.position, problem.message, problem.hint) }
    }

    /// The text of a UTF-8 file, a byte order mark dropped; `nil` where it is none.
    mutating func decode(_ source: [UInt8]) -> String? {
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
        let text = String(decoding: bytes, as: UTF8.self)
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
        if let bad = zip(bytes, text.utf8).enumerated().first(where: { $1.0 != $1.1 })?.offset ?? (bytes.count == text.utf8.count ? nil : 0) {
            report(position(ofByte: bad, in: bytes), "found a byte that is not UTF-8; expected a notebook in UTF-8")
            return nil
        }
        if let zero = bytes.firstIndex(of: 0) {
            report(position(ofByte: zero - bytes.startIndex, in: bytes), "found a NUL byte; expected text")
            return nil
        }
        return text
    }

    mutating func notebook(_ text: String, _ overrides: [String: String]) -> Notebook {
        var matter = FrontMatter()
        var body = lines
        if let end = frontMatterEnd() {
            var reader = YAMLReader(name: "front matter key") { Position(line: $0 + 1, column: $1) }
            matter = FrontMatter.parse(lines[1..<end].joined(separator: "\n"), &reader)
            report(reader)
            for line in 0...end { body[line] = "" }
        }
        override(&matter.parameters, overrides)
        let (parts, inlines, formulas) = document(body, echo: matter.echo ?? .shown)
        return Notebook(path: path, source: text, lines: lines, frontMatter: matter, parts: parts, inlines: inlines, formulas: formulas)
    }
}

private extension NotebookParser {
    func position(ofByte offset: Int, in bytes: ArraySlice<UInt8>) -> Position {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        return Position(line: line, column: before.reversed().prefix { $0 != 0x0A }.count + 1)
    }
}
