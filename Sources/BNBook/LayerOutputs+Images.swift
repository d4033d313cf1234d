extension LayerOutputs {
    /// Each sample's numbers as an image for `Chart(images:)`, 0 for the ground and 1 for ink, as reconstructions of
    /// images are; what lies outside is cut off, and of colours the brightness is shown. Numbers in a row are told the
    /// `shape` of an image: `result["A"].outputs(layer: 5)[0].images(shape: [28, 28])`.
    /// - Precondition: the shape is that of an image in greys or colours, with as many numbers.
    public func images(
        shape: [Int]? = nil, file: StaticString = #fileID, line: UInt = #line
    ) -> [GrayImage] {
        let shape = shape ?? self.shape, count = self.shape.reduce(1, *)
        return values.map { numbers in
            let bytes = numbers.map { $0 > 0 ? UInt8((min($0, 1) * 255).rounded()) : 0 }
            guard shape.allSatisfy({ $0 > 0 }), shape.reduce(1, *) == count,
                let image = GrayImage(bytes, shape: shape, caption: "")
            else {
                fatalError(
                    "LayerOutputs.images: \(count) numbers of the shape \(self.shape) are no image of the shape \(shape); expected shape: [height, width] or [height, width, 3]",
                    file: file, line: line)
            }
            return image
        }
    }
}
