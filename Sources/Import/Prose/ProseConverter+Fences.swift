internal import Document
internal import Spelling

extension ProseConverter {
    /// A listing, a cell of code, a div or a directive.
    mutating func convert(_ fence: Fence, _ line: ForeignLine, _ body: [ForeignLine], _ output: inout ConvertedParts) {
        if fence.isDiv, format == .quarto || format == .rMarkdown {
            return output.add(div(fence, line, body))
        }
        if let (name, argument) = fence.directive, format == .myst || format == .jupyter {
            return convert(Directive(name: name, argument: argument, line: line, body: body), fence, &output)
        }
        if fence.isDiv {
            omit(line.place, "the fence \"\(line.text.trimmed)\" is left out; what it holds stays")
            return output.add(lines(body))
        }
        if fence.info.hasPrefix("{=") { return output.add(raw(fence, line, body)) }
        guard fence.info.hasPrefix("{"), !fence.info.hasPrefix("{{"), !fence.info.hasPrefix("{.") else {
            return output.add(listing(fence, line, body))
        }
        cell(fence, line, body, &output)
    }

    /// Code that is shown, as it was or under its language alone.
    func listing(_ fence: Fence, _ line: ForeignLine, _ body: [ForeignLine]) -> [ForeignLine] {
        let marks = String(repeating: fence.mark, count: fence.count)
        let language = fence.info.hasPrefix("{") ? fence.language : String(fence.info.prefix { $0 != " " })
        let end = (body.last ?? line).with(fence.indentation + marks)
        return [line.with(fence.indentation + marks + language)] + body + [end]
    }
}

private extension ProseConverter {
    /// Raw text for one format: HTML passes, others are left out.
    mutating func raw(_ fence: Fence, _ line: ForeignLine, _ body: [ForeignLine]) -> [ForeignLine] {
        if fence.language == "html" { return body }
        omit(line.place, "raw \(fence.language) is left out: a report is no \(fence.language)")
        return []
    }

    /// A cell of knitr's or Quarto's, whose options are not ours.
    mutating func cell(_ fence: Fence, _ line: ForeignLine, _ body: [ForeignLine], _ output: inout ConvertedParts) {
        let code = body.drop { $0.isBlank || $0.isCellOption }
        let options = options(fence.info, body, line)
        if let picture = includedPicture(fence, body, options) { return output.add([picture]) }
        guard code.contains(where: { !$0.isBlank }) else { return }
        let cell = CodeCell(language: fence.language, lines: Array(code), options: options)
        if depth == 0, fence.indentation.isEmpty {
            output.add(cell)
        } else {
            if let label = options.label { omissions.append(.lost(label, at: line.place)) }
            output.add(listing(fence, line, Array(code)))
        }
    }

    /// A cell of R whose only work is to show a picture: `knitr::include_graphics("a.png")`.
    mutating func includedPicture(_ fence: Fence, _ body: [ForeignLine], _ options: CellOptions) -> ForeignLine? {
        let code = body.filter { !$0.isBlank && !$0.text.hasPrefix("#") }
        guard fence.language == "r", code.count == 1, let line = code.first else { return nil }
        let text = line.text.trimmed.replacing("knitr::", with: "")
        guard text.hasPrefix("include_graphics("), let address = text.quotedWords.first else { return nil }
        let words = [
            options.label.map { "#\($0)" }, options.alt.map { "fig-alt=\"\($0.replacing("\"", with: "'"))\"" },
        ].compactMap(\.self)
        let attributes = words.isEmpty ? "" : "{\(words.joined(separator: " "))}"
        return inline(line.with("![\(options.caption ?? "")](\(address))\(attributes)"))
    }
}

extension String {
    /// What stands in quotation marks.
    var quotedWords: [String] {
        var words: [String] = [], quote: Character?, word = ""
        for character in self {
            if character == quote {
                words.append(word)
                (quote, word) = (nil, "")
            } else if quote != nil {
                word.append(character)
            } else if "\"'".contains(character) {
                quote = character
            }
        }
        return words
    }

    /// Without the quotation marks around it.
    var withoutQuotes: String {
        guard count > 1, let first, "\"'".contains(first), last == first else { return self }
        return String(dropFirst().dropLast())
    }
}
