/// Labelled samples as they are stored.
package struct Samples: Hashable, Sendable {
    /// Row-major pixels, one byte each (0 black, 255 white), [count, height, width]; empty where there are features.
    package var pixels: [UInt8]
    /// One class per sample, [count].
    package var labels: [UInt8]
    /// Numbers that are no pixels, row-major, [count, …]; empty where there are pixels.
    package var features: [Float]

    /// `pixels` or `features` sample by sample, as many for each; `labels` from 0.
    package init(pixels: [UInt8] = [], labels: [UInt8], features: [Float] = []) {
        self.pixels = pixels
        self.labels = labels
        self.features = features
    }

    /// No samples.
    package static let none = Samples(labels: [])

    /// The number of samples.
    package var count: Int { labels.count }

    /// These samples, and then others of their shape.
    func followed(by others: Samples) -> Samples {
        Samples(pixels: pixels + others.pixels, labels: labels + others.labels, features: features + others.features)
    }

    /// The samples with these numbers, in this order.
    func picked(_ numbers: [Int]) -> Samples {
        func rows<Number>(_ values: [Number]) -> [Number] {
            let width = values.count / max(count, 1)
            var picked: [Number] = []
            picked.reserveCapacity(numbers.count * width)
            if width > 0 { for number in numbers { picked += values[number * width..<(number + 1) * width] } }
            return picked
        }
        return Samples(pixels: rows(pixels), labels: rows(labels), features: rows(features))
    }
}
