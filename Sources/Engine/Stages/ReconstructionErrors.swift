internal import CKernels

/// What samples are to be reconstructed from a batch, and how far outputs are from them: by sample, in double precision.
final class ReconstructionErrors {
    /// The sums over a sample's numbers of (output − target)², and of |output − target|, [capacity].
    let squared: UnsafeMutablePointer<Double>
    let absolute: UnsafeMutablePointer<Double>
    private let width: Int
    /// Pixels as numbers, and what the sigmoid makes of outputs: [capacity, width].
    private let targets: Matrix
    private let outputs: Matrix?
    private let kernels: Kernels

    /// Where it `appliesSigmoid`, outputs are those before it.
    init(capacity: Int, width: Int, appliesSigmoid: Bool, kernels: Kernels) {
        self.width = width
        self.kernels = kernels
        targets = Matrix(columns: capacity * width)
        outputs = appliesSigmoid ? Matrix(columns: capacity * width) : nil
        squared = .allocate(capacity: capacity)
        absolute = .allocate(capacity: capacity)
    }

    deinit {
        squared.deallocate()
        absolute.deallocate()
    }

    /// The numbers of these images of a batch, one behind the other.
    func numbers(of pixels: BNImages, _ rows: Range<Int>) -> UnsafePointer<Float> {
        var own = pixels
        own.bytes += rows.lowerBound * width
        let place = targets.at + rows.lowerBound * width
        bn_expand(Int32(rows.count), Int32(width), 0, own, BNRows(at: place, stride: width))
        return UnsafePointer(place)
    }

    /// Measures these rows of a batch; `targets` begin with the first of them.
    func measure(_ rows: Range<Int>, of values: Matrix, against targets: UnsafePointer<Float>) {
        for (index, row) in rows.enumerated() {
            var own = values.at + row * values.stride
            if let outputs {
                let place = outputs.at + row * width
                kernels.pointee.activate(
                    BNActivation(function: BNSigmoid, slope: 0), 1, Int32(width), BNRows(at: own, stride: width),
                    BNRows(at: place, stride: width))
                own = place
            }
            bn_errors(Int32(width), own, targets + index * width, squared + row, absolute + row)
        }
    }
}
