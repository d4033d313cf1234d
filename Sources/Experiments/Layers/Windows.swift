/// Windows that move over an image: what convolutions and pools share.
public struct Windows: Hashable, Sendable {
    /// The image's height and width.
    public let input: Extent2D
    /// A window's height and width.
    public let size: Extent2D
    /// How far a window lies from the one before.
    public let strides: Extent2D
    /// The zeros above and on the left.
    public let top: Int
    /// The zeros on the left.
    public let left: Int
    /// How many windows there are.
    public let output: Extent2D

    /// The windows of one image; `size` and `strides` at least 1.
    public init(input: Extent2D, size: Extent2D, strides: Extent2D, padding: Padding) {
        func along(_ length: Int, _ size: Int, _ stride: Int) -> (count: Int, before: Int) {
            let count = (length + stride - 1) / stride
            return switch padding {
            case .valid: (max(0, (length - size) / stride + (length >= size ? 1 : 0)), 0)
            case .same: (count, max(0, (count - 1) * stride + size - length) / 2)
            case .causal: (count, size - 1)
            }
        }
        let rows = along(input.height, size.height, strides.height),
            columns = along(input.width, size.width, strides.width)
        self.input = input
        self.size = size
        self.strides = strides
        (top, left) = (rows.before, columns.before)
        output = Extent2D(rows.count, columns.count)
    }
}

extension LayerDefinition {
    /// The windows of this size over an input [height, width, channels].
    func windows(over input: [Int], size: Extent2D, strides: Extent2D, padding: Padding, at place: LayerPlace)
        throws(ModelError) -> Windows
    {
        try expectImage(input, at: place)
        let windows = Windows(input: Extent2D(input[0], input[1]), size: size, strides: strides, padding: padding)
        guard windows.output.height > 0, windows.output.width > 0 else {
            throw .windowTooLarge(place, window: [size.height, size.width], shape: input)
        }
        return windows
    }

    /// The number of windows of so many steps over an input [steps, channels].
    func windowCount(over input: [Int], size: Int, strides: Int, padding: Padding, at place: LayerPlace)
        throws(ModelError) -> Int
    {
        try expectSequence(input, at: place)
        let windows = Windows(
            input: Extent2D(input[0], 1), size: Extent2D(size, 1), strides: Extent2D(strides, 1), padding: padding)
        guard windows.output.height > 0 else { throw .windowTooLarge(place, window: [size], shape: input) }
        return windows.output.height
    }

    func expectSequence(_ input: [Int], at place: LayerPlace) throws(ModelError) {
        guard input.count == 2 else {
            throw .shape(
                place, takes: "a sequence [steps, features]", shape: input,
                remedy: "put Reshape(steps, features) before it")
        }
    }

    func expectImage(_ input: [Int], at place: LayerPlace) throws(ModelError) {
        guard input.count == 3 else {
            let remedy = input.count == 2 ? "Reshape(\(input[0]), \(input[1]), 1)" : "Reshape(height, width, channels)"
            throw .shape(
                place, takes: "an image [height, width, channels]", shape: input, remedy: "put \(remedy) before it")
        }
    }
}
