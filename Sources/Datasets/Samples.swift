/// Labelled images as their bytes are stored.
package struct Samples: Hashable, Sendable {
    /// Row-major pixels, one byte each (0 black, 255 white), [count, height, width].
    package var pixels: [UInt8]
    /// One class per image, [count].
    package var labels: [UInt8]

    package init(pixels: [UInt8], labels: [UInt8]) {
        self.pixels = pixels
        self.labels = labels
    }

    package var count: Int { labels.count }
}
