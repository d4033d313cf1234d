extension MarkupComparison {
    /// What the file has and the drawing has not.
    mutating func reportAdded(_ hunk: Hunk) {
        let place = given.place(of: given.enclosing[hunk.given.lowerBound])
        let tokens = given.tokens[hunk.given]
        let text = given.text(of: hunk.given)
        let tags = tokens.filter { $0.kind != .text }.map(\.text).joined()
        let start = offset(of: hunk)
        if tokens.allSatisfy({ $0.kind == .text && $0.text.allSatisfy(\.isWhitespace) }) {
            let message = "\(place.words) has other spaces"
            return report(Difference(kind: .markup, place: place.words, found: "", message: message), at: start)
        }
        if tokens.contains(where: \.hides) {
            return report(
                Difference(.concealment, place.words, adds: text.isEmpty ? tags : "\(tags) \(text)"), at: start)
        }
        guard !text.isEmpty else { return report(Difference(.markup, place.words, adds: tags), at: start) }
        let kind: Difference.Kind = text.contains(where: \.isNumber) ? .number : .words
        report(Difference(min(kind, place.kind), place.words, adds: text), at: start)
    }

    /// What the drawing has and the file has not.
    mutating func reportMissing(_ hunk: Hunk) {
        let around = drawn.place(of: drawn.enclosing[hunk.drawn.lowerBound])
        let text = drawn.text(of: hunk.drawn)
        let first = drawn.elements.indices.first {
            hunk.drawn.contains(drawn.elements[$0].tokens.lowerBound) && drawn.elements[$0].name != "g"
        }
        let start = offset(of: hunk)
        guard let first else {
            let kind: Difference.Kind = text.contains(where: \.isNumber) ? .number : .words
            return report(
                text.isEmpty
                    ? Difference(
                        .markup, "markup", lacks: drawn.tokens[hunk.drawn].map(\.text).joined(), in: around.words)
                    : Difference(min(kind, around.kind), "text", lacks: text, in: around.words), at: start)
        }
        let element = drawn.elements[first]
        let missing: (Difference.Kind, String, String) =
            if element.has("warning") {
                (.warning, "the warning", text)
            } else if element.has("claim") || element.has("block") && drawn.first("div", "claim", in: first) != nil {
                (.verdict, "the claim", drawn.first("p", "statement", in: first).map { drawn.text(of: $0) } ?? text)
            } else if drawn.nearest(first, where: { $0.has("results") }) != nil {
                (.verdict, "the key result", text)
            } else if element.name == "figure" || element.has("block") {
                (.drawing, drawn.thing(around: first), text)
            } else if drawn.drawing(around: first) != nil {
                (.drawing, drawn.place(of: first).words, text.isEmpty ? element.tag.text : text)
            } else if element.name == "tr" {
                (.number, "a row of \(drawn.thing(around: first))", text)
            } else {
                (min(around.kind, .code), "in \(around.words), the text", text.isEmpty ? element.tag.text : text)
            }
        report(Difference(missing.0, missing.1, lacks: missing.2), at: start)
    }
}

extension MarkupToken {
    /// Whether it can hide what is there, cover it, or act by itself.
    var hides: Bool {
        guard case .open(let name, _) = kind else { return false }
        let attributes = attributes
        return ["style", "script", "iframe", "object", "embed", "link", "base", "form", "meta", "dialog"].contains(name)
            || attributes["style"] != nil || attributes["hidden"] != nil
            || attributes.keys.contains { $0.hasPrefix("on") }
    }
}
