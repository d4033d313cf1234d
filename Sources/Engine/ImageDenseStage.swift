/// A dense layer on the images themselves: zero pixels are skipped, and the gradient of the kernel is never stored.
internal import CKernels

final class ImageDenseStage: Stage {
    let kernel: Parameter
    let bias: Parameter?
    private let output: Signal
    private let kernels: Kernels
    private let biasGradient: Matrix
    /// Two sets of lists: a worker may list the next batch while another is still at this one.
    private let lists: [(entries: UnsafeMutablePointer<UInt32>, starts: UnsafeMutablePointer<UInt32>)]
    /// Whether a pixel has been seen; until then its row of the kernel has neither gradient nor moments.
    private let touched: UnsafeMutablePointer<UInt8>

    /// A batch has at most `entries` nonzero pixels.
    init(output: Signal, inputs: Int, useBias: Bool, entries: Int, rule: BNRule, kernels: Kernels) {
        kernel = Parameter(rows: inputs, columns: output.width, rule: rule)
        bias = useBias ? Parameter(columns: output.width, rule: rule) : nil
        biasGradient = Matrix(columns: output.width)
        self.output = output
        self.kernels = kernels
        lists = (0..<2).map { _ in (.allocate(capacity: entries), .allocate(capacity: inputs + 1)) }
        touched = .allocate(capacity: inputs)
        touched.initialize(repeating: 0, count: inputs)
    }

    deinit {
        for list in lists {
            list.entries.deallocate()
            list.starts.deallocate()
        }
        touched.deallocate()
    }

    var parameters: [Matrix] { [kernel.values] + (bias.map { [$0.values] } ?? []) }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        // Read in `backward`, after the loss has waited for all workers.
        if step.training && step.worker.index == step.worker.team.count - 1 {
            let (entries, starts) = lists[step.number % 2]
            bn_turn(Int32(step.rows), Int32(kernel.values.rows), step.images.lists, step.samples, starts, entries)
        }
        kernels.pointee.imageProduct(
            Int32(step.rows), Int32(columns.count), step.images.lists, step.samples, kernel.values.from(column: columns.lowerBound),
            bias.map { UnsafePointer($0.values.at + columns.lowerBound) }, output.values.from(column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        guard !columns.isEmpty else { return }
        var optimizer = step.optimizer
        let (entries, starts) = lists[step.number % 2]
        let gradients = output.gradients.from(column: columns.lowerBound)
        // A worker that shares `touched` with others sees their marks early at most: the pixel is in this batch.
        kernels.pointee.imageUpdate(
            Int32(kernel.values.rows), Int32(columns.count), step.images.pixels(entries: entries, starts: starts), gradients, &optimizer,
            kernel.from(column: columns.lowerBound), touched)
        guard let bias else { return }
        kernels.pointee.columnSums(Int32(step.rows), Int32(columns.count), gradients, biasGradient.at + columns.lowerBound)
        kernels.pointee.update(
            1, Int32(columns.count), biasGradient.from(column: columns.lowerBound), &optimizer, bias.from(column: columns.lowerBound))
    }
}
