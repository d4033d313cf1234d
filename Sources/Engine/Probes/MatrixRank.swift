internal import Experiments

/// The rank of a matrix, by the eigenvalues of its smaller Gram matrix (Jacobi's rotations, in double precision).
struct MatrixRank {
    /// The number of singular values above max(rows, columns) · 2⁻²³ of the greatest.
    let rank: Int
    /// exp(−Σ p ln p), where p are the squared singular values' shares.
    let effective: Double

    init(_ values: [Float], rows: Int, columns: Int) {
        let count = min(rows, columns), length = max(rows, columns)
        func number(_ vector: Int, _ place: Int) -> Double {
            Double(rows <= columns ? values[vector * columns + place] : values[place * columns + vector])
        }
        var gram = [Double](repeating: 0, count: count * count)
        for i in 0..<count {
            for j in i..<count {
                let product = (0..<length).reduce(0) { $0 + number(i, $1) * number(j, $1) }
                (gram[i * count + j], gram[j * count + i]) = (product, product)
            }
        }
        let squares = MatrixRank.eigenvalues(&gram, count).map { max($0, 0) }
        let greatest = squares.max() ?? 0, bound = Double(length) * 0x1p-23, total = squares.reduce(0, +)
        rank = squares.count { greatest > 0 && $0.squareRoot() > bound * greatest.squareRoot() }
        effective = PortableMath.exponential(
            squares.reduce(0) { $1 > 0 ? $0 - $1 / total * PortableMath.logarithm($1 / total) : $0 })
    }
}

private extension MatrixRank {
    static func eigenvalues(_ a: inout [Double], _ n: Int) -> [Double] {
        for _ in 0..<30 {
            var outside = 0.0
            for i in 0..<n { for j in 0..<i { outside += a[i * n + j] * a[i * n + j] } }
            let inside = (0..<n).reduce(0) { $0 + a[$1 * n + $1] * a[$1 * n + $1] }
            if outside <= 1e-28 * inside || !outside.isFinite { break }
            for p in 0..<n { for q in (p + 1)..<max(n, p + 1) { rotate(&a, n, p, q) } }
        }
        return (0..<n).map { a[$0 * n + $0] }
    }

    /// Makes a[p, q] zero.
    static func rotate(_ a: inout [Double], _ n: Int, _ p: Int, _ q: Int) {
        let off = a[p * n + q]
        guard off != 0 else { return }
        let theta = (a[q * n + q] - a[p * n + p]) / (2 * off)
        let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot()),
            c = 1 / (t * t + 1).squareRoot(), s = t * c
        for k in 0..<n {
            let (x, y) = (a[k * n + p], a[k * n + q])
            (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y)
        }
        for k in 0..<n {
            let (x, y) = (a[p * n + k], a[q * n + k])
            (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y)
        }
    }
}
