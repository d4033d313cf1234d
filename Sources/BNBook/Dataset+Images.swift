internal import Datasets

extension Dataset {
    /// Test images with their class as caption, for `Chart(images:)`: those at `places`, 0 for the first.
    /// - Throws: `DatasetError` where the samples are gone.
    /// - Precondition: there are so many; the message says how many there are.
    public func testImages(_ places: some Collection<Int>) throws -> [GrayImage] {
        let samples = try LoadedDatasets.shared.samples(of: self).test
        let size = samples.pixels.count / max(1, samples.count)
        return places.map { place in
            guard (0..<samples.count).contains(place) else { fatalError("there is no test image \(place); \(name) has \(samples.count), from 0") }
            return GrayImage(samples.pixels[place * size..<(place + 1) * size], width: imageWidth(size), height: size / imageWidth(size), caption: "\(samples.labels[place])")
        }
    }
}

/// The side of a square of `size` pixels.
private func imageWidth(_ size: Int) -> Int { max(1, Int(Double(size).squareRoot())) }
