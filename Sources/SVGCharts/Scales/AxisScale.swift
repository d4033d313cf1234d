/// The scale of an axis, for numbers or for names.
enum AxisScale: Equatable {
    /// For numbers.
    case continuous(ContinuousScale)
    /// For names.
    case category(CategoryScale)

    /// The pixel of a value; `nil` for one that has no place, such as NaN or 0 on a logarithmic axis.
    func position(_ value: PlottableData) -> Double? {
        switch self {
        case .continuous(let scale): value.number.flatMap { $0.isFinite ? scale.position($0) : nil }
        case .category(let scale): scale.position(value.name)
        }
    }

    func position(_ number: Double) -> Double? { position(.number(number)) }

    var isCategory: Bool {
        if case .category = self { true } else { false }
    }

    /// The same scale between other pixels.
    func placed(from start: Double, to end: Double) -> AxisScale {
        switch self {
        case .continuous(var scale):
            (scale.start, scale.end) = (start, end)
            return .continuous(scale)
        case .category(var scale):
            (scale.start, scale.end) = (start, end)
            return .category(scale)
        }
    }

    /// The lesser and the greater end in pixels.
    var ends: (low: Double, high: Double) {
        switch self {
        case .continuous(let scale): (min(scale.start, scale.end), max(scale.start, scale.end))
        case .category(let scale): (min(scale.start, scale.end), max(scale.start, scale.end))
        }
    }
}
