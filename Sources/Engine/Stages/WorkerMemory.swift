/// Memory that each worker of a team has for itself while it is at a sample, zeros at first: it stays in the worker's
/// second cache.
final class WorkerMemory {
    private let matrix: Matrix

    init(count: Int) { matrix = Matrix(rows: Team.most, columns: count, isSparse: true) }

    func of(_ worker: Worker) -> UnsafeMutablePointer<Float> { matrix.at + worker.index * matrix.stride }
}
