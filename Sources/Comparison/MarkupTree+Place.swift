/// Where in a page something is, as a reader would say it.
struct MarkupPlace: Hashable {
    /// "the abstract".
    var words: String
    /// What a change there is, at least.
    var kind: Difference.Kind
}

extension MarkupTree {
    /// Where an element is.
    func place(of element: Int?) -> MarkupPlace {
        for here in path(from: element) {
            if let place = ownPlace(of: here) { return place }
        }
        return MarkupPlace(words: "the page", kind: .words)
    }

    /// What a drawing, a table or a claim around an element is called: "Figure 2", else "block 3".
    func thing(around element: Int?) -> String {
        if let figure = nearest(element, where: { $0.name == "figure" }),
            let number = first("span", "number", in: figure),
            nearest(number, where: { $0.name == "figcaption" }) != nil
        {
            return String(text(of: number).prefix { $0 != "." })
        }
        if let claim = nearest(element, where: { $0.has("claim") }), let verdict = first("span", "verdict", in: claim) {
            return String(text(of: verdict).prefix { $0 != ":" })
        }
        guard let block = nearest(element, where: { $0.has("block") }) else { return "the text" }
        if let inner = elements(in: block).first(where: { elements[$0].name == "figure" || elements[$0].has("claim") }),
            inner != element,
            let verdict = first("span", elements[inner].has("claim") ? "verdict" : "number", in: inner)
        {
            return String(text(of: verdict).prefix { $0 != "." && $0 != ":" })
        }
        let number = elements[...block].count { $0.name == "div" && $0.has("block") }
        return elements[block].id.isEmpty ? "block \(number)" : elements[block].id
    }
}

private extension MarkupTree {
    func ownPlace(of index: Int) -> MarkupPlace? {
        let element = elements[index]
        let parent = element.parent.map { elements[$0] }
        switch element.name {
        case "style": return MarkupPlace(words: "the style sheet", kind: .concealment)
        case "script": return MarkupPlace(words: "a script", kind: .concealment)
        case "template" where element.id == "bnbook-report": return MarkupPlace(words: "the record", kind: .record)
        case "title" where parent?.name == "head":
            return MarkupPlace(words: "the page's title in its head", kind: .words)
        case "meta", "head": return MarkupPlace(words: "the page's head", kind: .words)
        case "svg", "title", "desc", "text", "path", "g", "circle", "rect", "line", "polygon", "image", "use":
            return drawing(around: index).map { place(inDrawing: $0, index) }
        case "td", "th": return cell(index)
        case "dt", "dd": return fact(index)
        case "li": return item(index)
        case "figcaption", "caption":
            return MarkupPlace(words: "the caption of \(thing(around: index))", kind: .words)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            return MarkupPlace(
                words: element.has("title") ? "the title" : "the heading “\(text(of: index))”", kind: .words)
        case "nav":
            let words = element.has("contents") ? "the table of contents" : "the links to other reports"
            return MarkupPlace(words: words, kind: .link)
        case "pre": return block(index)
        case "main", "header", "footer", "section", "div", "p", "span", "a": return named(index)
        default: return nil
        }
    }

    /// What is known by its class.
    func named(_ index: Int) -> MarkupPlace? {
        let element = elements[index]
        let words: [(Substring, String, Difference.Kind)] = [
            ("abstract", "the abstract", .words), ("warning", "the warning at the top", .warning),
            ("subtitle", "the subtitle", .words), ("affiliations", "what is said of the authors", .words),
            ("categories", "the categories", .words),
            ("authors", "the list of authors", .words), ("date", "the date", .words), ("byline", "the byline", .words),
            ("results", "the key results", .words), ("methods", "the methods", .methods),
            ("rests", "the link to the runs of \(thing(around: index))", .link),
            ("more", "the line under \(thing(around: index))", .words), ("home", "the link to all reports", .link),
        ]
        if let (_, words, kind) = words.first(where: { element.has($0.0) }) {
            return MarkupPlace(words: words, kind: kind)
        }
        if element.has("sidenote") {
            let number = first("span", "number", in: index).map { " \(text(of: $0))" } ?? ""
            return MarkupPlace(words: "footnote\(number)", kind: .words)
        }
        if element.has("verdict") {
            if let result = nearest(index, where: { $0.name == "li" }), let place = item(result) {
                return MarkupPlace(words: "the verdict of \(place.words)", kind: .verdict)
            }
            return MarkupPlace(words: "the verdict of \(thing(around: index))", kind: .verdict)
        }
        if element.has("claim") || element.has("statement") {
            return MarkupPlace(words: thing(around: index), kind: .words)
        }
        if element.has("note"), nearest(index, where: { $0.has("claim") || $0.name == "figure" }) != nil {
            return MarkupPlace(words: "the note under \(thing(around: index))", kind: .words)
        }
        if element.has("output") { return MarkupPlace(words: "what \(thing(around: index)) gave", kind: .words) }
        if element.name == "main" || element.name == "p" && nearest(index, where: { $0.name == "main" }) != nil,
            nearest(index, where: { !Self.ownWords.isDisjoint(with: $0.classes) }) == nil
        {
            let section = element.section
            return MarkupPlace(words: section.isEmpty ? "the text" : "the text of “\(section)”", kind: .words)
        }
        return element.name == "footer" ? MarkupPlace(words: "the foot of the page", kind: .words) : nil
    }

    /// Classes of what is not simply the text.
    static let ownWords: Set<Substring> = ["abstract", "sidenote", "claim", "footnotes", "references", "methods"]

    func block(_ index: Int) -> MarkupPlace {
        let element = elements[index]
        if element.has("code") { return MarkupPlace(words: "the code of \(thing(around: index))", kind: .code) }
        if element.has("error") { return MarkupPlace(words: "the error of \(thing(around: index))", kind: .words) }
        return MarkupPlace(words: "what \(thing(around: index)) printed", kind: .words)
    }

    func item(_ index: Int) -> MarkupPlace? {
        let element = elements[index]
        if nearest(index, where: { $0.has("results") }) != nil {
            let verdict = first("span", "verdict", in: index).map { text(of: $0) } ?? ""
            let words = text(of: index).dropFirst(verdict.count).trimmed
            return MarkupPlace(words: "the key result “\(words)”", kind: .verdict)
        }
        if element.id.hasPrefix("ref-") {
            return MarkupPlace(words: "the reference \(element.id.dropFirst(4))", kind: .words)
        }
        if let nav = nearest(index, where: { $0.name == "nav" }) { return ownPlace(of: nav) }
        if nearest(index, where: { $0.has("footnotes") }) != nil {
            return MarkupPlace(words: "footnote \(element.attributes["value"] ?? "") at the end", kind: .words)
        }
        return nil
    }

    /// A term or what is said of it.
    func fact(_ index: Int) -> MarkupPlace {
        let before = elements[...index].lastIndex { $0.name == "dt" && $0.parent == elements[index].parent }
        let term = before.map { text(of: $0) } ?? ""
        if nearest(index, where: { $0.has("parameters") }) != nil {
            return MarkupPlace(words: "the parameter \(term)", kind: .words)
        }
        if nearest(index, where: { $0.has("methods") }) != nil {
            let heading = elements[index].section
            return MarkupPlace(words: "“\(term)” of “\(heading)” in the methods", kind: .methods)
        }
        return MarkupPlace(words: "“\(term)” of \(thing(around: index))", kind: .words)
    }

    func cell(_ index: Int) -> MarkupPlace {
        let row = nearest(index) { $0.name == "tr" }
        let table = nearest(index) { $0.name == "table" }
        let cells = row.map { row in elements(in: row).filter { elements[$0].parent == row } } ?? []
        let column = cells.firstIndex(of: index) ?? 0
        let head = table.flatMap { first("thead", in: $0) }
        let header = elements(in: head ?? table ?? index).filter {
            elements[$0].name == "th" && elements[$0].attributes["scope"] != "colgroup"
        }
        let title = header.indices.contains(column) ? "“\(text(of: header[column]))”" : "column \(column + 1)"
        let isMethods = nearest(index) { $0.has("methods") } != nil
        let isData = nearest(index) { $0.has("data") } != nil
        let whole =
            isMethods
            ? "the methods’ “\(elements[index].section)”"
            : isData ? "the data of \(thing(around: index))" : thing(around: index)
        let kind: Difference.Kind = isMethods ? .methods : .words
        let isInHead = nearest(index) { $0.name == "thead" } != nil
        guard elements[index].name == "td" || !isInHead && head != nil, let table, let row else {
            return MarkupPlace(words: "the head \(title) of \(whole)", kind: kind)
        }
        let rows = elements(in: table).filter { row in
            elements[row].name == "tr" && first("td", in: row) != nil && nearest(row) { $0.name == "thead" } == nil
        }
        let name = isData || column == 0 ? "" : cells.first.map { text(of: $0) } ?? ""
        let number = (rows.firstIndex(of: row) ?? 0) + 1
        return MarkupPlace(words: "row \(name.isEmpty ? "\(number)" : "“\(name)”"), \(title) of \(whole)", kind: kind)
    }
}

extension Collection where Element == Character {
    /// Without spaces at both ends.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
