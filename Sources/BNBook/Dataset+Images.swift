internal import Worker

extension Dataset {
    /// Test images with their class as caption, for `Chart(images:)`: those at `places`, 0 for the first; of colours the
    /// brightness (ITU-R BT.601).
    /// - Throws: an error where the samples are gone.
    /// - Precondition: the samples are images, and there are so many; the message says what they are and how many there
    ///   are.
    public func testImages(_ places: some Collection<Int>) throws -> [GrayImage] {
        let images: TestImages = try RunService.current.ask(.testImages(self, places: Array(places)))
        guard images.areImages else { fatalError("the samples of \(name) are no images: their shape is \(shape)") }
        if let place = places.first(where: { !(0..<images.count).contains($0) }) {
            fatalError("there is no test image \(place); \(name) has \(images.count), from 0")
        }
        let size = shape.reduce(1, *)
        return (0..<places.count).map { index in
            let pixels = images.pixels[index * size..<(index + 1) * size]
            guard let image = GrayImage(pixels, shape: shape, caption: className(Int(images.labels[index]))) else {
                fatalError("the samples of \(name) are no images: their shape is \(shape)")
            }
            return image
        }
    }
}
