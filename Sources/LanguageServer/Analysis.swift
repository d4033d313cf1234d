internal import Document
internal import Notebook
internal import Report
internal import Runner
internal import Spelling

/// What is known of a document as it stands: the notebook, what is wrong with it, and the names in it.
struct Analysis {
    /// The notebook's path: the document's, or that of the notebook which includes it.
    let path: String
    /// `nil` for what is no text.
    let notebook: Notebook?
    /// The works that may be cited.
    let bibliography: Bibliography
    /// Our own checks; those of the compiler come later.
    let problems: [Diagnostic]
    /// Whether compiling tells of no mistakes that are not there.
    let isComplete: Bool
    let program: EditorProgram?
    /// The paths of the notebooks that it takes from or links to.
    let neighbours: Set<String>

    /// `source` is the text of the notebook at `path`; `open` has the texts of other documents by their paths.
    init(
        path: String, source: [UInt8], open: [String: [UInt8]], record: ReportRecord?, _ others: OtherNotebooks,
        _ services: NotebookServices
    ) {
        let reading = NotebookReading(path: path, source: source, folder: others.folder(path, open))
        self.path = path
        notebook = reading.notebook
        bibliography = reading.bibliography
        isComplete = reading.isComplete
        var problems = reading.problems + (notebook?.warnings ?? [])
        var neighbours: Set<String> = []
        if let notebook {
            problems += services.problems(notebook, record) { path in
                neighbours.insert(path)
                return others.notebook(at: path, open)
            }
        }
        self.neighbours = neighbours
        self.problems = Diagnostics(problems).all
        program = notebook.map(EditorProgram.init)
    }

    /// The names in the notebook: found when they are asked for, as few keystrokes do.
    var mentions: [Mention] { notebook.map(Mention.all) ?? [] }

    /// The files whose text the notebook is made of, its own first.
    var files: [String] {
        [path] + (notebook?.includedFiles ?? []).map { Notebook.path($0.path, besides: path) }
    }

    /// Whether what is known changes with the file at a path.
    func restsOn(_ file: String) -> Bool { files.contains(file) || neighbours.contains(file) }

    /// A line of the notebook, parts put in, as a line of the file at a path.
    func origin(of line: Int) -> (path: String, line: Int) {
        guard let notebook else { return (path, line) }
        let origin = notebook.origins.origin(of: line)
        return (Notebook.path(origin.path, besides: path), origin.line)
    }

    /// A place in the file at a path as one in the notebook; `nil` for a file that is no part of it.
    func position(_ position: Position, inFile file: String) -> Position? {
        guard let notebook else { return nil }
        let last = notebook.lines.count
        // Nearly always nothing is included, and the line is the same.
        if position.line <= last, origin(of: position.line) == (file, position.line) { return position }
        let line = (1...max(last, 1)).first { origin(of: $0) == (file, position.line) }
        return line.map { Position(line: $0, column: position.column) }
    }

    /// What is named at a place of the notebook.
    func mention(at position: Position) -> Mention? {
        mentions.first { $0.range.start <= position && position <= $0.range.end }
    }

    /// What is taken from another notebook, or linked to there, at a place of the notebook, and all letters of that.
    func quotation(at position: Position) -> (quotation: Quotation, range: SourceRange)? {
        guard let notebook else { return nil }
        let inlines = notebook.prose.flatMap(\.inlines).flatMap(\.all).filter {
            $0.range.start <= position && position <= $0.range.end
        }
        for inline in inlines {
            guard case .quoted(let key) = inline.kind else { continue }
            return notebook.quotations.first { $0.key == key }.map { ($0, inline.range) }
        }
        if let mention = mention(at: position), mention.kind == .reference,
            let notebook = mention.name.parentPath
        {
            let quotation = Quotation(notebook: notebook, item: .label(mention.label), position: mention.range.start)
            return (quotation, mention.range)
        }
        for inline in inlines {
            guard case .link(let link) = inline.kind, link.target.start <= position else { continue }
            return Quotation(link: link.destination).map { ($0, link.target) }
        }
        return nil
    }

    /// A line of the notebook, 1 for the first.
    func line(_ number: Int) -> String {
        guard let lines = notebook?.lines, lines.indices.contains(number - 1) else { return "" }
        return lines[number - 1]
    }
}
