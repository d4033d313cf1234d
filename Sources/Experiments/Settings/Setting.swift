/// One setting: how it is written in Swift and in words, kept as JSON, and checked. Where JSON lacks it, it is at its
/// default.
public struct Setting<Owner: Configurable>: Sendable {
    let name: String
    /// The setting as an argument; `nil` where it is at its default.
    let swiftLiteral: @Sendable (Owner) -> String?
    /// The setting's name and value, default or not; `nil` where it is always written.
    let effective: @Sendable (Owner) -> String?
    /// The setting in a description: "β₁ 0.9"; `nil` where it is left out.
    let words: @Sendable (Owner) -> String?
    let encode: @Sendable (Owner, inout KeyedEncodingContainer<SettingKey>) throws -> Void
    let decode: @Sendable (inout Owner, KeyedDecodingContainer<SettingKey>) throws -> Void
    /// What is wrong with its value, if anything.
    let problem: @Sendable (Owner) -> (found: String, expected: String)?

    /// - Parameters:
    ///   - label: What stands before the argument; `nil` for none.
    ///   - isRequired: Whether it is always written, and must be in JSON.
    ///   - isOmittedAtDefault: Whether JSON leaves it out at its default: so the runs of earlier versions keep their
    ///     names.
    ///   - isWritten: Whether it is among the arguments.
    ///   - symbol: What it is called in descriptions; `nil` for its name.
    ///   - isSaidAtDefault: Whether descriptions say it also at its default.
    init<Value: SettingValue>(
        _ name: String, label: String?? = .none, _ path: any WritableKeyPath<Owner, Value> & Sendable,
        isRequired: Bool = false, isOmittedAtDefault: Bool = false, isWritten: Bool = true, symbol: String? = nil,
        isSaidAtDefault: Bool = true, _ range: SettingRange<Value>? = nil
    ) {
        self.name = name
        let label = label ?? name
        swiftLiteral = { owner in
            let value = owner[keyPath: path]
            guard isWritten, isRequired || value != Owner.standard[keyPath: path] else { return nil }
            return (label.map { $0 + ": " } ?? "") + value.swiftLiteral
        }
        effective = { owner in isWritten && !isRequired ? "\(name) \(owner[keyPath: path].swiftLiteral)" : nil }
        words = { owner in
            let value = owner[keyPath: path]
            guard isSaidAtDefault || value != Owner.standard[keyPath: path] else { return nil }
            return value.words(symbol ?? name)
        }
        encode = { owner, keys in
            let value = owner[keyPath: path]
            if !isOmittedAtDefault || value != Owner.standard[keyPath: path] {
                try keys.encode(value, forKey: SettingKey(name))
            }
        }
        decode = { owner, keys in
            let key = SettingKey(name)
            if isRequired || keys.contains(key) { owner[keyPath: path] = try keys.decode(Value.self, forKey: key) }
        }
        problem = { owner in
            let value = owner[keyPath: path]
            return range.flatMap { $0.contains(value) ? nil : (value.swiftLiteral, $0.expected(value)) }
        }
    }
}

/// A setting's name as a key of JSON.
struct SettingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
