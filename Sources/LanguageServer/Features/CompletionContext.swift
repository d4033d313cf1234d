internal import Document
internal import Notebook

/// What may stand at a place of a notebook that is being typed: told from the lines alone, as what is half typed is no
/// notebook yet.
enum CompletionContext: Hashable {
    /// Behind `@`: labels and works.
    case name
    /// An option's name, `//| lab…`.
    case optionName
    /// The value of an option.
    case optionValue(key: String)
    /// A key of the front matter; below another key where `parent` is given.
    case matterKey(parent: String?)
    /// The value of a key of the front matter.
    case matterValue(key: String, parent: String?)
    /// The name of another notebook in `` `{q2.md} … ` ``.
    case quotedNotebook
    /// What is taken of it.
    case quotedValue(notebook: String)
    /// The path in `{{< include … >}}`.
    case includedFile
    /// Swift in a block or an inline value.
    case swift

    /// What is being typed, and the letters of it before the cursor; `nil` for ordinary text.
    struct Place: Hashable {
        var context: CompletionContext
        /// What is replaced: from the word's beginning to the cursor.
        var range: SourceRange
        var prefix: String
    }
}

extension CompletionContext {
    /// What is typed at a place of the notebook's text; `isSwift` says whether there is Swift that is run.
    static func place(at position: Position, in lines: LineSource, isSwift: Bool) -> Place? {
        let before = String(decoding: lines.line(position.line).prefix(position.column - 1), as: UTF8.self)
        let trimmed = before.drop { $0 == " " || $0 == "\t" }
        func place(_ context: CompletionContext, _ prefix: some StringProtocol) -> Place {
            let start = Position(line: position.line, column: position.column - prefix.utf8.count)
            return Place(
                context: context, range: SourceRange(start: start, end: position), prefix: String(prefix))
        }
        if lines.isFrontMatter(position.line) {
            let parent = before.first == " " ? lines.parentKey(above: position.line) : nil
            guard let (key, value) = pair(trimmed) else {
                return place(.matterKey(parent: parent), trimmed.drop { $0 == "-" || $0 == " " })
            }
            return place(.matterValue(key: key, parent: parent), value)
        }
        if trimmed.hasPrefix("//|"), lines.isInBlock(position.line) {
            let option = trimmed.dropFirst(3).drop { $0 == " " }
            if let name = nameBehindSign(option) { return place(.name, name) }
            guard let (key, value) = pair(option) else { return place(.optionName, option) }
            return place(.optionValue(key: key), value)
        }
        if let include = trimmed.firstRange(of: "{{< include "), include.lowerBound == trimmed.startIndex {
            return place(.includedFile, trimmed[include.upperBound...].drop { $0 == " " })
        }
        if isSwift { return place(.swift, "") }
        if lines.isInBlock(position.line) { return nil }
        if let code = openCode(before[...]) {
            guard let (notebook, value) = quotation(code) else { return place(.quotedNotebook, code) }
            return notebook.isEmpty ? nil : place(.quotedValue(notebook: notebook), value)
        }
        return nameBehindSign(Substring(before)).map { place(.name, $0) }
    }

    /// What stands behind `` `{ `` where that is not closed.
    private static func openCode(_ text: Substring) -> Substring? {
        guard let mark = text.lastIndex(of: "`"), text.count(where: { $0 == "`" }) % 2 == 1,
            case let code = text[text.index(after: mark)...], code.first == "{"
        else { return nil }
        return code.dropFirst()
    }

    /// The name in `q2.md} value`, and the value; no name for what is none of a notebook's, `nil` where it is not closed.
    private static func quotation(_ code: Substring) -> (notebook: String, value: Substring)? {
        guard let end = code.firstIndex(of: "}") else { return nil }
        let (file, rest) = (code[..<end], code[code.index(after: end)...])
        guard file.hasSuffix(".md"), rest.first == " " else { return ("", rest) }
        return (String(file.dropLast(".md".count)), rest.drop { $0 == " " })
    }

    /// A key and what stands behind its colon, spaces and a list's bracket left out.
    private static func pair(_ text: Substring) -> (key: String, value: Substring)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = text[text.index(after: colon)...]
        let start = value.lastIndex { $0 == " " || $0 == "[" || $0 == "," }.map { value.index(after: $0) }
        return (String(text[..<colon]), value[(start ?? value.startIndex)...])
    }

    /// The letters behind an `@` that begins a word, up to the end.
    private static func nameBehindSign(_ text: Substring) -> Substring? {
        guard let sign = text.lastIndex(of: "@") else { return nil }
        let name = text[text.index(after: sign)...]
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:./".contains($0) }) else { return nil }
        if let last = text[..<sign].last, last.isLetter || last.isNumber || last == "\\" { return nil }
        return name
    }
}
