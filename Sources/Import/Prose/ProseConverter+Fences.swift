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
        let code = body.drop { $0.isBlank || $0.text.trimmed.hasPrefix("#|") || $0.text.trimmed.hasPrefix("%%|") }
        if let picture = includedPicture(fence, body) { return output.add([picture]) }
        guard code.contains(where: { !$0.isBlank }) else { return }
        let cell = CodeCell(language: fence.language, lines: Array(code))
        if depth == 0, fence.indentation.isEmpty {
            output.add(cell)
        } else {
            output.add(listing(fence, line, Array(code)))
        }
    }

    /// A cell of R whose only work is to show a picture: `knitr::include_graphics("a.png")`.
    mutating func includedPicture(_ fence: Fence, _ body: [ForeignLine]) -> ForeignLine? {
        let code = body.filter { !$0.isBlank && !$0.text.hasPrefix("#") }
        guard fence.language == "r", code.count == 1, let line = code.first else { return nil }
        let text = line.text.trimmed.replacing("knitr::", with: "")
        guard text.hasPrefix("include_graphics("), let address = text.quotedWords.first else { return nil }
        let options = body.filter { $0.text.hasPrefix("#|") }.map(\.text)
        let caption =
            options.first { $0.contains("fig-cap:") || $0.contains("fig.cap:") }.map {
                $0[$0.index(after: $0.firstIndex(of: ":") ?? $0.startIndex)...].trimmed.withoutQuotes
            } ?? fence.info.value(ofOption: "fig.cap") ?? ""
        return inline(line.with("![\(caption)](\(address))"))
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

    /// "A picture" of `{r, fig.cap="A picture"}`.
    func value(ofOption name: String) -> String? {
        guard let range = firstRange(of: name) else { return nil }
        let rest = self[range.upperBound...].drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        return String(rest).quotedWords.first
    }
}
