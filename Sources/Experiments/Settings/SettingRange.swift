/// The values a setting may have, in words and as a test.
struct SettingRange<Value>: Sendable {
    /// What was expected in the place of a value.
    let expected: @Sendable (Value) -> String
    let contains: @Sendable (Value) -> Bool

    init(_ expected: String, _ contains: @escaping @Sendable (Value) -> Bool) {
        self.expected = { _ in expected }
        self.contains = contains
    }
}

extension SettingRange {
    /// All of a value's numbers from 1 to `Limits.extent`; of a value that is too small or too large, that end is said.
    static func extent(_ numbers: @escaping @Sendable (Value) -> [Int]) -> SettingRange {
        SettingRange(
            expected: { numbers($0).contains { $0 < 1 } ? "at least 1" : "at most \(Limits.extent)" },
            contains: { numbers($0).allSatisfy((1...Limits.extent).contains) })
    }

    private init(
        expected: @escaping @Sendable (Value) -> String, contains: @escaping @Sendable (Value) -> Bool
    ) {
        self.expected = expected
        self.contains = contains
    }
}

extension SettingRange<Int> {
    static var positive: SettingRange { extent { [$0] } }
}

extension SettingRange<Int?> {
    static var positive: SettingRange { extent { $0.map { [$0] } ?? [] } }
}

extension SettingRange<Double> {
    /// As the engine has it: not 0 or infinite as a float.
    static var positive: SettingRange {
        SettingRange(
            expected: {
                $0 > 0 && $0.isFinite ? "a number that float32 holds, from 1.4e-45 to 3.4e38" : "a number above 0"
            },
            contains: { Float($0) > 0 && Float($0).isFinite })
    }
    static var notNegative: SettingRange {
        SettingRange(
            expected: {
                $0 > 0 && $0.isFinite ? "a number that float32 holds, at most 3.4e38" : "a number of at least 0"
            },
            contains: { $0 >= 0 && Float($0).isFinite })
    }
    static var belowOne: SettingRange { SettingRange("at least 0 and below 1") { $0 >= 0 && $0 < 1 } }
    static var unit: SettingRange { SettingRange("a number from 0 to 1") { (0...1).contains($0) } }
}
