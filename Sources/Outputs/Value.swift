/// A quantity as it is shown, with the numbers behind the text.
public struct Value: Codable, Hashable, Sendable {
    /// What a reader sees: "97.59 ± 0.12".
    public var text: String
    /// The unit behind the text: "%", "s"; `nil` for a plain number or words.
    public var unit: String?
    /// The number itself, not rounded: what the text says in its unit, but a percentage ("%", "pp") as a fraction;
    /// `nil` for words.
    public var number: Double?
    /// Half the width of the number's 95 % interval; `nil` where there is none.
    public var halfWidth: Double?
    /// How many measurements stand behind the number; `nil` where it was not measured.
    public var count: Int?
    /// Whether the number is a measured time, which is shown but never compared.
    public var isVolatile: Bool
    /// Whether it is the best of its column, significantly; `nil` where it is not.
    public var isBest: Bool?
    /// The numbers of a sparkline, whose text draws them too; `nil` for anything else.
    public var series: [Double]?
    /// The label of what the text names, for a link; `nil` for none.
    public var reference: String?

    /// A text with what stands behind it.
    public init(
        _ text: String, unit: String? = nil, number: Double? = nil, halfWidth: Double? = nil, count: Int? = nil,
        isVolatile: Bool = false
    ) {
        self.text = text
        self.unit = unit
        self.number = number
        self.halfWidth = halfWidth
        self.count = count
        self.isVolatile = isVolatile
    }

    /// Text and unit together: "97.59 ± 0.12 %".
    public var textWithUnit: String { unit.map { "\(text)\u{00A0}\($0)" } ?? text }

    /// Whether the number was measured once only: an anecdote, not a result.
    public var isAnecdote: Bool { count == 1 && number != nil }
}

extension Value: CustomStringConvertible {
    /// What a reader sees, text and unit: a value in a string is written as in a sentence.
    public var description: String { textWithUnit }
}
