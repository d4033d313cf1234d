/// What a template can show. Text is escaped by the syntax of the template that it gets into, and only there.
indirect enum TemplateValue: Hashable, Sendable {
    /// Text, which the template's syntax escapes.
    case text(String)
    /// What is in the template's own syntax already.
    case markup(String)
    /// Whether a section is shown.
    case flag(Bool)
    /// A section is shown once for each.
    case list([TemplateValue])
    /// What a section's variables are.
    case fields([String: TemplateValue])

    /// Nothing: a section for it is left out.
    static let none = TemplateValue.flag(false)

    /// HTML.
    static func markup(_ nodes: [HTMLNode]) -> TemplateValue { .markup(nodes.markup) }

    /// Text that a section is left out for where it is empty.
    static func ifAny(_ text: String?) -> TemplateValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }

    /// Markup that a section is left out for where it is empty.
    static func ifAny(markup: String?) -> TemplateValue {
        markup.flatMap { $0.isEmpty ? nil : .markup($0) } ?? .none
    }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(arrayLiteral values: TemplateValue...) { self = .list(values) }
    init(dictionaryLiteral fields: (String, TemplateValue)...) {
        self = .fields(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
    }
}

extension TemplateValue {
    /// The value as mustache takes it, texts written by `escape`.
    func mustache(_ escape: (String) -> String) -> Any {
        switch self {
        case .text(let text): escape(text)
        case .markup(let markup): markup
        case .flag(let flag): flag
        case .list(let values): values.map { $0.mustache(escape) }
        case .fields(let fields): fields.mapValues { $0.mustache(escape) }
        }
    }
}
