internal import Experiments

/// The features of a part, [samples][width], column by column.
struct FeatureColumns {
    private let features: [Float]
    private let width: Int

    init(_ features: [Float], width: Int) { (self.features, self.width) = (features, width) }

    /// What missing values of each column become; 0 for a column without any other.
    func values(_ imputation: Imputation) -> [Float] {
        (0..<width).map { column in
            let known = self.column(column).filter { !$0.isNaN }
            if known.isEmpty { return 0 }
            switch imputation {
            case .mean: return Float(known.reduce(0, +) / Double(known.count))
            case .median:
                let sorted = known.sorted(), middle = sorted.count / 2
                return Float(sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
            }
        }
    }

    /// What is taken from each column, and what it is divided by.
    func ranges(_ scaling: FeatureScaling) -> [(origin: Double, size: Double)] {
        (0..<width).map { place in
            let values = column(place), (least, most) = (values.min() ?? 0, values.max() ?? 0)
            // Of numbers that are all the same, their sum's rounding must not become a deviation.
            if least == most { return (least, 1) }
            if scaling == .minMax { return (least, most - least) }
            let mean = values.reduce(0, +) / Double(values.count)
            return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
        }
    }

    private func column(_ place: Int) -> [Double] {
        stride(from: place, to: features.count, by: width).map { Double(features[$0]) }
    }
}

extension [Float] {
    /// Rows of as many features as there are values.
    mutating func replaceMissing(by values: [Float]) {
        for place in indices where self[place].isNaN { self[place] = values[place % values.count] }
    }

    /// Rows of as many features as there are ranges.
    mutating func scale(by ranges: [(origin: Double, size: Double)]) {
        for place in indices {
            let (origin, size) = ranges[place % ranges.count]
            self[place] = Float((Double(self[place]) - origin) / size)
        }
    }
}
