internal import Document
internal import Spelling

extension ProseConverter {
    /// A div of Quarto's: a callout, tabs as sections, or anything else, whose contents stay.
    mutating func div(_ fence: Fence, _ line: ForeignLine, _ body: [ForeignLine]) -> [ForeignLine] {
        let attributes = DivAttributes(fence.info)
        if let name = attributes.classes.first(where: { $0.hasPrefix("callout-") }) {
            return callout(
                kind(ofCallout: String(name.dropFirst("callout-".count))), attributes.values["title"], line, body)
        }
        if attributes.classes.contains("panel-tabset") { return lines(body) }
        if !attributes.classes.contains("figure"), attributes.id?.hasPrefix("fig-") != true {
            omit(line.place, "the div \"\(fence.info)\" is left out; what it holds stays")
        } else {
            omit(line.place, "the figure of several parts \"\(fence.info)\" is left out; its parts stay")
        }
        return lines(body)
    }

    /// A callout of ours; the title, or a heading at its beginning, is its first line.
    mutating func callout(_ kind: CalloutKind, _ title: String?, _ line: ForeignLine, _ body: [ForeignLine])
        -> [ForeignLine]
    {
        var body = body[...], title = title
        let begin = body.first { !$0.isBlank }
        if title == nil, let begin, begin.text.hasPrefix("#"), begin.text.drop(while: { $0 == "#" }).hasPrefix(" ") {
            title = begin.text.drop { $0 == "#" }.trimmed
            body = body.drop(while: \.isBlank).dropFirst()
        }
        let words = title.map { ["**\(inline(line.with($0)).text)**", ""] } ?? []
        let level = level
        var inner = words.map { line.with($0) } + lines(Array(body.drop(while: \.isBlank)))
        self.level = level
        while inner.last?.isBlank == true { inner.removeLast() }
        let quoted = ([line.with("[!\(kind.rawValue)]")] + inner).map {
            $0.with($0.text.isEmpty ? ">" : "> \($0.text)")
        }
        return [line.with("")] + quoted + [line.with("")]
    }

    /// The callout of ours that comes nearest.
    func kind(ofCallout name: String) -> CalloutKind {
        switch name {
        case "tip", "hint", "seealso": .tip
        case "important", "attention": .important
        case "warning": .warning
        case "caution", "danger", "error": .caution
        default: .note
        }
    }
}

/// What a div says of itself: `{.callout-note title="Mind"}`, or a class alone.
struct DivAttributes {
    private(set) var id: String?
    private(set) var classes: [String] = []
    private(set) var values: [String: String] = [:]

    init(_ info: String) {
        guard info.hasPrefix("{") else {
            classes = [String(info.prefix { $0 != " " && $0 != ":" })]
            return
        }
        var words = [""], isQuoted = false
        for character in info.dropFirst().prefix(while: { $0 != "}" }) {
            if character == "\"" { isQuoted.toggle() }
            if character == " ", !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
        }
        for word in words where !word.isEmpty {
            if word.hasPrefix(".") { classes.append(String(word.dropFirst())) }
            if word.hasPrefix("#") { id = String(word.dropFirst()) }
            if let equals = word.firstIndex(of: "=") {
                values[String(word[..<equals])] = String(word[word.index(after: equals)...]).withoutQuotes
            }
        }
    }
}
