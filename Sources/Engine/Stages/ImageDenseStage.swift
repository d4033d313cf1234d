internal import CKernels

/// A dense layer on the images themselves, or on each row of them: zero pixels are skipped, and where only the gradient
/// is followed it is never stored.
final class ImageDenseStage: Stage {
    let kernel: Parameter
    let bias: Parameter?
    private let output: ActivationBuffer
    private let kernels: Kernels
    /// Where the pixels of each position are not zero; `nil` if a whole image is one position, as the batch has its
    /// mask of nonzero bytes then.
    private let nonzeroMask: UnsafeMutablePointer<UInt64>?
    /// The batch's masks by pixel.
    private let transposed: UnsafeMutablePointer<UInt64>
    /// Whether a pixel has been seen; until then its row of the kernel has neither gradient nor moments. A penalty
    /// moves every row, so that with one all count as seen.
    private let seen: UnsafeMutablePointer<UInt8>

    init(output: ActivationBuffer, kernel: Parameter, bias: Parameter?, kernels: Kernels) {
        self.kernel = kernel
        self.bias = bias
        self.output = output
        self.kernels = kernels
        let inputs = kernel.values.rows, rows = output.values.rows
        nonzeroMask = output.positions > 1 ? .allocate(capacity: rows * bn_words(inputs)) : nil
        transposed = .allocate(capacity: (rows + 63) / 64 * 64 * bn_words(inputs))
        seen = .allocate(capacity: inputs)
        seen.initialize(repeating: kernel.penalty == nil ? 0 : 1, count: inputs)
    }

    deinit {
        nonzeroMask?.deallocate()
        transposed.deallocate()
        seen.deallocate()
    }

    /// Which pixels have been seen is not known then; rows without gradient and moments stay as they are in any case.
    func resume() { seen.update(repeating: 1, count: kernel.values.rows) }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    /// A fifth of the pixels is not zero, in MNIST.
    var multiplications: Int { output.positions * kernel.count / 5 }

    func forward(_ step: borrowing Step) {
        prepare(step)
        let columns = step.worker.columns(of: output.padded)
        kernels.pointee.imageProduct(
            Int32(step.rows * output.positions), Int32(columns.count), images(step), 1,
            kernel.values.from(column: columns.lowerBound),
            bias.map { UnsafePointer($0.values.at + columns.lowerBound) },
            output.values.from(column: columns.lowerBound))
    }

    /// What comes before the product, whether it is of all positions at once or one after another.
    func prepare(_ step: borrowing Step) {
        if let nonzeroMask { mark(step, nonzeroMask) }
        guard step.training else { return }
        // Read in `backward`, after the loss has waited for all workers.
        let words = step.worker.rows(of: bn_words(kernel.values.rows))
        bn_transposeMask(
            Int32(step.rows * output.positions), images(step), words.lowerBound, words.upperBound, transposed)
    }

    /// The product of one position of some samples.
    func project(_ samples: Range<Int>, position: Int, _ step: borrowing Step, into rows: BNRows) {
        kernels.pointee.imageProduct(
            Int32(samples.count), Int32(output.padded),
            images(step, from: samples.lowerBound * output.positions + position), Int32(output.positions),
            kernel.values.from(), bias.map { UnsafePointer($0.values.at) }, rows)
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded), rows = Int32(step.rows * output.positions)
        let isFused = step.mayFuse && kernel.isPlain
        if step.worker.leads { kernel.hasUpdate = isFused }
        guard !columns.isEmpty else { return }
        let gradients = output.gradients.from(column: columns.lowerBound)
        var optimizer = isFused ? step.optimizer : BNOptimizer(rule: BNKeep)
        // A worker that shares `seen` with others sees their nonzeroMask early at most: the pixel is in this batch.
        kernels.pointee.imageUpdate(
            rows, Int32(columns.count), images(step), transposed, gradients, &optimizer,
            isFused ? kernel.from(column: columns.lowerBound) : kernel.gradientFrom(column: columns.lowerBound), seen
        )
        guard let bias else { return }
        kernels.pointee.columnSums(rows, Int32(columns.count), gradients, bias.gradient.at + columns.lowerBound)
    }
}

private extension ImageDenseStage {
    /// The batch's images, or each position of them as an image of its own, from one on.
    func images(_ step: borrowing Step, from first: Int = 0) -> BNImages {
        var images = step.batch.images
        if let nonzeroMask { (images.nonzeroMask, images.inputs) = (UnsafePointer(nonzeroMask), kernel.values.rows) }
        images.bytes += first * images.inputs
        images.nonzeroMask += first * bn_words(images.inputs)
        return images
    }

    /// Marks the positions, each worker those of its samples; all wait for it.
    func mark(_ step: borrowing Step, _ nonzeroMask: UnsafeMutablePointer<UInt64>) {
        let own = step.worker.rows(of: step.rows * output.positions), inputs = kernel.values.rows
        bn_nonzeroMask(
            own.count, inputs, step.batch.images.bytes + own.lowerBound * inputs,
            nonzeroMask + own.lowerBound * bn_words(inputs))
        step.worker.wait()
    }
}

extension BNOptimizer {
    init(rule: BNRule) {
        self.init()
        self.rule = rule
    }
}
