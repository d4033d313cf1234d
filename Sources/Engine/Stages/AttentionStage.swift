internal import CKernels
internal import Experiments

/// Scaled dot-product attention (Vaswani et al., 2017), head by head of each sample. Its input is query, key and value
/// side by side, in each of which a head has columns of its own.
final class AttentionStage: Stage {
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let heads: Int
    private let keyDim: Int
    private let isCausal: Bool
    private let scale: Float
    /// How much of each step's value a step takes, [capacity · heads · steps, steps].
    private let shares: Matrix
    /// The gradient of the shares of one head.
    private let shareGradients: WorkerMemory
    private let kernels: Kernels

    init(_ layer: MultiHeadAttention, input: ActivationBuffer, output: ActivationBuffer, kernels: Kernels) {
        (heads, keyDim, isCausal) = (layer.numHeads, layer.keyDim, layer.useCausalMask)
        scale = 1 / Float(layer.keyDim).squareRoot()
        self.input = input
        self.output = output
        self.kernels = kernels
        shares = Matrix(rows: input.capacity * heads * input.positions, columns: input.positions)
        shareGradients = WorkerMemory(count: input.positions * shares.stride)
    }

    var multiplications: Int { 2 * steps * steps * heads * keyDim }
    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        forEachHead(step) { head in
            let values = head.rows(of: input.values), shares = head.shares
            kernels.pointee.turnedProduct(
                count, count, Int32(keyDim), values.query.at, values.query.stride, 1, values.key, .none, shares)
            kernels.pointee.softmax(count, count, scale, isCausal, shares, shares)
            kernels.pointee.product(
                count, Int32(keyDim), count, shares.at, shares.stride, 1, values.value, .none,
                head.output(output.values))
        }
    }

    func backward(_ step: borrowing Step) {
        let dShares = BNRows(at: shareGradients.of(step.worker), stride: shares.stride)
        forEachHead(step) { head in
            let values = head.rows(of: input.values), gradients = head.rows(of: input.gradients)
            let shares = head.shares, dOutput = head.output(output.gradients)
            kernels.pointee.product(
                count, Int32(keyDim), count, shares.at, 1, shares.stride, dOutput, .none, gradients.value)
            kernels.pointee.turnedProduct(
                count, count, Int32(keyDim), dOutput.at, dOutput.stride, 1, values.value, .none, dShares)
            kernels.pointee.softmaxGradient(count, count, scale, shares, dShares, dShares)
            kernels.pointee.product(
                count, Int32(keyDim), count, dShares.at, dShares.stride, 1, values.key, .none, gradients.query)
            kernels.pointee.product(
                count, Int32(keyDim), count, dShares.at, 1, dShares.stride, values.query, .none, gradients.key)
        }
    }
}

private extension AttentionStage {
    var steps: Int { input.positions }
    var count: Int32 { Int32(steps) }

    /// One head of one sample.
    struct Head {
        let sample: Int
        let number: Int
        let stage: AttentionStage

        var shares: BNRows {
            stage.shares.from(row: (sample * stage.heads + number) * stage.steps)
        }

        /// Its columns of what the heads give.
        func output(_ matrix: Matrix) -> BNRows { rows(of: matrix, part: 0) }

        /// Its columns of query, key and value.
        func rows(of matrix: Matrix) -> (query: BNRows, key: BNRows, value: BNRows) {
            (rows(of: matrix, part: 0), rows(of: matrix, part: 1), rows(of: matrix, part: 2))
        }

        private func rows(of matrix: Matrix, part: Int) -> BNRows {
            matrix.from(row: sample * stage.steps, column: (part * stage.heads + number) * stage.keyDim)
        }
    }

    /// Those of this worker's samples.
    func forEachHead(_ step: borrowing Step, _ body: (Head) -> Void) {
        for sample in step.worker.rows(of: step.rows) {
            for number in 0..<heads { body(Head(sample: sample, number: number, stage: self)) }
        }
    }
}
