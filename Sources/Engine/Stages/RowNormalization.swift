internal import CKernels

/// Batch normalization of the positions of images, of which workers share the rows, as convolutions do: what a worker
/// has just written it reads again, whole lines of it.
final class RowNormalization {
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let moments: BatchMoments
    private let gamma: Parameter
    private let beta: Parameter
    private let kernels: Kernels
    private let sums: BlockSums
    private let products: BlockSums
    /// Mean, variance and inverse deviation, or the gradients of β and γ, as each worker adds them up for itself.
    private let own: WorkerMemory

    init(
        input: ActivationBuffer, output: ActivationBuffer, moments: BatchMoments, gamma: Parameter, beta: Parameter,
        kernels: Kernels
    ) {
        self.input = input
        self.output = output
        self.moments = moments
        self.gamma = gamma
        self.beta = beta
        self.kernels = kernels
        sums = BlockSums(rows: input.values.rows, width: input.width)
        products = BlockSums(rows: input.values.rows, width: input.width)
        own = WorkerMemory(count: 3 * input.padded)
    }

    func forward(_ step: borrowing Step, byMoving: Bool, rectifies: Bool) {
        let share = BlockSums.share(of: step.rows * input.positions, step.worker), own = own.of(step.worker)
        var by = normalization(byMoving, rectifies)
        if !byMoving {
            findMoments(step, share, mean: own, variance: own + input.padded)
            (by.mean, by.variance) = (UnsafePointer(own), UnsafePointer(own + input.padded))
        }
        if !step.worker.leads { by.inverse = own + 2 * input.padded }
        kernels.pointee.normalize(
            by, Int32(share.rows.count), Int32(input.padded), input.values.from(row: share.rows.lowerBound),
            output.values.from(row: share.rows.lowerBound))
    }

    func backward(_ step: borrowing Step, byMoving: Bool, rectifies: Bool) {
        let rows = step.rows * input.positions, share = BlockSums.share(of: rows, step.worker)
        let by = normalization(byMoving, rectifies), count = Int32(share.rows.count), width = Int32(input.padded)
        let x = input.values.from(row: share.rows.lowerBound), dy = output.gradients.from(row: share.rows.lowerBound)
        kernels.pointee.normalizeGradientBlocks(by, count, width, dy, x, sums.from(share), products.from(share))
        step.worker.wait()
        let dBeta = own.of(step.worker), dGamma = dBeta + input.padded
        sums.add(rows: rows, into: dBeta)
        products.add(rows: rows, into: dGamma)
        kernels.pointee.normalizeGradientRows(
            by, byMoving ? 0 : Int32(rows), count, width, dy, x, dGamma, dBeta,
            input.gradients.from(row: share.rows.lowerBound))
        guard step.worker.leads else { return }
        beta.gradient.at.update(from: dBeta, count: input.padded)
        gamma.gradient.at.update(from: dGamma, count: input.padded)
    }
}

private extension RowNormalization {
    func normalization(_ byMoving: Bool, _ rectifies: Bool) -> BNNormalization {
        moments.normalization(
            of: 0, 0..<input.padded, byMoving: byMoving, gamma: gamma.values.at, beta: beta.values.at,
            rectifies: rectifies)
    }

    /// Those of the batch, for each worker; the first keeps them.
    func findMoments(
        _ step: borrowing Step, _ share: BlockSums.Share, mean: UnsafeMutablePointer<Float>,
        variance: UnsafeMutablePointer<Float>
    ) {
        let rows = step.rows * input.positions, count = Int32(share.rows.count), width = Int32(input.padded)
        let x = input.values.from(row: share.rows.lowerBound)
        kernels.pointee.blockSums(0, count, width, x, sums.from(share))
        step.worker.wait()
        sums.add(rows: rows, into: mean)
        for column in 0..<input.padded { mean[column] /= Float(rows) }
        kernels.pointee.blockSquares(count, width, x, mean, products.from(share))
        step.worker.wait()
        products.add(rows: rows, into: variance)
        for column in 0..<input.padded { variance[column] /= Float(rows) }
        guard step.worker.leads else { return }
        moments.mean.at.update(from: mean, count: input.padded)
        moments.variance.at.update(from: variance, count: input.padded)
        if step.statistics == .batch { moments.updateMovingAverages(0, 0..<input.padded) }
    }
}
