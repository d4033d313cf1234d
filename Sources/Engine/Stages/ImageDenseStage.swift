/// A dense layer on the images themselves: zero pixels are skipped, and where only the gradient is followed it is never stored.
internal import CKernels

final class ImageDenseStage: Stage {
    let kernel: Parameter
    let bias: Parameter?
    private let output: Signal
    private let kernels: Kernels
    /// The batch's marks by pixel.
    private let turned: UnsafeMutablePointer<UInt64>
    /// Whether a pixel has been seen; until then its row of the kernel has neither gradient nor moments.
    private let touched: UnsafeMutablePointer<UInt8>

    init(output: Signal, kernel: Parameter, bias: Parameter?, capacity: Int, kernels: Kernels) {
        self.kernel = kernel
        self.bias = bias
        self.output = output
        self.kernels = kernels
        let inputs = kernel.values.rows
        turned = .allocate(capacity: (capacity + 63) / 64 * 64 * bn_words(inputs))
        touched = .allocate(capacity: inputs)
        touched.initialize(repeating: 0, count: inputs)
    }

    deinit {
        turned.deallocate()
        touched.deallocate()
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        kernels.pointee.imageProduct(
            Int32(step.rows), Int32(columns.count), step.batch.images, kernel.values.from(column: columns.lowerBound),
            bias.map { UnsafePointer($0.values.at + columns.lowerBound) }, output.values.from(column: columns.lowerBound))
        guard step.training else { return }
        // Read in `backward`, after the loss has waited for all workers.
        let words = step.worker.rows(of: bn_words(kernel.values.rows))
        bn_turn(Int32(step.rows), step.batch.images, words.lowerBound, words.upperBound, turned)
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        let isFused = step.mayFuse && kernel.isPlain
        if step.worker.leads { kernel.isMoved = isFused }
        guard !columns.isEmpty else { return }
        let gradients = output.gradients.from(column: columns.lowerBound)
        var optimizer = isFused ? step.optimizer : BNOptimizer(rule: BNKeep)
        // A worker that shares `touched` with others sees their marks early at most: the pixel is in this batch.
        kernels.pointee.imageUpdate(
            Int32(step.rows), Int32(columns.count), step.batch.images, turned, gradients, &optimizer,
            isFused ? kernel.from(column: columns.lowerBound) : kernel.gradientFrom(column: columns.lowerBound), touched)
        guard let bias else { return }
        kernels.pointee.columnSums(Int32(step.rows), Int32(columns.count), gradients, bias.gradient.at + columns.lowerBound)
    }
}

extension BNOptimizer {
    init(rule: BNRule) {
        self.init()
        self.rule = rule
    }
}
