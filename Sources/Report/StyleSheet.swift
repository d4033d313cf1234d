internal import SVGCharts

/// The style sheet of pages: what every theme shares, the theme's own, and the charts'. A page carries the rules for
/// what is on it.
struct StyleSheet {
    private let rules: [Rule]

    /// - Throws: `ReportError` for a theme that there is not.
    init(theme: String, _ templates: Templates) throws {
        guard templates.themes.contains(theme) else { throw ReportError.unknownTheme(theme, known: templates.themes) }
        let sheets = [Chart.stylesheet, try templates.file("style.css"), try templates.file("themes/\(theme).css")]
        rules = sheets.flatMap { Rule.all(in: Self.withoutComments(Array($0.utf8))[...]) }
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
        static func all(in css: ArraySlice<UInt8>) -> [Rule] {
            var rules: [Rule] = []
            var start = css.startIndex, open = start, depth = 0
            for place in css.indices {
                switch css[place] {
                case UInt8(ascii: "{"):
                    if depth == 0 { open = place }
                    depth += 1
                case UInt8(ascii: "}") where depth > 0:
                    depth -= 1
                    if depth > 0 { continue }
                    rules.append(Rule(compact(css[start..<open]), css[(open + 1)..<place]))
                    start = place + 1
                default: break
                }
            }
            return rules
        }

        /// What stands in the braces behind `prelude`.
        private init(_ prelude: String, _ inner: ArraySlice<UInt8>) {
            if prelude.hasPrefix("@media") || prelude.hasPrefix("@supports") {
                self = .group(condition: prelude, rules: Rule.all(in: inner))
            } else if prelude.hasPrefix("@") {
                self = .other("\(prelude){\(Rule.compact(inner))}")
            } else {
                self = .style(selectors: Selector.all(in: prelude), declarations: Rule.compact(inner))
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

        /// White space is one space, and none at the ends and behind what needs none.
        private static func compact(_ css: ArraySlice<UInt8>) -> String {
            var text: [UInt8] = []
            var isBehindSpace = false
            for byte in css {
                if byte == 32 || byte > 8 && byte < 14 {
                    isBehindSpace = true
                    continue
                }
                if isBehindSpace, let last = text.last, last != 59, last != 58, last != 123 { text.append(32) }
                isBehindSpace = false
                text.append(byte)
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    static func withoutComments(_ css: [UInt8]) -> [UInt8] {
        let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
        var text: [UInt8] = []
        var place = 0, isComment = false
        while place < css.count {
            let isPair = place + 1 < css.count
            if isPair, css[place] == (isComment ? star : slash), css[place + 1] == (isComment ? slash : star) {
                isComment.toggle()
                place += 2
            } else {
                if !isComment { text.append(css[place]) }
                place += 1
            }
        }
        return text
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
        var texts: [[UInt8]] = [[]]
        var depth = 0
        for byte in Array(list.utf8) {
            depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
            if byte == UInt8(ascii: ","), depth == 0 {
                texts.append([])
            } else if byte != 32 || texts[texts.count - 1].last != nil {
                texts[texts.count - 1].append(byte)
            }
        }
        return texts.map(StyleSheet.Selector.init)
    }

    init(_ text: [UInt8]) {
        self.text = String(decoding: text, as: UTF8.self)
        var names: [[UInt8]] = []
        var depth = 0, isName = false
        for byte in text {
            depth += byte == 40 || byte == 91 ? 1 : byte == 41 || byte == 93 ? -1 : 0
            guard depth == 0, byte != UInt8(ascii: ".") else {
                isName = depth == 0
                if isName { names.append([]) }
                continue
            }
            // A name goes on with letters, digits, hyphens and underscores, and with whatever is not ASCII.
            isName =
                isName
                && (byte >= 128 || byte >= 48 && byte <= 57 || (byte & 0xDF) >= 65 && (byte & 0xDF) <= 90
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_"))
            if isName { names[names.count - 1].append(byte) }
        }
        classes = Set(names.map { String(decoding: $0, as: UTF8.self) })
    }
}
