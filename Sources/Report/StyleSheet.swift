internal import SVGCharts

/// The style sheet of pages: what every theme shares, the theme's own, and the charts'. A page carries the rules for
/// what is on it.
struct StyleSheet {
    private let rules: [Rule]

    /// - Throws: `ReportError` for a theme that there is not.
    init(theme: String, _ templates: Templates) throws {
        guard templates.themes.contains(theme) else { throw ReportError.unknownTheme(theme, known: templates.themes) }
        let sheets = [Chart.stylesheet, try templates.file("style.css"), try templates.file("themes/\(theme).css")]
        rules = sheets.flatMap { Rule.all(in: Self.withoutComments($0)[...]) }
    }

    /// The rules for elements of the classes that `html` holds, and those for elements of any class.
    func text(for html: String) -> String {
        let classes = Self.classes(onPage: html)
        return rules.compactMap { $0.text(for: classes) }.joined(separator: "\n")
    }

    /// On paper addresses stand behind the words of links, but not behind those that are addresses themselves; what those
    /// are only the page tells.
    static func addresses(in html: String) -> String {
        let links = html.matches(of: #/<a href="(https?:[^"<>\\\s]+)">([^<]+)<\/a>/#).filter {
            $0.output.1 == $0.output.2
        }
        let selectors = Set(links.map { $0.output.1.replacing("&amp;", with: "&") }).sorted().map {
            "a[href=\"\($0)\"][href]::after"
        }
        return selectors.isEmpty ? "" : "\n@media print{\(selectors.joined(separator: ",")){content:none}}"
    }
}

private extension StyleSheet {
    struct Selector {
        var text: String
        /// What something must have to be selected; alternatives and exceptions in parentheses are not among it.
        var classes: Set<String>
    }

    enum Rule {
        /// Declarations, in their braces, for the selectors before.
        case style(selectors: [Selector], declarations: String)
        /// Rules under a condition: `@media print`.
        case group(condition: String, rules: [Rule])
        /// What is kept as it stands: `@page {…}`.
        case other(String)

        /// Takes a sheet apart. Strings in it must hold no braces.
        static func all(in css: Substring) -> [Rule] {
            var rules: [Rule] = []
            var rest = css
            while let open = rest.firstIndex(of: "{"), let close = end(of: rest[open...]) {
                let prelude = compact(rest[..<open])
                let inner = rest[rest.index(after: open)..<close]
                if prelude.hasPrefix("@media") || prelude.hasPrefix("@supports") {
                    rules.append(.group(condition: prelude, rules: all(in: inner)))
                } else if prelude.hasPrefix("@") {
                    rules.append(.other("\(prelude){\(compact(inner))}"))
                } else {
                    rules.append(.style(selectors: Selector.all(in: prelude), declarations: compact(inner)))
                }
                rest = rest[rest.index(after: close)...]
            }
            return rules
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

        /// The brace that closes the first one.
        private static func end(of css: Substring) -> Substring.Index? {
            let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
            var depth = 0
            return css.utf8.indices.first { index in
                depth += css.utf8[index] == open ? 1 : css.utf8[index] == close ? -1 : 0
                return css.utf8[index] == close && depth == 0
            }
        }

        /// White space is one space, and none at the ends and behind what needs none.
        private static func compact(_ css: Substring) -> String {
            var text: [UInt8] = []
            for word in css.utf8.split(whereSeparator: { $0 == 32 || (9...13).contains($0) }) {
                if let last = text.last, !";:{".utf8.contains(last) { text.append(32) }
                text += word
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    static func withoutComments(_ css: String) -> String {
        var (text, rest) = ("", css[...])
        while let start = rest.firstRange(of: "/*") {
            text += rest[..<start.lowerBound]
            rest = rest[start.upperBound...].firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
        }
        return text + rest
    }

    /// The classes of all elements: what stands in quotation marks behind each `class=`.
    static func classes(onPage html: String) -> Set<String> {
        let (bytes, quote) = (Array(html.utf8), UInt8(ascii: "\""))
        var (values, start) = (Set<ArraySlice<UInt8>>(), 0)
        for end in bytes.indices where bytes[end] == quote {
            if start > 6, bytes[(start - 7)..<(start - 1)].elementsEqual("class=".utf8) {
                values.insert(bytes[start..<end])
            }
            start = end + 1
        }
        return Set(
            values.flatMap { $0.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) } })
    }
}

private extension StyleSheet.Selector {
    /// The selectors of a list; commas in parentheses separate none.
    static func all(in list: String) -> [StyleSheet.Selector] {
        var texts = [""]
        var depth = 0
        for character in list {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if character == ",", depth == 0 { texts.append("") } else { texts[texts.count - 1].append(character) }
        }
        return texts.map { StyleSheet.Selector(text: String($0.drop { $0 == " " })) }
    }

    init(text: String) {
        self.text = text
        var outside: [UInt8] = []
        var depth = 0
        for byte in text.utf8 {
            depth += "([".utf8.contains(byte) ? 1 : ")]".utf8.contains(byte) ? -1 : 0
            // A name goes on with letters, digits, hyphens and underscores, and with whatever is not ASCII.
            let isWord =
                byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || "-_.".utf8.contains(byte)
            if depth == 0 { outside.append(isWord ? byte : 32) }
        }
        let names = outside.split(separator: 32).flatMap {
            $0.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).dropFirst()
        }
        classes = Set(names.map { String(decoding: $0, as: UTF8.self) })
    }
}
