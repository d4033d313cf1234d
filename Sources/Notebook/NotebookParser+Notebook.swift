internal import Document
internal import Spelling

extension NotebookParser {
    /// Reads the notebook in `text`; `overrides` and `given` replace parameters, the former having the last word.
    mutating func notebook(_ text: String, _ overrides: [String: String], _ given: [GivenParameter], keepsRawHTML: Bool)
        -> Notebook
    {
        var matter = projectDefaults()
        var works = Bibliography()
        addWorks(&works, matter.bibliography, key: nil)
        let end = frontMatterEnd()
        var words = FrontMatter.Words()
        if let end { words = readFrontMatter(&matter, upTo: end, &works) }
        override(&matter.parameters, overrides, given)
        includeParts(from: end.map { $0 + 1 } ?? 0)
        var body = lines
        if let end { for line in 0...end { body[line] = "" } }
        let notes = takeFootnotes(from: &body)
        let settings = ProseReader.Settings(
            autolinks: matter.autolinks, keepsRawHTML: keepsRawHTML,
            punctuation: matter.isSmart ? SmartPunctuation(language: matter.language) : nil, macros: matter.macros)
        var reader = ProseReader(
            settings: settings, bibliography: works, footnotes: notes, origins: origins, links: LinkDefinitions(body))
        matter.title = words.title.map { reader.title($0.text, at: $0.start, in: lines) }
        matter.subtitle = words.subtitle.map { reader.title($0.text, at: $0.start, in: lines) }
        matter.abstract = words.abstract.map { reader.markdown($0.text, at: $0.start, in: lines) }
        let parts = document(body, matter.blockDefaults, &reader)
        let footnotes = readFootnotes(&reader)
        if !reader.inlines.isEmpty || parts.contains(where: { if case .block = $0 { true } else { false } }) {
            includeSharedCode()
        }
        for problem in reader.problems { report(problem.position, problem.message, problem.hint) }
        for warning in reader.warnings { warn(warning.position, warning.message) }
        for quotation in reader.nearlyQuoted where hasNotebook(quotation.notebook) {
            warn(
                quotation.position,
                "`{\(quotation.notebook)} …` is shown as it stands; a value of another notebook is written `{\(quotation.key.replacing(".md ", with: ".md} ", maxReplacements: 1))`"
            )
        }
        checkLabels(parts, reader)
        let quotations =
            reader.references.compactMap { Quotation(label: $0.label, position: $0.position) } + reader.quotedValues
        // Whoever follows what the notebook is made of hears of them.
        for file in Set(quotations.map { "\($0.notebook).md" }).sorted() { _ = folder.read(file) }
        bibliography = works
        keepCited(of: works, reader.citationCounts.keys.sorted())
        return Notebook(
            path: path, folder: Notebook.folder(ofPath: path), source: text, lines: lines, origins: origins,
            includedFiles: includedFiles, frontMatter: matter, parts: parts, inlines: reader.inlines,
            formulas: reader.formulas, footnotes: footnotes, noteLines: Set(notes.flatMap(\.lines)),
            works: works.works(reader.citationCounts.keys),
            citationCounts: reader.citationCounts, images: reader.images, claimedWords: reader.claimedWords,
            quotations: quotations, keepsRawHTML: keepsRawHTML, warnings: warnings)
    }
}

private extension NotebookParser {
    /// Whether a notebook of that name stands beside this one.
    func hasNotebook(_ name: String) -> Bool {
        let file = "\(name).md"
        let slash = file.lastIndex(of: "/") ?? file.startIndex
        return folder.names(String(file[..<slash])).contains(String(file[slash...].drop { $0 == "/" }))
    }

    mutating func readFrontMatter(_ matter: inout FrontMatter, upTo end: Int, _ works: inout Bibliography)
        -> FrontMatter.Words
    {
        var reader = YAMLReader(name: "front matter key") { Position(line: $0 + 1, column: $1) }
        matter.bibliography = []
        let words = matter.read(lines[1..<end].joined(separator: "\n"), &reader, known: FrontMatter.keys)
        report(reader)
        permissions = matter.permissions
        if reader.hasBadSyntax || words.hasBadParameters { isComplete = false }
        addWorks(
            &works, matter.bibliography,
            key: Position(line: (lines.prefix(end).firstIndex { $0.hasPrefix("bibliography:") } ?? 0) + 1, column: 1))
        return words
    }

    /// What `bnbook.yml` says, beside the notebook or one folder above.
    mutating func projectDefaults() -> FrontMatter {
        var matter = FrontMatter()
        guard let file = ["bnbook.yml", "../bnbook.yml"].first(where: { folder.read($0) != nil }),
            let own = includedLines(file)
        else { return matter }
        var reader = YAMLReader(name: "project key") { Position(line: $0, column: $1) }
        _ = matter.read(own.joined(separator: "\n"), &reader, known: FrontMatter.projectKeys)
        report(reader, in: file, own)
        matter.bibliography = matter.bibliography.map { Notebook.path($0, besides: file) }
        return matter
    }

    /// Reads bibliographies; `key` is where the front matter names them.
    mutating func addWorks(_ works: inout Bibliography, _ files: [String], key: Position?) {
        for file in files where readsBibliographies {
            let before = problems.count
            works.add(file: file)
            guard let own = includedLines(file) else {
                let (message, hint) = missing(file)
                if problems.count == before {
                    report(key ?? Position(line: 1, column: 1), "\(message); it is named as bibliography", hint)
                }
                continue
            }
            var reader = BibTeXReader(own.joined(separator: "\n"))
            reader.read(into: &works)
            for problem in reader.problems { report(file, own, problem.position, problem.message) }
        }
    }

    /// Reports what works that are cited inherit from and is not there, and keys that are there twice, and leaves of the bibliographies, among the
    /// includedFiles, what the cited works rest on.
    mutating func keepCited(of works: Bibliography, _ keys: [String]) {
        for (file, entry, parent) in works.orphans(keys) {
            let lines = Spelling.lines(of: entry.source.utf8)
            let blank = Array(repeating: "", count: entry.position.line - 1)
            report(
                file, blank + lines, entry.position,
                "\"\(entry.key)\" inherits from \"\(parent)\", which is no work of the bibliography",
                suggestion(for: parent, among: works.keys))
        }
        let cited = Set(keys)
        for entry in works.repeated {
            let lines = includedLines(entry.file) ?? []
            let message = "the key \"\(entry.key)\" is taken already; expected keys that differ"
            // Of a work that nobody cites, as large collections have it, the notebook does not depend.
            report(
                cited.contains(entry.key) ? .error : .warning, entry.file, lines, entry.position, message)
        }
        for (file, excerpt) in zip(works.files, works.excerpts(keys)) { replaceCompanion(file, by: excerpt) }
    }

    mutating func takeFootnotes(from body: inout [String]) -> [FootnoteDefinition] {
        guard body.contains(where: { $0.holds("[^") }) else { return [] }
        // Code begins behind a term's colon, too.
        var marked = body
        _ = LineMarks(&marked)
        let notes = FootnoteDefinition.take(from: &body, isCode: LineBlocks(marked).isCode)
        var known: [String: Int] = [:]
        for note in notes {
            if let earlier = known.updateValue(note.lines.lowerBound, forKey: note.label.lowercased()) {
                let (_, line) = origins.origin(of: earlier)
                report(
                    Position(line: note.lines.lowerBound, column: 1),
                    "footnote \"\(note.label)\" is already defined on line \(line); expected labels that differ")
            }
        }
        return notes
    }

    /// The notes that the text refers to, in the order of their numbers; a note may refer to further ones.
    mutating func readFootnotes(_ reader: inout ProseReader) -> [Footnote] {
        var footnotes: [Footnote] = []
        while footnotes.count < reader.footnotes.order.count {
            let definition = reader.footnotes.definitions[reader.footnotes.order[footnotes.count]]
            if let (words, range) = definition.inline {
                let block = BlockNode(.paragraph(words), lines: definition.lines)
                footnotes.append(
                    Footnote(
                        label: definition.label, number: footnotes.count + 1, blocks: [block],
                        lines: definition.lines, inlineRange: range))
                continue
            }
            let math = mask(definition.text, place: definition.place)
            let fragment = Fragment(lines: definition.text, math: math, place: definition.place)
            let blocks = withMarkdown(math.lines, reader.links.definitions(for: math.lines)) { document in
                reportTopLevelThings(document.allBlocks, fragment, inside: "a footnote")
                return reader.blocks(document, fragment)
            }
            footnotes.append(
                Footnote(
                    label: definition.label, number: footnotes.count + 1, blocks: blocks, lines: definition.lines))
        }
        for index in footnotes.indices {
            footnotes[index].referenceCount = reader.footnotes.counts[reader.footnotes.order[index]] ?? 0
        }
        let used = Set(reader.footnotes.order)
        for (index, definition) in reader.footnotes.definitions.enumerated() where !used.contains(index) {
            warn(
                Position(line: definition.lines.lowerBound, column: 1),
                "nothing refers to the footnote \"\(definition.label)\"; it is left out")
        }
        return footnotes
    }
}
