internal import CKernels

/// The gradient of a bias: the sums over the rows of each column, block by block, found by workers who share the samples
/// and have each row for a while. What a worker has of a block that another began waits until that one's rows are in the
/// block's sum, so that the bits are those of one worker.
final class BiasSums {
    private let gradient: Matrix
    /// Of each block.
    private let sums: Matrix
    private let waiting: WorkerMemory
    private let positions: Int
    private let kernels: Kernels

    init(of bias: Parameter, output: ActivationBuffer, kernels: Kernels) {
        gradient = bias.gradient
        sums = Matrix(rows: BlockSums.blocks(output.values.rows), columns: output.width)
        waiting = WorkerMemory(count: BlockSums.size * gradient.stride)
        positions = output.positions
        self.kernels = kernels
    }

    /// Adds the rows of samples of this worker's, which come in their order.
    func add(_ rows: BNRows, of samples: Range<Int>, _ step: borrowing Step) {
        let first = samples.lowerBound * positions, end = samples.upperBound * positions
        let all = step.worker.rows(of: step.rows).lowerBound * positions
        let begun = min(max(BlockSums.blocks(all) * BlockSums.size, first), end)
        bn_copy(Int32(begun - first), Int32(gradient.stride), rows, waiting(of: step.worker, from: first - all))
        add(begun..<end, BNRows(at: rows.at + (begun - first) * rows.stride, stride: rows.stride))
    }

    /// The whole sums, when all workers have added their rows.
    func finish(_ step: borrowing Step) {
        for index in 1..<step.worker.team.count {
            let worker = Worker(index: index, team: step.worker.team), samples = worker.rows(of: step.rows)
            let first = samples.lowerBound * positions
            let begun = min(BlockSums.blocks(first) * BlockSums.size, samples.upperBound * positions)
            add(first..<begun, waiting(of: worker, from: 0))
        }
        let blocks = BlockSums.blocks(step.rows * positions)
        bn_addBlocks(Int32(blocks), Int32(gradient.stride), sums.from(), gradient.at)
    }

    private func add(_ range: Range<Int>, _ rows: BNRows) {
        let (block, before) = range.lowerBound.quotientAndRemainder(dividingBy: BlockSums.size)
        kernels.pointee.blockSums(
            Int32(before), Int32(range.count), Int32(gradient.stride), rows, sums.from(row: block))
    }

    private func waiting(of worker: Worker, from row: Int) -> BNRows {
        BNRows(at: waiting.of(worker) + row * gradient.stride, stride: gradient.stride)
    }
}
