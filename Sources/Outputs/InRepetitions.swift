/// A list in which many values in a row are the same, and which is written down as each of them with its number.
@propertyWrapper
package struct InRepetitions<Element: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// The values, in order.
    package var wrappedValue: [Element]

    private struct Repetition: Codable {
        var value: Element
        var count: Int
    }

    /// These values.
    package init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }

    /// Reads repetitions, or as stores of earlier versions have them one value after another.
    package init(from decoder: any Decoder) throws {
        if let repetitions = try? [Repetition](from: decoder) {
            wrappedValue = repetitions.flatMap { repeatElement($0.value, count: max(0, $0.count)) }
        } else {
            wrappedValue = try [Element](from: decoder)
        }
    }

    /// Writes repetitions.
    package func encode(to encoder: any Encoder) throws {
        let repetitions = wrappedValue.reduce(into: [Repetition]()) { repetitions, value in
            if repetitions.last?.value == value {
                repetitions[repetitions.count - 1].count += 1
            } else {
                repetitions.append(Repetition(value: value, count: 1))
            }
        }
        try repetitions.encode(to: encoder)
    }
}
