internal import Outputs

/// A piece of a Typst document, in Typst's code. Text is put between quotation marks when it is written, and nowhere
/// else, so that nothing in it means more than itself.
indirect enum TypstNode {
    /// Text as it stands.
    case text(String)
    /// A call of one of Typst's functions, or of the template's, with what it is about behind the arguments.
    case call(String, [Argument], [TypstNode]?)
    /// What links lead to under that name.
    case labelled(TypstNode, String)
    /// Typst's own code.
    case code(String)

    /// An argument with a name; an empty name for none.
    struct Argument {
        var name: String
        var value: Value
    }

    /// What an argument can be.
    indirect enum Value {
        case text(String)
        case number(Int)
        case flag(Bool)
        /// Typst's own code: `left`, `50%`.
        case code(String)
        case content([TypstNode])
        case list([Value])
        case fields(KeyValuePairs<String, Value>)
        case none
    }

    static func call(_ name: String, _ arguments: KeyValuePairs<String, Value> = [:], _ children: [TypstNode]? = nil)
        -> TypstNode
    {
        .call(name, arguments.map { Argument(name: $0.key, value: $0.value) }, children)
    }
}

extension TypstNode {
    /// The node as an expression.
    var code: String {
        switch self {
        case .text(let text): return quotedTypst(text.withVisibleControls)
        case .code(let code): return code
        case .labelled(let node, let label): return "[#\(node.code)#label(\(quotedTypst(label)))]"
        case .call(let name, let arguments, let children):
            let given = arguments.map { ($0.name.isEmpty ? "" : "\($0.name): ") + $0.value.code }
            return "\(name)(\((given + (children.map { [$0.code] } ?? [])).joined(separator: ", ")))"
        }
    }
}

extension [TypstNode] {
    /// The nodes one behind another, as one expression.
    var code: String {
        switch count {
        case 0: "[]"
        case 1: self[0].code
        default: "{\(map(\.code).joined(separator: "; "))}"
        }
    }
}

extension TypstNode.Value {
    /// The value as an expression.
    var code: String {
        switch self {
        case .text(let text): quotedTypst(text)
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .code(let code): code
        case .content(let nodes): nodes.code
        case .list(let values): "(\(values.map { $0.code + "," }.joined()))"
        case .fields(let fields):
            fields.isEmpty
                ? "(:)" : "(\(fields.map { "\(quotedTypst($0.key)): \($0.value.code)" }.joined(separator: ", ")))"
        case .none: "none"
        }
    }

    /// A text; nothing where there is none.
    static func ifAny(_ text: String?) -> TypstNode.Value { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }
}

extension TemplateValue {
    /// What templates of pages show, as Typst's dictionaries: the same facts for both.
    var typst: String {
        switch self {
        case .text(let text): quotedTypst(text.withVisibleControls)
        case .markup(let markup): quotedTypst(markup)
        case .flag(let flag): "\(flag)"
        case .list(let values): "(\(values.map { $0.typst + "," }.joined()))"
        case .fields(let fields):
            fields.isEmpty
                ? "(:)"
                : "(\(fields.sorted { $0.key < $1.key }.map { "\(quotedTypst($0.key)): \($0.value.typst)" }.joined(separator: ", ")))"
        }
    }
}

/// A text of Typst's between quotation marks.
func quotedTypst(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "\"": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
