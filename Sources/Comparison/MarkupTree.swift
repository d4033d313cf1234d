/// A page as elements, found from its tokens.
struct MarkupTree {
    struct Element {
        var name: String
        var tag: MarkupToken
        /// The element around it; `nil` for the page's own.
        var parent: Int?
        /// Its tokens, its own tags among them.
        var tokens: Range<Int>
        /// The text of the last heading before it; "" for none.
        var section: String

        var attributes: [String: String] { tag.attributes }

        var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
        var id: String { attributes["id"] ?? "" }

        func has(_ class: Substring) -> Bool { classes.contains(`class`) }
    }

    let tokens: [MarkupToken]
    private(set) var elements: [Element] = []
    /// The innermost element around each token, and around what would stand at the end.
    private(set) var enclosing: [Int?] = []

    init(_ source: SourceText) {
        tokens = MarkupReader(source).tokens
        var open: [Int] = []
        var section = ""
        for (index, token) in tokens.enumerated() {
            enclosing.append(open.last)
            switch token.kind {
            case .open(let name, let isEmpty):
                elements.append(
                    Element(
                        name: name, tag: token, parent: open.last, tokens: index..<index + 1,
                        section: section))
                if !isEmpty { open.append(elements.count - 1) }
            case .close(let name):
                guard let place = open.lastIndex(where: { elements[$0].name == name }) else { continue }
                for element in open[place...] {
                    elements[element].tokens = elements[element].tokens.lowerBound..<index + 1
                }
                if name.count == 2, name.first == "h", name.last?.isNumber == true { section = text(of: open[place]) }
                open.removeSubrange(place...)
            case .text, .comment, .raw: break
            }
        }
        for element in open { elements[element].tokens = elements[element].tokens.lowerBound..<tokens.count }
        enclosing.append(nil)
    }
}

extension MarkupTree {
    /// What a reader sees of these tokens.
    func text(of range: Range<Int>) -> String {
        tokens[range].map(\.seenText).joined()
            .split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
    }

    func text(of element: Int) -> String { text(of: elements[element].tokens) }

    /// The element and those around it, from within.
    func path(from element: Int?) -> [Int] {
        var path: [Int] = []
        var element = element
        while let here = element {
            path.append(here)
            element = elements[here].parent
        }
        return path
    }

    /// The elements within another, in order.
    func elements(in element: Int) -> [Int] {
        let range = elements[element].tokens
        return elements[(element + 1)...].indices.prefix { elements[$0].tokens.lowerBound < range.upperBound }.map(
            \.self)
    }

    /// The first element within another of that name and class.
    func first(_ name: String, _ class: Substring? = nil, in element: Int) -> Int? {
        elements(in: element).first { elements[$0].name == name && `class`.map(elements[$0].has) ?? true }
    }

    /// The nearest element, from within, that is so.
    func nearest(_ element: Int?, where isIt: (Element) -> Bool) -> Int? {
        path(from: element).first { isIt(elements[$0]) }
    }
}
