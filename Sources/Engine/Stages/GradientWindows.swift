internal import CKernels
internal import Experiments

/// What gives the gradient of a convolution's input: windows over the output's gradient in its border of zeros, times
/// the kernel turned around.
///
/// Positions of the input that are a stride apart meet the same places of the kernel, and no others: a phase. Its
/// products take these alone, in their order, where a gradient spread out by the strides would be zeros for the most
/// part.
struct GradientWindows {
    /// The positions of the input that meet the same places of the kernel.
    struct Phase {
        let first: Extent2D
        let count: Extent2D
        /// The first number of each window over the bordered gradient, and the numbers of a window from its first.
        let windowOffsets: Offsets
        let insideOffsets: Offsets
        /// Its rows of the turned kernel.
        let kernelRows: Range<Int>

        var positions: Int { count.height * count.width }
    }

    let phases: [Phase]
    /// By place of the kernel, which place of the turned kernel it has; `nil` where it meets no position of the input, as
    /// where an input is smaller than its strides.
    let turnedPlaces: [Int?]
    private let size: Extent2D
    private let border: Extent2D
    private let filters: Int

    init(_ windows: Windows, filters: Int) {
        let rows = Axis(
            input: windows.input.height, size: windows.size.height, stride: windows.strides.height, before: windows.top,
            output: windows.output.height)
        let columns = Axis(
            input: windows.input.width, size: windows.size.width, stride: windows.strides.width, before: windows.left,
            output: windows.output.width)
        var phases: [Phase] = [], order: [Int] = []
        for y in rows.phases {
            for x in columns.phases {
                let places = y.places.flatMap { row in x.places.map { row * windows.size.width + $0 } }
                phases.append(
                    Phase(
                        first: Extent2D(y.first, x.first), count: Extent2D(y.count, x.count),
                        windowOffsets: Offsets(
                            (0..<y.count).flatMap { i in
                                (0..<x.count).map { ((y.start + i) * columns.length + x.start + $0) * filters }
                            }),
                        insideOffsets: Offsets(
                            y.places.indices.flatMap { i in
                                (0..<x.places.count * filters).map { i * columns.length * filters + $0 }
                            }),
                        kernelRows: order.count * filters..<(order.count + places.count) * filters))
                order += places
            }
        }
        var turnedPlaces = [Int?](repeating: nil, count: windows.size.height * windows.size.width)
        for (turned, place) in order.enumerated() { turnedPlaces[place] = turned }
        self.phases = phases
        self.turnedPlaces = turnedPlaces
        size = Extent2D(rows.length, columns.length)
        border = Extent2D(rows.border, columns.border)
        self.filters = filters
    }

    /// The numbers of a bordered gradient, a multiple of 16.
    var count: Int { Matrix.padded(size.height * size.width * filters) }

    /// Lays the gradient of a sample's output, of this extent, into its border.
    func fill(from rows: BNRows, _ extent: Extent2D, into place: UnsafeMutablePointer<Float>) {
        bn_border(
            1, Int32(extent.height), Int32(extent.width), Int32(filters), rows, Int32(border.height),
            Int32(border.width), 1, 1, Int32(size.height), Int32(size.width), place)
    }
}

/// One axis: position `first` + i · stride of the input gets gradients from the outputs start + i and following, in
/// their border, by way of `places` of the kernel.
private struct Axis {
    struct Phase {
        let first: Int
        let count: Int
        /// Descending, as the kernel is turned around.
        let places: [Int]
        var start: Int
    }

    let phases: [Phase]
    /// The zeros before the first output.
    let border: Int
    let length: Int

    init(input: Int, size: Int, stride: Int, before: Int, output: Int) {
        // Place k of the kernel leads from output o to position o · stride - before + k.
        var phases = (0..<min(stride, input)).map { first in
            let places = (0..<size).reversed().filter { (first + before - $0) % stride == 0 }
            return Phase(
                first: first, count: (input - first + stride - 1) / stride, places: places,
                start: places.first.map { (first + before - $0) / stride } ?? 0)
        }
        let border = max(0, -(phases.map(\.start).min() ?? 0))
        for index in phases.indices { phases[index].start += border }
        self.phases = phases
        self.border = border
        length = max(border + output, phases.map { $0.start + $0.count - 1 + $0.places.count }.max() ?? 0)
    }
}
