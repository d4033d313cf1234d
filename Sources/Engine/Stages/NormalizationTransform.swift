internal import CKernels
internal import Experiments

/// What batch renormalization and noise make of γ and β in one step: y = noise · (γ · (scale · n + shift) + β) + drift,
/// a row for each part of the batch.
final class NormalizationTransform {
    private let layer: BatchNormalization
    private let gamma: Matrix
    private let beta: Matrix
    private let scale: Matrix
    private let shift: Matrix
    /// The noise's factor and drift.
    private let noise: Matrix
    private let random: BNRandom

    struct Factors {
        let gamma: UnsafeMutablePointer<Float>
        let beta: UnsafeMutablePointer<Float>
        let scale: UnsafeMutablePointer<Float>
        let shift: UnsafeMutablePointer<Float>
        let noise: UnsafeMutablePointer<Float>
    }

    init(_ layer: BatchNormalization, parts: Int, width: Int, random: BNRandom) {
        self.layer = layer
        self.random = random
        gamma = Matrix(rows: parts, columns: width)
        beta = Matrix(rows: parts, columns: width)
        scale = Matrix(rows: parts, columns: width)
        shift = Matrix(rows: parts, columns: width)
        noise = Matrix(rows: 2, columns: width)
        scale.fill(1)
        for column in 0..<noise.stride { noise.at[column] = 1 }
    }

    /// Draws the step's noise.
    func draw(_ step: borrowing Step) {
        guard let size = layer.noise else { return }
        step.worker.wait()
        if step.worker.leads {
            for (row, limit) in [size.scale, size.shift].enumerated() {
                let place = BNRandom(
                    seed: random.seed, stream: random.stream + UInt32(row),
                    step: UInt32(truncatingIfNeeded: step.number))
                bn_uniform(place, Float(limit), noise.columns, noise.at + row * noise.stride)
            }
            for column in 0..<noise.columns { noise.at[column] += 1 }
        }
        step.worker.wait()
    }

    /// γ and β as this part of the batch meets them.
    func factors(
        _ part: Int, _ columns: Range<Int>, _ moments: BatchMoments, _ gamma: Parameter, _ beta: Parameter
    ) -> Factors {
        let factors = factors(part), offset = part * moments.mean.stride
        for column in columns {
            if let bounds = layer.renormalization {
                let deviation = (moments.variance.at[offset + column] + Float(layer.epsilon)).squareRoot()
                let average = (moments.movingVariance.at[column] + Float(layer.epsilon)).squareRoot()
                let most = Float(bounds.maximumScale), far = Float(bounds.maximumShift)
                factors.scale[column] = min(max(deviation / average, 1 / most), most)
                factors.shift[column] = min(
                    max((moments.mean.at[offset + column] - moments.movingMean.at[column]) / average, -far), far)
            }
            let (given, drift) = (noise.at[column], noise.at[noise.stride + column])
            factors.gamma[column] = gamma.values.at[column] * factors.scale[column] * given
            factors.beta[column] =
                (gamma.values.at[column] * factors.shift[column] + beta.values.at[column]) * given + drift
        }
        return factors
    }

    /// The same, as they were left.
    func factors(_ part: Int) -> Factors {
        let offset = part * gamma.stride
        return Factors(
            gamma: gamma.at + offset, beta: beta.at + offset, scale: scale.at + offset, shift: shift.at + offset,
            noise: noise.at)
    }
}
