internal import CKernels
internal import Experiments

/// First values of weights.
extension Initializer {
    /// rows × columns values, row-major, of a weight with these fans; `place` is its own stream of random numbers.
    func values(rows: Int, columns: Int, fanIn: Int, fanOut: Int, at place: BNRandom) -> [Float] {
        let count = rows * columns, (fanIn, fanOut) = (Double(fanIn), Double(fanOut))
        switch kind {
        case .glorotUniform: return uniform(count, (6 / (fanIn + fanOut)).squareRoot(), place)
        case .heUniform: return uniform(count, (6 / fanIn).squareRoot(), place)
        case .lecunUniform: return uniform(count, (3 / fanIn).squareRoot(), place)
        case .glorotNormal: return truncated(count, (2 / (fanIn + fanOut)).squareRoot(), place)
        case .heNormal: return truncated(count, (2 / fanIn).squareRoot(), place)
        case .lecunNormal: return truncated(count, (1 / fanIn).squareRoot(), place)
        case .randomNormal: return (0..<count).map { Float(scale * normal(place, $0)) }
        case .orthogonal: return orthogonal(rows, columns, place)
        case .zeros: return [Float](repeating: 0, count: count)
        case .ones: return [Float](repeating: Float(scale), count: count)
        }
    }
}

private extension Initializer {
    func uniform(_ count: Int, _ limit: Double, _ place: BNRandom) -> [Float] {
        var values = [Float](repeating: 0, count: count)
        bn_uniform(place, Float(limit * scale), count, &values)
        return values
    }

    /// Normal, drawn again where it is further out than two deviations; what that takes from the deviation is given
    /// back.
    func truncated(_ count: Int, _ deviation: Double, _ place: BNRandom) -> [Float] {
        (0..<count).map { index in
            var place = place
            var value = normal(place, index)
            while abs(value) > 2 {
                place.step += 1
                value = normal(place, index)
            }
            return Float(scale * deviation / 0.87962566103423978 * value)
        }
    }

    /// A standard normal number (Box and Muller, 1958).
    func normal(_ place: BNRandom, _ index: Int) -> Double {
        var words: [UInt32] = [0, 0, 0, 0]
        bn_random(place, UInt64(index), &words)
        let (first, second) = (UInt64(words[1]) << 32 | UInt64(words[0]), UInt64(words[3]) << 32 | UInt64(words[2]))
        let radius = (-2 * PortableMath.logarithm((Double(first >> 11) + 1) * 0x1p-53)).squareRoot()
        return radius * PortableMath.cosine(2 * .pi * Double(second >> 11) * 0x1p-53)
    }

    /// Rows, or columns where there are fewer, made orthonormal one after the other (Gram and Schmidt, each twice),
    /// from normal numbers.
    func orthogonal(_ rows: Int, _ columns: Int, _ place: BNRandom) -> [Float] {
        let (count, length) = (min(rows, columns), max(rows, columns))
        var vectors = (0..<count * length).map { normal(place, $0) }
        // Behind the last one is nothing, of which nothing is taken.
        vectors += [Double](repeating: 0, count: length)
        vectors.withUnsafeMutableBufferPointer { vectors in
            guard let first = vectors.baseAddress else { return }
            for index in 0..<count { orthonormalize(first + index * length, length, after: first, index) }
        }
        return (0..<rows).flatMap { row in
            (0..<columns).map { column in
                Float(scale * vectors[rows <= columns ? row * length + column : column * length + row])
            }
        }
    }

    /// Takes the `count` vectors before it out of a vector the second time, and out of the one behind it the first time:
    /// two long sums that need not wait for each other. Pointers, as this takes the square of the units times their
    /// number: with arrays a tenth of an epoch of LSTM 256.
    func orthonormalize(
        _ vector: UnsafeMutablePointer<Double>, _ length: Int, after first: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        let next = vector + length
        for index in 0..<count {
            let other = first + index * length, (own, nexts) = products(vector, next, by: other, length)
            for k in 0..<length { vector[k] -= own * other[k] }
            for k in 0..<length { next[k] -= nexts * other[k] }
        }
        let size = products(vector, next, by: vector, length).0.squareRoot()
        for k in 0..<length { vector[k] /= size }
        let share = products(vector, next, by: vector, length).1
        for k in 0..<length { next[k] -= share * vector[k] }
    }

    /// Those of two vectors with another.
    func products(
        _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, by other: UnsafePointer<Double>, _ length: Int
    ) -> (Double, Double) {
        var sums = (0.0, 0.0)
        for k in 0..<length {
            sums.0 += x[k] * other[k]
            sums.1 += y[k] * other[k]
        }
        return sums
    }
}
