extension GrayImage {
    /// A sample of the shape [height, width], [height, width, 1] or [height, width, 3], of which the brightness is shown
    /// (ITU-R BT.601); `nil` for another shape.
    init?(_ bytes: some Collection<UInt8>, shape: [Int], caption: String) {
        let channels = shape.count == 3 ? shape[2] : 1
        guard (2...3).contains(shape.count), [1, 3].contains(channels) else { return nil }
        let pixels = Array(bytes)
        self.init(
            channels == 1 ? pixels : pixels.brightness, width: shape[1], height: shape[0], caption: caption)
    }
}

private extension [UInt8] {
    /// Of colours, red, green and blue for each pixel.
    var brightness: [UInt8] {
        stride(from: 0, to: count, by: 3).map { place in
            let (red, green, blue) = (Int(self[place]), Int(self[place + 1]), Int(self[place + 2]))
            return UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000)
        }
    }
}
