internal import NumberFormats

/// What a setting can be.
protocol SettingValue: Codable, Equatable, Sendable {
    /// The value as it is written in Swift.
    var written: String { get }
    /// The value behind the setting's name, in words.
    func words(_ name: String) -> String
}

extension SettingValue {
    var written: String { "\(self)" }
    func words(_ name: String) -> String { "\(name) \(written)" }
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
    var written: String { "[\(map(\.written).joined(separator: ", "))]" }
}
extension Layer: SettingValue { var written: String { description } }
extension Optional: SettingValue where Wrapped: SettingValue { var written: String { map(\.written) ?? "nil" } }
extension ActivationFunction: SettingValue { var written: String { ".\(self)" } }
