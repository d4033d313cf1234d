/// The rules that pages are drawn by, of which a page carries those for what is on it.
package struct StyleSheet: Sendable {
    private let rules: [Rule]

    /// The rules of one sheet.
    package init(text: String) { rules = Rule.all(in: CSSToken.all(in: text)[...]) }

    /// The rules of several sheets, in their order.
    package init(_ sheets: [StyleSheet]) { rules = sheets.flatMap(\.rules) }

    /// The rules for elements of the classes that `html` holds, and those for elements of any class.
    package func text(for html: String) -> String {
        let classes = Self.classes(onPage: html)
        return rules.compactMap { $0.text(for: classes) }.joined(separator: "\n")
    }

    /// On paper addresses stand behind the words of links, but not behind those that are addresses themselves; what those
    /// are only the page tells.
    package static func addresses(in html: String) -> String {
        let links = links(in: html).compactMap { link in
            link.wholeMatch(of: #/<a href="(https?:[^"<>\\\s]+)">([^<]+)<\/a>/#).map { ($0.output.1, $0.output.2) }
        }
        let own = links.filter { $0.0 == $0.1 }.map { $0.0.replacing("&amp;", with: "&") }
        let selectors = Set(own).sorted().map { "a[href=\"\($0)\"][href]::after" }
        return selectors.isEmpty ? "" : "\n@media print{\(selectors.joined(separator: ",")){content:none}}"
    }
}

private extension StyleSheet {
    /// Each link to another site that holds nothing but words: a pattern takes long to run over a whole page.
    static func links(in html: String) -> [String] {
        let (bytes, begin, end) = (Array(html.utf8), Array("<a href=\"http".utf8), Array("</a>".utf8))
        var links: [String] = [], at = bytes.startIndex
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            at = start + 1
            guard bytes[start...].starts(with: begin), let close = bytes[at...].firstIndex(of: UInt8(ascii: "<")),
                bytes[close...].starts(with: end)
            else { continue }
            links.append(String(decoding: bytes[start..<close + end.count], as: UTF8.self))
        }
        return links
    }

    struct Selector: Sendable {
        var text: String
        /// What something must have to be selected; alternatives and exceptions in parentheses are not among it.
        var classes: Set<String>
    }

    enum Rule: Sendable {
        /// Declarations, in their braces, for the selectors before.
        case style(selectors: [Selector], declarations: String)
        /// Rules under a condition: `@media print`.
        case group(condition: String, rules: [Rule])
        /// What is kept as it stands: `@page {…}`.
        case other(String)

        /// Takes a sheet apart.
        static func all(in css: ArraySlice<CSSToken>) -> [Rule] {
            var rules: [Rule] = []
            var start = css.startIndex, open = start, depth = 0, brackets = 0
            for place in css.indices {
                brackets = max(0, brackets + css[place].bracketStep)
                switch css[place].kind {
                // Braces in brackets are part of a condition.
                case .sign where brackets > 0: break
                case .sign(UInt8(ascii: "{")):
                    if depth == 0 { open = place }
                    depth += 1
                case .sign(UInt8(ascii: "}")) where depth > 0:
                    depth -= 1
                    if depth > 0 { continue }
                    rules.append(Rule(css[start..<open], css[(open + 1)..<place]))
                    start = place + 1
                // A statement, as `@import`.
                case .sign(UInt8(ascii: ";")) where depth == 0:
                    rules.append(.other(compactCSS(css[start...place])))
                    start = place + 1
                default: break
                }
            }
            // The end of a sheet closes what is open.
            if depth > 0 { rules.append(Rule(css[start..<open], css[(open + 1)...])) }
            return rules
        }

        /// What stands in the braces behind `prelude`.
        private init(_ prelude: ArraySlice<CSSToken>, _ inner: ArraySlice<CSSToken>) {
            let words = compactCSS(prelude)
            if words.hasPrefix("@media") || words.hasPrefix("@supports") {
                self = .group(condition: words, rules: Rule.all(in: inner))
            } else if words.hasPrefix("@") {
                self = .other("\(words){\(compactCSS(inner))}")
            } else {
                self = .style(selectors: Selector.all(in: prelude), declarations: compactCSS(inner))
            }
        }

        /// What of the rule applies to elements of these classes; `nil` for nothing.
        func text(for classes: Set<String>) -> String? {
            switch self {
            case .other(let text): return text
            case .group(let condition, let rules):
                let texts = rules.compactMap { $0.text(for: classes) }
                return texts.isEmpty ? nil : "\(condition){\n\(texts.joined(separator: "\n"))\n}"
            case .style(let selectors, let declarations):
                let used = selectors.filter { $0.classes.isSubset(of: classes) }
                return used.isEmpty ? nil : "\(used.map(\.text).joined(separator: ",")){\(declarations)}"
            }
        }
    }

    /// The classes of all elements: what stands behind each `class=`, in quotation marks or without.
    static func classes(onPage html: String) -> Set<String> {
        var values = Set<ArraySlice<UInt8>>()
        let bytes = Array(html.utf8)
        var start = 0
        while let equals = bytes[start...].firstIndex(of: UInt8(ascii: "=")) {
            start = equals + 1
            let name = bytes[..<equals].reversed().drop(while: \.isHTMLSpace)
            // Behind a quotation mark or a slash attributes begin, too.
            guard name.lazy.map({ $0 | 0x20 }).starts(with: "ssalc".utf8), let before = name.dropFirst(5).first,
                before.isHTMLSpace || [34, 39, 47].contains(before)
            else { continue }
            let value = bytes[start...].drop(while: \.isHTMLSpace)
            let quote = value.first == UInt8(ascii: "\"") || value.first == UInt8(ascii: "'") ? value.first : nil
            let inner = value.dropFirst(quote == nil ? 0 : 1).prefix { byte in
                quote.map { byte != $0 } ?? !(byte.isHTMLSpace || byte == UInt8(ascii: ">"))
            }
            values.insert(inner)
            start = inner.endIndex
        }
        return Set(
            values.flatMap { $0.split(whereSeparator: \.isHTMLSpace).map { String(decoding: $0, as: UTF8.self) } })
    }
}

private extension UInt8 {
    var isHTMLSpace: Bool { self == 32 || (9...13).contains(self) && self != 11 }
}

/// A part of a sheet without comments. White space is one space, and none at the ends and behind what needs none.
private func compactCSS(_ css: ArraySlice<CSSToken>) -> String {
    var text: [UInt8] = []
    var isBehindSpace = false, isBehindComment = false, before: CSSToken?
    for token in css {
        switch token.kind {
        case .space: isBehindSpace = true
        case .comment: isBehindComment = true
        default:
            if isBehindSpace, let last = text.last, last != 59, last != 58, last != 123 {
                text.append(32)
            } else if !isBehindSpace, isBehindComment, before?.isWord == true, token.joinsWord {
                text += "/**/".utf8
            }
            (isBehindSpace, isBehindComment, before) = (false, false, token)
            text += token.bytes
        }
    }
    // In a page nothing ends the sheet before its end.
    return String(decoding: text, as: UTF8.self).replacing("</", with: "<\\/")
}

private extension StyleSheet.Selector {
    /// The selectors of a list; commas in parentheses and brackets separate none.
    static func all(in list: ArraySlice<CSSToken>) -> [StyleSheet.Selector] {
        var (start, depth) = (list.startIndex, 0)
        var parts: [ArraySlice<CSSToken>] = []
        for place in list.indices {
            depth += list[place].bracketStep
            guard list[place].kind == .sign(UInt8(ascii: ",")), depth == 0 else { continue }
            parts.append(list[start..<place])
            start = place + 1
        }
        return (parts + [list[start...]]).map(StyleSheet.Selector.init)
    }

    init(_ tokens: ArraySlice<CSSToken>) {
        text = compactCSS(tokens)
        var depth = 0
        classes = Set(
            zip(tokens, tokens.dropFirst()).compactMap { sign, next -> String? in
                depth += sign.bracketStep
                guard depth == 0, sign.kind == .sign(UInt8(ascii: ".")), case .name(let name) = next.kind
                else { return nil }
                return name
            })
    }
}

private extension CSSToken {
    /// How many brackets it opens.
    var bracketStep: Int {
        switch kind {
        case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")): 1
        case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")): -1
        default: 0
        }
    }
}
