internal import Document

extension ProseConverter {
    /// A picture with its file beside the notebook, and of its attributes those that ours have.
    mutating func picture(_ text: inout Substring, _ place: Position) -> String? {
        guard text.hasPrefix("!["), let end = text.dropFirst().closing("[", "]") else { return nil }
        var rest = text[text.index(after: end)...]
        guard rest.first == "(", let close = rest.closing("(", ")") else { return nil }
        let words = String(text[text.index(text.startIndex, offsetBy: 2)..<end])
        let target = rest[rest.index(after: rest.startIndex)..<close].trimmed
        rest = rest[rest.index(after: close)...]
        var attributes = ""
        if rest.hasPrefix("{"), let brace = rest.firstIndex(of: "}") {
            attributes = kept(String(rest[...brace]))
            rest = rest[rest.index(after: brace)...]
        }
        text = rest
        let isAngled = target.hasPrefix("<")
        let address =
            isAngled ? String(target.dropFirst().prefix { $0 != ">" }) : String(target.prefix { !$0.isWhitespace })
        let title = target.dropFirst(address.count + (isAngled ? 2 : 0)).trimmed
        let alt = inline(ForeignLine(text: words, place: place, isVerbatim: false)).text
        guard let path = shown(address, place) else { return alt.isEmpty ? "(picture)" : "(picture: \(alt))" }
        return
            "![\(alt)](\(isAngled && path == address ? "<\(path)>" : path)\(title.isEmpty ? "" : " \(title)"))\(attributes)"
    }

    /// HTML as it is, but for pictures, whose files come along.
    mutating func tag(_ text: inout Substring, _ place: Position) -> String? {
        if text.hasPrefix("<!--") {
            let end = text.firstRange(of: "-->")?.upperBound ?? text.endIndex
            defer { text = text[end...] }
            return String(text[..<end])
        }
        guard text.prefix(5).lowercased() == "<img ", let end = text.firstIndex(of: ">") else { return nil }
        let tag = text[...end]
        guard let source = tag.firstRange(of: "src=") else { return nil }
        text = text[tag.endIndex...]
        let value = tag[source.upperBound...]
        let quote = value.first.flatMap { "\"'".contains($0) ? $0 : nil }
        let address =
            quote.map { quote in value.dropFirst().prefix { $0 != quote } }
            ?? value.prefix { !$0.isWhitespace && $0 != ">" }
        guard let path = shown(String(address), place) else { return "(picture)" }
        return String(tag).replacing(String(address), with: path)
    }
}

private extension ProseConverter {
    /// Where a picture stands beside the notebook, or on the network; `nil` where it is nowhere, which is noted.
    mutating func shown(_ address: String, _ place: Position) -> String? {
        if ForeignFiles.isElsewhere(address) {
            omit(place, "the picture \(address) is elsewhere: a report loads nothing, and shows its words")
            return address
        }
        if let path = files.path(of: address) { return path }
        let name = address.count > 60 ? "\(address.prefix(60))…" : address
        omit(place, "there is no picture \"\(name)\" beside the file; its words are shown")
        return nil
    }

    /// The attributes of a picture that ours have.
    mutating func kept(_ attributes: String) -> String {
        let all = DivAttributes(attributes)
        let id = all.id.map { labels[$0] ?? $0 }.map { id in
            id.hasPrefix("fig:") ? "fig-" + id.dropFirst(4) : id
        }
        let width = all.values["width"].flatMap {
            $0.hasSuffix("%") || $0.hasSuffix("px") ? "width=\($0)" : Int($0).map { "width=\($0)px" }
        }
        let alt = (all.values["fig-alt"] ?? all.values["alt"]).map { "alt=\"\($0.replacing("\"", with: "'"))\"" }
        let words = [id.map { "#\($0)" }, alt, width].compactMap(\.self)
        return words.isEmpty ? "" : "{\(words.joined(separator: " "))}"
    }
}
