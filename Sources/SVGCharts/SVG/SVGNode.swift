/// SVG as an inert tree. Markup is made in `SVGNode+Render.swift` and nowhere else.

/// An element with its attributes and children, or text.
indirect enum SVGNode: Hashable {
    /// An element by its name, with its attributes in order and its children.
    case element(String, [SVGAttribute], [SVGNode])
    /// Text, which is escaped when it is written.
    case text(String)
    /// The text of a style sheet of ours, written as it is: never data.
    case rawStyle(String)
}

/// An attribute; its value is escaped when it is written.
struct SVGAttribute: Hashable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// A coordinate or length with at most two decimals.
    init(_ name: String, _ value: Double) { self.init(name, pixels(value)) }
}

extension SVGNode {
    /// A group of one class; nothing at all for no children.
    static func group(_ class: String, _ children: [SVGNode]) -> SVGNode? {
        children.isEmpty ? nil : .element("g", `class`.isEmpty ? [] : [SVGAttribute("class", `class`)], children)
    }

    static func path(_ class: String, _ data: String, _ more: [SVGAttribute] = [], title: String? = nil) -> SVGNode {
        let attributes = `class`.isEmpty ? more : [SVGAttribute("class", `class`)] + more
        return .element("path", attributes + [SVGAttribute("d", data)], .title(title))
    }
}

extension [SVGNode] {
    /// The text shown on hover.
    static func title(_ text: String?) -> [SVGNode] {
        text.map { [.element("title", [], [.text($0)])] } ?? []
    }
}
