internal import Spelling

/// The rule of an optimizer with its settings.
public struct OptimizerRule: Sendable {
    /// What the kind of optimizer says of itself.
    package var definition: any OptimizerDefinition

    init(_ definition: any OptimizerDefinition) { self.definition = definition }

    /// The rule's name in the literature.
    public var name: String { type(of: definition).name }

    /// How far a step goes, before a schedule changes it.
    public var learningRate: Double {
        get { definition.learningRate }
        set { definition.learningRate = newValue }
    }

    /// Every kind of optimizer, under its name in JSON.
    static let kinds: [(key: String, type: any OptimizerDefinition.Type)] = [
        ("sgd", SGD.self), ("adam", Adam.self), ("amsgrad", AMSGrad.self), ("adamax", Adamax.self),
        ("nadam", Nadam.self), ("lion", Lion.self), ("rmsprop", RMSprop.self), ("adagrad", Adagrad.self),
        ("adadelta", Adadelta.self),
    ]
}

extension OptimizerRule: Hashable {
    public static func == (left: OptimizerRule, right: OptimizerRule) -> Bool {
        AnyHashable(left.definition) == AnyHashable(right.definition)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(definition)) }
}

extension OptimizerRule: CustomStringConvertible {
    /// The rule with all its settings: "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7".
    public var description: String { ([name] + definition.settingsInWords).joined(separator: ", ") }
}

extension OptimizerRule: Codable {
    /// `{"adam": {…}}`.
    /// - Throws: `DecodingError` for none that is known, or more than one.
    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: SettingKey.self)
        let found = Self.kinds.filter { keys.contains(SettingKey($0.key)) }
        guard let kind = found.first, found.count == 1 else {
            let known = Self.kinds.map(\.key), others = keys.allKeys.map(\.stringValue).sorted()
            let near = found.isEmpty ? others.lazy.compactMap { suggestion(for: $0, among: known) }.first : nil
            let problem =
                found.isEmpty ? others.first.map { "\"\($0)\" is no" } ?? "there is no" : "there is more than one"
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\(problem) optimizer; expected one of "
                        + known.joined(separator: ", ") + (near.map { "; \($0)" } ?? "")))
        }
        definition = try kind.type.init(from: keys.superDecoder(forKey: SettingKey(kind.key)))
    }

    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: SettingKey.self)
        let kind = Self.kinds.first { $0.type == type(of: definition) }!
        try definition.encode(to: keys.superEncoder(forKey: SettingKey(kind.key)))
    }
}
