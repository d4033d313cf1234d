/// A piece of HTML. Text and attributes are escaped when it is written, and nowhere else.
indirect enum HTMLNode {
    /// An element by its name, with its attributes in order and its children.
    case element(String, [Attribute], [HTMLNode])
    /// Text, which is escaped when it is written.
    case text(String)
    /// Markup that is written as it stands: the author's own, a formula's, a chart's.
    case raw(String)

    /// An attribute; one that is `nil` is left out.
    struct Attribute {
        var name: String
        var value: String?

        init(_ name: String, _ value: String?) {
            self.name = name
            self.value = value
        }
    }

    static func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [HTMLNode])
        -> HTMLNode
    {
        .element(name, attributes.map { Attribute($0.key, $0.value) }, children)
    }

    static var lineEnd: HTMLNode { .text("\n") }
}

extension HTMLNode {
    /// The node as HTML.
    var markup: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .raw(let markup): text += markup
        case .text(let words): text += escaped(words)
        case .element(let name, let attributes, let children):
            text += "<\(name)"
            for attribute in attributes {
                if let value = attribute.value { text += " \(attribute.name)=\"\(escaped(value))\"" }
            }
            if Self.void.contains(name) {
                text += " />"
            } else {
                text += ">"
                for child in children { child.write(to: &text) }
                text += "</\(name)>"
            }
        }
    }

    /// Elements without an end.
    private static let void: Set = ["br", "hr", "img", "input"]
}

extension [HTMLNode] {
    /// The nodes as HTML, one behind another.
    var markup: String { map(\.markup).joined() }
}

/// An address as it stands in an attribute: what no address may hold is written in hexadecimal, as cmark does.
func percentEncoded(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return address.utf8.map { byte in
        let letter = Character(UnicodeScalar(byte))
        if byte < 128, letter.isLetter || letter.isNumber || "-_.+!*'(),%#@?=;:/&$~".contains(letter) {
            return String(letter)
        }
        return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
}
