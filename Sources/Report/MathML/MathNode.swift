/// A piece of MathML as a value, which is changed before it is written.
indirect enum MathNode: Hashable, Sendable {
    case element(MathElement)
    case text(String)

    static func element(_ name: String, _ attributes: [String: String] = [:], _ children: [MathNode] = []) -> MathNode {
        .element(MathElement(name: name, attributes: attributes, children: children))
    }
}

/// An element of MathML.
struct MathElement: Hashable, Sendable {
    var name: String
    var attributes: [String: String] = [:]
    var children: [MathNode] = []
}

extension MathNode {
    var element: MathElement? { if case .element(let element) = self { element } else { nil } }

    var html: HTMLNode {
        switch self {
        case .text(let text): .text(text)
        case .element(let element): element.html
        }
    }

    /// All text below.
    var words: String {
        switch self {
        case .text(let text): text
        case .element(let element): element.words
        }
    }
}

extension MathElement {
    /// Builds the element that KaTeX's tokens tell of; `nil` where they tell of none.
    init?(tokens: [String]) {
        var open: [MathElement] = [MathElement(name: "")]
        for token in tokens {
            // By scalars, since an accent would join the mark before it to one character.
            let rest = String(String.UnicodeScalarView(token.unicodeScalars.dropFirst()))
            switch token.unicodeScalars.first {
            case "<": open.append(MathElement(name: rest))
            case "=":
                let pair = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                open[open.count - 1].attributes[String(pair[0])] = String(pair[1])
            case "#": open[open.count - 1].children.append(.text(rest))
            default:
                guard open.count > 1, let done = open.popLast() else { return nil }
                open[open.count - 1].children.append(.element(done))
            }
        }
        guard open.count == 1, let first = open[0].children.first?.element else { return nil }
        self = first
    }

    /// How deep the elements are of which KaTeX's tokens tell.
    static func depth(tokens: [String]) -> Int {
        var depth = 0, deepest = 0
        for token in tokens {
            if token.utf8.first == UInt8(ascii: "<") { depth += 1 }
            if token.utf8.first == UInt8(ascii: ">") { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    /// The element as HTML; attributes stand in the order of their names.
    var html: HTMLNode {
        .element(
            name, attributes.sorted { $0.key < $1.key }.map { HTMLNode.Attribute($0.key, $0.value) },
            children.map(\.html))
    }

    var words: String { children.map(\.words).joined() }

    /// The elements among the children.
    var elements: [MathElement] { children.compactMap(\.element) }

    /// The command that KaTeX shows in place of carrying it out, in texts that it does not trust.
    var refusedCommand: String? {
        if attributes["mathcolor"] == "refused" { return String(words.prefix { $0 == "\\" || $0.isLetter }) }
        return elements.lazy.compactMap(\.refusedCommand).first
    }

    /// Adds a declaration to its own style.
    mutating func addStyle(_ declarations: String...) {
        attributes["style"] = ([attributes["style"]].compactMap(\.self) + declarations).joined(separator: ";")
    }
}
