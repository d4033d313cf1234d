/// Student's t distribution about a noncentrality δ: what the t statistic follows where there is an effect. Power rests
/// on it.
public enum NoncentralT {
    /// P(T ≤ t), good to about 1e-12, by Lenth's series (Algorithm AS 243, 1989), for |δ| up to 37.
    /// - Precondition: so large a δ at most, and `degreesOfFreedom` ≥ 1.
    public static func cumulative(
        _ t: Double, degreesOfFreedom: Int, noncentrality delta: Double, file: StaticString = #fileID,
        line: UInt = #line
    ) -> Double {
        checkCount(degreesOfFreedom, atLeast: 1, "NoncentralT: the degrees of freedom", file, line)
        guard delta.magnitude <= 37 else {
            fatalError("NoncentralT: a noncentrality of \(delta); expected −37 to 37", file: file, line: line)
        }
        if t.isNaN { return t }
        if t.isInfinite { return t < 0 ? 0 : 1 }
        if t < 0 { return 1 - cumulative(-t, degreesOfFreedom: degreesOfFreedom, noncentrality: -delta) }
        let freedom = Double(degreesOfFreedom)
        let x = t * t / (t * t + freedom)
        let half = delta * delta / 2
        var even = exponential(-half)
        // 2/√π: the first odd weight is δ e^(−δ²/2) / (√2 Γ(3/2)).
        var odd = delta * even * 0.7978845608028654
        var sum = 0.0
        for index in 0..<2000 {
            let j = Double(index)
            sum += even * regularizedBeta(x, j + 0.5, freedom / 2) + odd * regularizedBeta(x, j + 1, freedom / 2)
            even *= half / (j + 1)
            odd *= half / (j + 1.5)
            if j > half, even + odd.magnitude < 1e-17 { break }
        }
        return min(1, max(0, Normal.cumulative(-delta) + sum / 2))
    }
}
