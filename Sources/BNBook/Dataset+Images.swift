internal import Datasets

extension Dataset {
    /// Test images with their class as caption, for `Chart(images:)`: those at `places`, 0 for the first; of colours the
    /// brightness (ITU-R BT.601).
    /// - Throws: `DatasetError` where the samples are gone.
    /// - Precondition: the samples are images, and there are so many; the message says what they are and how many there
    ///   are.
    public func testImages(_ places: some Collection<Int>) throws -> [GrayImage] {
        let samples = try LoadedDatasets.shared.samples(of: self).test
        guard !samples.pixels.isEmpty, shape.count == 2 || shape.count == 3 && shape[2] == 3 else {
            fatalError("the samples of \(name) are no images: their shape is \(shape)")
        }
        let (height, width) = (shape[0], shape[1]), size = height * width,
            pixels = shape.count == 2 ? samples.pixels : brightness(samples.pixels)
        return places.map { place in
            guard (0..<samples.count).contains(place) else {
                fatalError("there is no test image \(place); \(name) has \(samples.count), from 0")
            }
            return GrayImage(
                pixels[place * size..<(place + 1) * size], width: width, height: height,
                caption: className(Int(samples.labels[place])))
        }
    }

    private func brightness(_ pixels: [UInt8]) -> [UInt8] {
        stride(from: 0, to: pixels.count, by: 3).map { place in
            let (red, green, blue) = (Int(pixels[place]), Int(pixels[place + 1]), Int(pixels[place + 2]))
            return UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000)
        }
    }
}
