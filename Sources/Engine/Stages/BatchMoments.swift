internal import CKernels
internal import Experiments

/// The algorithm of batch normalization (Ioffe and Szegedy, 2015): moments of parts of a batch, their moving averages,
/// and the normalization by either.
final class BatchMoments {
    /// Of each part, [parts, width].
    let mean: Matrix
    let variance: Matrix
    /// Of all parts together, or a row for each.
    let movingMean: Matrix
    let movingVariance: Matrix
    /// 1 / √(σ² + ε), as each part was normalized.
    private let inverse: Matrix
    /// The weight of a new value in the moving averages.
    private let blend: Float
    private let epsilon: Float
    private let kernels: Kernels

    init(parts: Int, movingParts: Int, width: Int, momentum: Double, epsilon: Double, kernels: Kernels) {
        mean = Matrix(rows: parts, columns: width)
        variance = Matrix(rows: parts, columns: width)
        inverse = Matrix(rows: parts, columns: width)
        movingMean = Matrix(rows: movingParts, columns: width)
        movingVariance = Matrix(rows: movingParts, columns: width)
        movingVariance.fill(1)
        blend = Float(1 - momentum)
        self.epsilon = Float(epsilon)
        self.kernels = kernels
    }

    var averages: [MovingAverage] {
        [
            MovingAverage(name: .movingMean, values: movingMean),
            MovingAverage(name: .movingVariance, values: movingVariance),
        ]
    }

    /// Finds the moments of one part, whose rows are these.
    func find(_ part: Int, _ columns: Range<Int>, rows: Int, _ x: BNRows) {
        let offset = part * mean.stride + columns.lowerBound
        kernels.pointee.moments(Int32(rows), Int32(columns.count), x, mean.at + offset, variance.at + offset)
    }

    /// Moves the averages one step towards the moments of a part.
    func updateMovingAverages(_ part: Int, _ columns: Range<Int>) {
        let offset = part * mean.stride + columns.lowerBound, place = movingOffset(part) + columns.lowerBound
        bn_average(Int32(columns.count), blend, mean.at + offset, movingMean.at + place)
        bn_average(Int32(columns.count), blend, variance.at + offset, movingVariance.at + place)
    }

    /// What the columns of a part are normalized by: its own moments, or the moving averages. γ and β begin at the first
    /// column of all.
    func normalization(
        of part: Int, _ columns: Range<Int>, byMoving: Bool, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>,
        rectifies: Bool
    ) -> BNNormalization {
        let first = columns.lowerBound, offset = part * mean.stride + first
        let place = byMoving ? movingOffset(part) + first : offset
        return BNNormalization(
            mean: (byMoving ? movingMean : mean).at + place,
            variance: (byMoving ? movingVariance : variance).at + place,
            epsilon: epsilon, gamma: gamma + first, beta: beta + first, inverse: inverse.at + offset,
            rectifies: rectifies)
    }

    private func movingOffset(_ part: Int) -> Int { movingMean.rows > 1 ? part * movingMean.stride : 0 }
}
