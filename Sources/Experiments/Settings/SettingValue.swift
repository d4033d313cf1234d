internal import NumberFormats

/// What a setting can be.
protocol SettingValue: Codable, Equatable, Sendable {
    /// The value as it is written in Swift.
    var swiftLiteral: String { get }
    /// The value behind the setting's name, in words.
    func words(_ name: String) -> String
}

extension SettingValue {
    var swiftLiteral: String { "\(self)" }
    func words(_ name: String) -> String { "\(name) \(swiftLiteral)" }
}

extension Int: SettingValue {}
extension UInt64: SettingValue {}
extension String: SettingValue {}
extension Bool: SettingValue {
    /// What is so is named.
    func words(_ name: String) -> String { self ? name : "no \(name)" }
}
extension Double: SettingValue {
    func words(_ name: String) -> String { "\(name) \(NumberFormat.significant(6).string(self))" }
}
extension Array: SettingValue where Element: SettingValue {
    var swiftLiteral: String { "[\(map(\.swiftLiteral).joined(separator: ", "))]" }
}
extension Layer: SettingValue { var swiftLiteral: String { description } }
extension Optional: SettingValue where Wrapped: SettingValue {
    var swiftLiteral: String { map(\.swiftLiteral) ?? "nil" }
}
extension ActivationFunction: SettingValue { var swiftLiteral: String { ".\(self)" } }
