internal import Document
internal import Notebook
internal import Outputs

extension Report {
    /// The report as a document for Typst, which makes a PDF of it that holds its record and its notebook. `record` is
    /// its record as JSON in UTF-8.
    /// - Throws: `ReportError` for a template that is missing, or a formula that cannot be set.
    package func typst(
        _ templates: Templates, math: some MathRenderer, navigation: PageNavigation = PageNavigation(), record: [UInt8]
    ) throws -> TypstDocument {
        let view = TypstView(report: self, math: math, linkedNotebooks: navigation.linkedNotebooks)
        var page = TypstNode.call("page-of-report.with", try front(view), nil)
        // Typst (0.15) loses the notes of what stands across columns.
        let notes = view.options.columns > 1 ? page.takeNotes().map { TypstNode.call("note-below", [:], [$0]) } : []
        let lines = [
            "#import \"page.typ\": *", "#show: \(page.code)",
            "#{", (attachments + notes + (try view.body() + view.endMatter())).map(\.code).joined(separator: "\n"), "}",
            "",
        ]
        var files = [
            TypstDocument.main: Array(lines.joined(separator: "\n").utf8),
            "page.typ": Array(try templates.file("page.typ").utf8),
            recordName: record, sourceName: Array(notebook.source.utf8),
        ]
        for (path, image) in images { files[TypstDocument.pictureName(path)] = image.bytes }
        return TypstDocument(files: files)
    }
}

private extension Report {
    var recordName: String { "\(notebook.name).json" }
    var sourceName: String { "\(notebook.name).md" }

    /// The record and the notebook, as files within the PDF.
    var attachments: [TypstNode] {
        func attachment(_ name: String, _ type: String, _ relation: String, _ words: String) -> TypstNode {
            .call(
                "pdf.attach",
                [
                    "": .text(name), "relationship": .text(relation), "mime-type": .text(type),
                    "description": .text(words),
                ])
        }
        // The author's pictures too, so that the file can be verified without them.
        let pictures = images.sorted { $0.key < $1.key }.map { path, image in
            attachment(TypstDocument.pictureName(path), image.type, "supplement", "A picture of the author’s")
        }
        return pictures + [
            attachment(recordName, "application/json", "data", "Every number of this report, and its notebook"),
            attachment(sourceName, "text/markdown", "source", "The notebook that this report was made of"),
        ]
    }

    /// What stands before the text, and how the pages look.
    func front(_ view: TypstView<some MathRenderer>) throws -> [TypstNode.Argument] {
        let (matter, options) = (notebook.frontMatter, notebook.frontMatter.pdf)
        let parts = matter.language.split(separator: "-").map(String.init)
        let region = parts.dropFirst().first { $0.count == 2 }
        func words(_ text: MarkdownText?) throws -> TypstNode.Value {
            guard let text else { return .none }
            return .content(try view.words(text))
        }
        // The first paragraph stands behind the word that says what it is.
        var (abstract, more) = (matter.abstract, [TypstNode.Argument]())
        if let blocks = abstract?.blocks {
            let words = blocks.prefix(1).filter { if case .paragraph = $0.kind { true } else { false } }
            let rest = try view.nodes(Array(blocks.dropFirst(words.count)))
            abstract?.blocks = words
            more = rest.isEmpty ? [] : [TypstNode.Argument(name: "abstract-more", value: .content(rest))]
        }
        // As names and numbers do, they go from left to right.
        let marks = isRightToLeft ? (start: "\u{2066}", end: "\u{2069}") : (start: "", end: "")
        let parameters = matter.parameters.map { "\(marks.start)\($0.name) = \($0.value.words)\(marks.end)" }
            .joined(separator: ", ")
        let arguments: KeyValuePairs<String, TypstNode.Value> = [
            "plain-title": .text(title), "title": try words(matter.title),
            "subtitle": try words(matter.subtitle), "authors": .list(matter.authors.map { .text($0.name) }),
            "affiliations": .list(matter.authorLines.map { .text($0) }),
            "keywords": .list(matter.keywords.map { .text($0) }), "date": .ifAny(matter.date),
            "day": .code(day), "language": .text(parts.first?.lowercased() ?? "en"),
            "region": .ifAny(region?.lowercased()), "abstract": try words(abstract),
            "parameters": .ifAny(parameters),
            "warnings": .list(
                notes.map { notice in
                    .content([notice.isEnglish ? view.english(.text(notice.text)) : .text(notice.text)])
                }),
            "claims": .code(TemplateValue.list(claimViews).typst), "totals": .text(totals),
            "has-contents": .flag(matter.contents ?? (notebook.headings.count > fewHeadings)),
            "paper": .text(options.paper.rawValue), "columns": .number(options.columns),
            "theme": .text(options.theme.rawValue),
            "labels": .code(TemplateValue.fields(labels).typst),
        ]
        let direction = isRightToLeft ? [TypstNode.Argument(name: "direction", value: .code("rtl"))] : []
        return direction + more + arguments.map { TypstNode.Argument(name: $0.key, value: $0.value) }
    }

    /// The page's own words.
    var labels: [String: TemplateValue] {
        Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0.rawValue, .text(wording[$0])) })
    }

    /// The front matter's date, where it begins with a day, as PDF/A must have one; no clock is asked.
    var day: String {
        let match = notebook.frontMatter.date?.firstMatch(of: #/(\d{4})-(\d\d)-(\d\d)/#)
        let numbers = match.map { [Int($0.1), Int($0.2), Int($0.3)].compactMap(\.self) } ?? []
        let isDay =
            numbers.count == 3 && (1...12).contains(numbers[1])
            && (1...(numbers[1] == 2 ? 28 : [4, 6, 9, 11].contains(numbers[1]) ? 30 : 31)).contains(numbers[2])
        let (year, month, day) = isDay ? (numbers[0], numbers[1], numbers[2]) : (1980, 1, 1)
        return "datetime(year: \(year), month: \(month), day: \(day))"
    }
}

/// A report of no more headings needs no list of them.
private let fewHeadings = 6
