internal import CKernels

/// The sums of a kernel's gradient over the samples of a batch, found by workers who share the samples. Each is one
/// chain in the samples' order: the first worker adds its own up in the gradient, and what the samples of the others give
/// waits here until it is their turn, so that the bits are those of one worker.
final class SampleSums {
    private let waiting: Matrix
    private let gradient: Matrix

    /// `nil` where the kernel has more numbers than a sample, input and output together, which workers then need not hand
    /// to each other.
    init?(of kernel: Parameter, capacity: Int, sample numbers: Int) {
        guard kernel.count <= numbers else { return nil }
        gradient = kernel.gradient
        waiting = Matrix(rows: capacity * gradient.rows, columns: gradient.columns)
    }

    /// Where a sample's sum goes that is not the first worker's.
    func from(sample: Int) -> BNRows { waiting.from(row: sample * gradient.rows) }

    /// Adds what waits, when all have found theirs; each worker in its rows.
    func add(_ step: borrowing Step) {
        let rows = step.worker.rows(of: gradient.rows), first = Worker(index: 0, team: step.worker.team)
        for sample in first.rows(of: step.rows).upperBound..<step.rows {
            bn_add(
                Int32(rows.count), Int32(gradient.stride), waiting.from(row: sample * gradient.rows + rows.lowerBound),
                gradient.from(row: rows.lowerBound))
        }
    }
}
