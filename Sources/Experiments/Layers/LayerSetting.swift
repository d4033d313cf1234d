/// One setting of a kind of layer: how it is written in Swift, kept as JSON, and checked. Where JSON lacks it, it is at
/// its default.
public struct LayerSetting<Owner: LayerDefinition>: Sendable {
    let name: String
    /// The setting as an argument; `nil` where it is at its default.
    let written: @Sendable (Owner) -> String?
    /// The setting's name and value, default or not; `nil` where it is always written.
    let inForce: @Sendable (Owner) -> String?
    let encode: @Sendable (Owner, inout KeyedEncodingContainer<SettingKey>) throws -> Void
    let decode: @Sendable (inout Owner, KeyedDecodingContainer<SettingKey>) throws -> Void
    /// What is wrong with its value, if anything.
    let problem: @Sendable (Owner) -> (found: String, expected: String)?

    /// - Parameters:
    ///   - label: What stands before the argument; `nil` for none.
    ///   - isRequired: Whether it is always written, and must be in JSON.
    ///   - isLater: Whether JSON leaves it out at its default: so the runs of earlier versions keep their names.
    ///   - isWritten: Whether it is among the arguments.
    init<Value: SettingValue>(
        _ name: String, label: String?? = .none, _ path: any WritableKeyPath<Owner, Value> & Sendable,
        isRequired: Bool = false,
        isLater: Bool = false, isWritten: Bool = true, _ range: SettingRange<Value>? = nil
    ) {
        self.name = name
        let label = label ?? name
        written = { owner in
            let value = owner[keyPath: path]
            guard isWritten, isRequired || value != Owner.standard[keyPath: path] else { return nil }
            return (label.map { $0 + ": " } ?? "") + value.written
        }
        inForce = { owner in isWritten && !isRequired ? "\(name) \(owner[keyPath: path].written)" : nil }
        encode = { owner, keys in
            let value = owner[keyPath: path]
            if !isLater || value != Owner.standard[keyPath: path] { try keys.encode(value, forKey: SettingKey(name)) }
        }
        decode = { owner, keys in
            let key = SettingKey(name)
            if isRequired || keys.contains(key) { owner[keyPath: path] = try keys.decode(Value.self, forKey: key) }
        }
        problem = { owner in
            let value = owner[keyPath: path]
            return range.flatMap { $0.contains(value) ? nil : (value.written, $0.expected) }
        }
    }
}

/// The values a setting may have, in words and as a test.
struct SettingRange<Value>: Sendable {
    let expected: String
    let contains: @Sendable (Value) -> Bool

    init(_ expected: String, _ contains: @escaping @Sendable (Value) -> Bool) {
        self.expected = expected
        self.contains = contains
    }
}

extension SettingRange<Int> {
    static var positive: SettingRange { SettingRange("at least 1") { $0 >= 1 } }
}

extension SettingRange<Double> {
    /// As the engine has it: not 0 or infinite as a float.
    static var positive: SettingRange { SettingRange("a number above 0") { Float($0) > 0 && Float($0).isFinite } }
    static var notNegative: SettingRange { SettingRange("a number of at least 0") { $0 >= 0 && Float($0).isFinite } }
    static var unit: SettingRange { SettingRange("a number from 0 to 1") { (0...1).contains($0) } }
}

/// What a setting can be.
protocol SettingValue: Codable, Equatable, Sendable {
    /// The value as it is written in Swift.
    var written: String { get }
}

extension Int: SettingValue { var written: String { "\(self)" } }
extension Bool: SettingValue { var written: String { "\(self)" } }
extension Double: SettingValue { var written: String { "\(self)" } }
extension Array: SettingValue where Element: SettingValue {
    var written: String { "[\(map(\.written).joined(separator: ", "))]" }
}
extension Layer: SettingValue { var written: String { description } }
extension Optional: SettingValue where Wrapped: SettingValue { var written: String { map(\.written) ?? "nil" } }
extension ActivationFunction: SettingValue { var written: String { ".\(self)" } }

/// A setting's name as a key of JSON.
struct SettingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
