/// Mean and variance over many batches.
struct PopulationMoments {
    private var sums: [Double]
    private var squares: [Double]
    private var count = 0

    init(width: Int) {
        sums = [Double](repeating: 0, count: width)
        squares = sums
    }

    /// A batch of so many samples, with its mean and biased variance for each feature.
    mutating func add(_ mean: Matrix, _ variance: Matrix, rows: Int) {
        for column in sums.indices {
            let (m, v) = (Double(mean.at[column]), Double(variance.at[column]))
            sums[column] += m * Double(rows)
            squares[column] += (v + m * m) * Double(rows)
        }
        count += rows
    }

    var mean: [Float] { sums.map { Float($0 / Double(count)) } }
    var variance: [Float] {
        zip(sums, squares).map { Float(max(0, $1 / Double(count) - ($0 / Double(count)) * ($0 / Double(count)))) }
    }
}
