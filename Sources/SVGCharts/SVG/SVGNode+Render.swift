/// The one place where markup is written: every text and attribute is escaped here.
import NumberFormats

extension SVGNode {
    /// Adds this node's markup to `output`.
    func render(into output: inout String) {
        switch self {
        case .text(let text): escape(text, into: &output)
        case .rawStyle(let css): output += css
        case .element(let name, let attributes, let children):
            output += "<" + name
            for attribute in attributes {
                output += " " + attribute.name + "=\""
                escape(attribute.value, into: &output)
                output += "\""
            }
            guard !children.isEmpty else { return output += "/>" }
            output += ">"
            for child in children {
                if Self.breaksLine(child) { output += "\n" }
                child.render(into: &output)
            }
            output += "</" + name + ">"
        }
    }

    /// Groups and big elements start a line of their own, so that a diff of two drawings can be read.
    private static func breaksLine(_ node: SVGNode) -> Bool {
        guard case .element(let name, _, _) = node else { return false }
        return name != "title" && name != "tspan"
    }
}

/// A coordinate with at most two decimals.
func pixels(_ value: Double) -> String { coordinate(value) }

/// Writes `text` so that it means itself between tags and in quoted attributes. Characters that XML or HTML does
/// not allow become U+FFFD.
private func escape(_ text: String, into output: inout String) {
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": output += "&amp;"
        case "<": output += "&lt;"
        case ">": output += "&gt;"
        case "\"": output += "&quot;"
        case "\n", "\t", "\r": output += " "
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
        default: output.unicodeScalars.append(scalar)
        }
    }
}
