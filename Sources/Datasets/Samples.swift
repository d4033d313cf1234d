/// Labelled samples as they are stored.
package struct Samples: Hashable, Sendable {
    /// Row-major pixels, one byte each (0 black, 255 white), [count, height, width]; empty where there are features.
    package var pixels: [UInt8]
    /// One class per sample, [count].
    package var labels: [UInt8]
    /// Numbers that are no pixels, row-major, [count, …]; empty where there are pixels.
    package var features: [Float]

    /// Numbers to predict, or labels as 0 and 1, row-major, [count, targets]; empty where samples have classes, and all
    /// labels 0 where they have none.
    package var targets: [Float]
    /// What images were before they were changed, [count, height, width], where that is to be reconstructed; empty where
    /// samples are to be reconstructed as they are, or nothing is.
    package var originals: [UInt8]
    /// The group of each sample by the name of a column that tells it, [count]: a digest of its text.
    package var groups: [String: [UInt64]]

    /// `pixels` or `features` sample by sample, as many for each; `labels` from 0.
    package init(
        pixels: [UInt8] = [], labels: [UInt8], features: [Float] = [], targets: [Float] = [],
        originals: [UInt8] = [], groups: [String: [UInt64]] = [:]
    ) {
        self.pixels = pixels
        self.labels = labels
        self.features = features
        self.targets = targets
        self.originals = originals
        self.groups = groups
    }

    /// No samples.
    package static let none = Samples(labels: [])

    /// The number of samples.
    package var count: Int { labels.count }

    /// The images before they were changed, where that is known.
    private var unchanged: [UInt8] { originals.isEmpty ? pixels : originals }

    /// These samples, and then others of their shape.
    func followed(by others: Samples) -> Samples {
        Samples(
            pixels: pixels + others.pixels, labels: labels + others.labels, features: features + others.features,
            targets: targets + others.targets,
            originals: (originals + others.originals).isEmpty ? [] : unchanged + others.unchanged,
            groups: groups.merging(others.groups) { $0 + $1 })
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
        return Samples(
            pixels: rows(pixels), labels: rows(labels), features: rows(features), targets: rows(targets),
            originals: rows(originals), groups: groups.mapValues(rows))
    }
}
