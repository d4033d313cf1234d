internal import Document
internal import Spelling

/// The state of one parse: what has been read, and what has been found wrong so far.
struct NotebookParser {
    let path: String
    let folder: NotebookFolder
    /// Whether the works of the bibliographies are of interest.
    let readsBibliographies: Bool
    /// The notebook's lines, and from `includeParts` on those of its parts among them.
    var lines: [String] = []
    var origins = SourceOrigins()
    private(set) var includedFiles: [IncludedFile] = []
    /// What the front matter asks for, once it is read.
    var permissions = Permissions()
    private(set) var problems: [Diagnostic] = []
    private(set) var warnings: [Diagnostic] = []
    /// The works that may be cited, once they are read.
    var bibliography = Bibliography()
    /// Whether nothing is missing that the blocks may rest on: compiling them would tell of no mistakes that there are
    /// not.
    var isComplete = true

    init(path: String, folder: NotebookFolder, readsBibliographies: Bool = true) {
        (self.path, self.folder, self.readsBibliographies) = (path, folder, readsBibliographies)
        origins.append(start: 1, path: name, line: 1)
    }

    /// The notebook's file without its folders.
    var name: String { path.lastPathComponent }

    mutating func report(_ position: Position, _ message: String, _ hint: Hint? = nil) {
        problems.append(diagnostic(.error, position, message, hint))
    }
    mutating func warn(_ position: Position, _ message: String, _ hint: Hint? = nil) {
        warnings.append(diagnostic(.warning, position, message, hint))
    }

    /// Reports what is wrong in another file, at `file` relative to the notebook.
    mutating func report(
        _ file: String, _ lines: [String], _ position: Position, _ message: String, _ hint: Hint? = nil
    ) {
        problems.append(diagnostic(.error, file, lines, position, message, hint))
    }

    mutating func report(
        _ severity: Diagnostic.Severity, _ file: String, _ lines: [String], _ position: Position, _ message: String
    ) {
        report(diagnostic(severity, file, lines, position, message))
    }

    private func diagnostic(
        _ severity: Diagnostic.Severity, _ file: String, _ lines: [String], _ position: Position, _ message: String,
        _ hint: Hint? = nil
    ) -> Diagnostic {
        let excerpt = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        return Diagnostic(
            severity, path: displayed(file), position: position, message: message, hint: hint, excerpt: excerpt)
    }

    mutating func report(_ reader: YAMLReader) {
        for problem in reader.problems { report(problem.position, problem.message, problem.hint) }
        for warning in reader.warnings { warn(warning.position, warning.message) }
    }

    /// Says what `reader` found in another file, whose lines are `lines`.
    mutating func report(_ reader: YAMLReader, in file: String, _ lines: [String]) {
        for problem in reader.problems { report(file, lines, problem.position, problem.message, problem.hint) }
        for (position, message) in reader.warnings {
            warnings.append(diagnostic(.warning, file, lines, position, message))
        }
    }

    mutating func report(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { problems.append(diagnostic) } else { warnings.append(diagnostic) }
    }

    /// The lines of a file beside the notebook, which is then one of its includedFiles; `nil`, which is reported for what
    /// is not UTF-8, where there are none.
    mutating func includedLines(_ file: String) -> [String]? {
        guard folder.refusal(of: file, permissions) == nil, let bytes = folder.read(file),
            let (text, lines) = decode(bytes, file)
        else { return nil }
        if !includedFiles.contains(where: { $0.path == file }) {
            includedFiles.append(IncludedFile(path: file, text: text))
        }
        return lines
    }

    mutating func replaceCompanion(_ file: String, by text: String) {
        for index in includedFiles.indices where includedFiles[index].path == file { includedFiles[index].text = text }
    }

    /// Words on a file that is not there, and the nearest that is.
    func missing(_ file: String) -> (String, hint: Hint?) {
        if let refusal = folder.refusal(of: file, permissions) { return (refusal, nil) }
        let parent = file.parentPath ?? ""
        let names = folder.names(parent).map { parent.isEmpty ? $0 : "\(parent)/\($0)" }
        return ("there is no file \"\(file)\" beside the notebook", suggestion(for: file, among: names))
    }

    /// A path relative to the notebook, as one relative to the working folder.
    func displayed(_ file: String) -> String { Notebook.path(file, besides: path) }

    private func diagnostic(_ severity: Diagnostic.Severity, _ position: Position, _ message: String, _ hint: Hint?)
        -> Diagnostic
    {
        let excerpt = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        let (file, line) = origins.origin(of: position.line)
        return Diagnostic(
            severity, path: displayed(file), position: Position(line: line, column: position.column), message: message,
            hint: hint, excerpt: excerpt)
    }
}

extension NotebookParser {
    /// The text of a UTF-8 file, a byte order mark dropped, and its lines; `nil`, with a report, where it is none.
    mutating func decode(_ source: [UInt8], _ file: String) -> (text: String, lines: [String])? {
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
        let lines = Spelling.lines(of: bytes)
        let what = file == name ? "notebook" : "file"
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let mended = String(decoding: bytes, as: UTF8.self).utf8
            let bad = zip(bytes, mended).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
            report(
                file, lines, Position(ofByte: bad, in: bytes),
                "found a byte that is not UTF-8; expected a \(what) in UTF-8")
            return nil
        }
        if let found = bytes.firstIndex(where: { $0 == 0 || InertSign.isControl($0) }) {
            let what = bytes[found] == 0 ? "a NUL byte" : "the control character U+00\(hexadecimal(bytes[found]))"
            report(
                file, lines, Position(ofByte: found - bytes.startIndex, in: bytes), "found \(what); expected text")
            return nil
        }
        return (text, lines)
    }

    private func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
