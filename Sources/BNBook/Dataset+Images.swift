internal import Datasets

extension Dataset {
    /// Test images with their class as caption, for `Chart(images:)`: those at `places`, 0 for the first.
    /// - Throws: `DatasetError` where the samples are gone.
    /// - Precondition: the samples are images, and there are so many; the message says what they are and how many there
    ///   are.
    public func testImages(_ places: some Collection<Int>) throws -> [GrayImage] {
        let samples = try LoadedDatasets.shared.samples(of: self).test
        guard !samples.pixels.isEmpty, shape.count == 2 else {
            fatalError("the samples of \(name) are no images: their shape is \(shape)")
        }
        let (height, width) = (shape[0], shape[1]), size = height * width
        return places.map { place in
            guard (0..<samples.count).contains(place) else {
                fatalError("there is no test image \(place); \(name) has \(samples.count), from 0")
            }
            return GrayImage(
                samples.pixels[place * size..<(place + 1) * size], width: width, height: height,
                caption: "\(samples.labels[place])")
        }
    }
}
