/// A value as a chart keeps it: what a channel of a mark holds once for each datum.
public enum PlottableData: Hashable, Sendable {
    /// A quantity. NaN and ±∞ are allowed: they are marked at the edge of the plot, never dropped in silence.
    case number(Double)
    /// A name: a model, a layer, a class.
    case category(String)
    /// A quantity with its uncertainty. `low == high` says that all measurements agree; a quantity whose uncertainty is
    /// not known is a `number`.
    case interval(mean: Double, low: Double, high: Double)
}

extension PlottableData {
    /// The number or the mean of the interval; `nil` for a category.
    var number: Double? {
        switch self {
        case .number(let value), .interval(mean: let value, low: _, high: _): value
        case .category: nil
        }
    }

    /// The ends of an interval of finite width, which may be zero.
    var bounds: (low: Double, high: Double)? {
        guard case .interval(_, let low, let high) = self, low.isFinite, high.isFinite else { return nil }
        return (low, high)
    }

    /// The name by which this value is told from others of its channel.
    var name: String {
        switch self {
        case .category(let name): name
        case .number(let value), .interval(mean: let value, low: _, high: _): plainNumber(value)
        }
    }
}

/// JSON has no NaN: a finite number is a number, a category is a string, everything else is an object.
extension PlottableData: Codable {
    private enum Keys: String, CodingKey { case number, mean, low, high }

    public init(from decoder: any Decoder) throws {
        // Numbers first: long series hold little else.
        let single = try decoder.singleValueContainer()
        if let value = try? single.decode(Double.self) { self = .number(value); return }
        if let name = try? single.decode(String.self) { self = .category(name); return }
        let container = try decoder.container(keyedBy: Keys.self)
        if let number = try container.decodeIfPresent(JSONNumber.self, forKey: .number) {
            self = .number(number.value); return
        }
        self = .interval(
            mean: try container.decode(JSONNumber.self, forKey: .mean).value,
            low: try container.decode(JSONNumber.self, forKey: .low).value,
            high: try container.decode(JSONNumber.self, forKey: .high).value)
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .number(let value) where value.isFinite:
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(JSONNumber(value), forKey: .number)
        case .category(let name):
            var container = encoder.singleValueContainer()
            try container.encode(name)
        case .interval(let mean, let low, let high):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(JSONNumber(mean), forKey: .mean)
            try container.encode(JSONNumber(low), forKey: .low)
            try container.encode(JSONNumber(high), forKey: .high)
        }
    }
}
