internal import SVGCharts

/// The style sheet of pages: what every theme shares, the theme's own, and the charts'. A page carries the rules for what is on it.
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
        let classes = html.matches(of: /class="([^"]*)"/).flatMap { $0.1.split(separator: " ") }
        return rules.compactMap { $0.text(for: Set(classes)) }.joined(separator: "\n")
    }
}

private extension StyleSheet {
    enum Rule {
        /// Declarations, in their braces, for the selectors before.
        case style(selectors: [String], declarations: String)
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
                    rules.append(.style(selectors: StyleSheet.selectors(prelude), declarations: compact(inner)))
                }
                rest = rest[rest.index(after: close)...]
            }
            return rules
        }

        /// What of the rule applies to elements of these classes; `nil` for nothing.
        func text(for classes: Set<Substring>) -> String? {
            switch self {
            case .other(let text): return text
            case .group(let condition, let rules):
                let texts = rules.compactMap { $0.text(for: classes) }
                return texts.isEmpty ? nil : "\(condition){\n\(texts.joined(separator: "\n"))\n}"
            case .style(let selectors, let declarations):
                let used = selectors.filter { StyleSheet.classes(in: $0).isSubset(of: classes) }
                return used.isEmpty ? nil : "\(used.joined(separator: ",")){\(declarations)}"
            }
        }

        /// The brace that closes the first one.
        private static func end(of css: Substring) -> Substring.Index? {
            var depth = 0
            return css.indices.first { index in
                depth += css[index] == "{" ? 1 : css[index] == "}" ? -1 : 0
                return css[index] == "}" && depth == 0
            }
        }

        private static func compact(_ css: Substring) -> String {
            let words = css.split { $0.isWhitespace }.joined(separator: " ")
            return words.replacing("; ", with: ";").replacing(": ", with: ":").replacing("{ ", with: "{")
        }
    }

    static func withoutComments(_ css: String) -> String { css.replacing(/\/\*(?:[^*]|\*[^\/])*\*\//, with: "") }

    /// The selectors of a list; commas in parentheses separate none.
    static func selectors(_ list: String) -> [String] {
        var selectors = [""]
        var depth = 0
        for character in list {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if character == ",", depth == 0 { selectors.append("") } else { selectors[selectors.count - 1].append(character) }
        }
        return selectors.map { String($0.drop { $0 == " " }) }
    }

    /// The classes that something must have to be selected; those in parentheses are alternatives or exceptions.
    static func classes(in selector: String) -> Set<Substring> {
        Set(selector.replacing(/\([^)]*\)|\[[^\]]*\]/, with: "").matches(of: /\.([\w\-]+)/).map { Substring(String($0.1)) })
    }
}
