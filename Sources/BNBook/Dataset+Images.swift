internal import Worker

extension Dataset {
    /// Test images with their class as caption, for `Chart(images:)`: those at `places`, 0 for the first; of colours the
    /// brightness (ITU-R BT.601).
    /// - Throws: an error where the samples are gone.
    /// - Precondition: the samples are images, and there are so many; the message says what they are and how many there
    ///   are.
    public func testImages(_ places: some Collection<Int>) throws -> [GrayImage] {
        let images: TestImages = try RunService.current.ask(.testImages(self, places: Array(places)))
        guard images.areImages, shape.count == 2 || shape.count == 3 && shape[2] == 3 else {
            fatalError("the samples of \(name) are no images: their shape is \(shape)")
        }
        let (height, width) = (shape[0], shape[1]), size = height * width,
            pixels = shape.count == 2 ? images.pixels : brightness(images.pixels)
        return places.enumerated().map { index, place in
            guard (0..<images.count).contains(place) else {
                fatalError("there is no test image \(place); \(name) has \(images.count), from 0")
            }
            return GrayImage(
                pixels[index * size..<(index + 1) * size], width: width, height: height,
                caption: className(Int(images.labels[index])))
        }
    }

    private func brightness(_ pixels: [UInt8]) -> [UInt8] {
        stride(from: 0, to: pixels.count, by: 3).map { place in
            let (red, green, blue) = (Int(pixels[place]), Int(pixels[place + 1]), Int(pixels[place + 2]))
            return UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000)
        }
    }
}
