/// What is made of settings, a row each: a kind of layer or of optimizer, a run's options. Its JSON follows from the
/// rows; a setting that came with a later version is left out at its default, so that earlier runs are read and keep
/// their names.
public protocol Configurable: Codable, Hashable, Sendable {
    /// Its settings, in the order they are written.
    static var settings: [Setting<Self>] { get }
    /// One with every setting that has a default at it.
    static var standard: Self { get }
}

extension Configurable {
    /// A setting that JSON lacks is at its default.
    /// - Throws: `DecodingError` where one has none, or is of another type.
    public init(from decoder: any Decoder) throws {
        self = Self.standard
        try decodeSettings(from: decoder)
    }

    /// All settings but those of later versions that are at their default.
    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: SettingKey.self)
        for setting in Self.settings { try setting.encode(self, &keys) }
    }

    mutating func decodeSettings(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: SettingKey.self)
        for setting in Self.settings { try setting.decode(&self, keys) }
    }

    /// The first setting that is out of its range, and what was expected of it.
    var problem: (name: String, found: String, expected: String)? {
        for setting in Self.settings {
            if let problem = setting.problem(self) { return (setting.name, problem.found, problem.expected) }
        }
        return nil
    }
}
