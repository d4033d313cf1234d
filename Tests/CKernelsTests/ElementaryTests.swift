/// The errors of the elementary functions, against double precision.
import CKernels
import Glibc
import Testing

struct ElementaryFunction: Sendable, CustomStringConvertible {
    let description: String
    /// The largest error allowed, in units in the last place of the right answer.
    let bound: Double
    let ours: @Sendable (Float) -> Float
    let exact: @Sendable (Double) -> Double
    let domain: ClosedRange<Float>

    static let all = [
        ElementaryFunction(
            description: "exp", bound: 1.1, ours: { bn_exp($0) }, exact: { exp($0) }, domain: -87.33...88.72),
        ElementaryFunction(
            description: "log", bound: 0.9, ours: { bn_log($0) }, exact: { log($0) },
            domain: .leastNonzeroMagnitude...3.4e38),
        ElementaryFunction(
            description: "reciprocal", bound: 0.6, ours: { bn_reciprocal($0) }, exact: { 1 / $0 },
            domain: 1.2e-38...8e37),
        ElementaryFunction(
            description: "sigmoid", bound: 2.5, ours: { activate(BNSigmoid, $0) }, exact: { 1 / (1 + exp(-$0)) },
            domain: -87.3...100),
        ElementaryFunction(
            description: "tanh", bound: 1.4, ours: { activate(BNTanh, $0) }, exact: { tanh($0) }, domain: -20...20),
        ElementaryFunction(
            description: "softplus", bound: 3, ours: { activate(BNSoftplus, $0) }, exact: { log1p(exp($0)) },
            domain: -87...100),
        ElementaryFunction(
            description: "elu", bound: 3, ours: { activate(BNElu, $0) }, exact: { $0 > 0 ? $0 : expm1($0) },
            domain: -80...20),
        ElementaryFunction(
            description: "silu", bound: 4, ours: { activate(BNSilu, $0) }, exact: { $0 / (1 + exp(-$0)) },
            domain: -80...20),
        ElementaryFunction(
            description: "gelu", bound: 4, ours: { activate(BNGelu, $0) },
            exact: { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) }, domain: 0...20),
    ]
}

private func activate(_ function: BNFunction, _ x: Float) -> Float {
    var input = x, output: Float = 0
    withUnsafeMutablePointer(to: &input) { input in
        withUnsafeMutablePointer(to: &output) { output in
            variants[variants.count - 1].pointee.activate(
                BNActivation(function: function, slope: 1), 1, 1, BNRows(at: input, stride: 1),
                BNRows(at: output, stride: 1))
        }
    }
    return output
}

@Suite struct ElementaryTests {
    /// Every 20011th float; a sweep over all of them is part of the benchmarks.
    @Test(arguments: ElementaryFunction.all) func errorIsBounded(function: ElementaryFunction) {
        var worst = (error: 0.0, at: Float(0))
        for bits in Swift.stride(from: UInt32(0), to: .max, by: 20011) {
            let x = Float(bitPattern: bits)
            guard function.domain.contains(x) else { continue }
            let exact = function.exact(Double(x))
            guard abs(Float(exact)) >= .leastNormalMagnitude else { continue }
            let error = abs(Double(function.ours(x)) - exact) / Double(Float(exact).ulp)
            if error > worst.error { worst = (error, x) }
        }
        #expect(worst.error < function.bound, "\(worst)")
    }

    static let exponentials: [(Float, Float)] = [
        (.infinity, .infinity), (-.infinity, 0), (100, .infinity), (-100, 0), (0, 1), (-0.0, 1), (-87.336548, 0),
    ]
    static let logarithms: [(Float, Float)] = [(.infinity, .infinity), (0, -.infinity), (-0.0, -.infinity), (1, 0)]

    @Test(arguments: exponentials) func expAtTheEnds(x: Float, y: Float) { #expect(bn_exp(x) == y) }

    @Test(arguments: logarithms) func logAtTheEnds(x: Float, y: Float) { #expect(bn_log(x) == y) }

    @Test func nanStays() {
        #expect(
            bn_exp(.nan).isNaN && bn_log(.nan).isNaN && bn_log(-1).isNaN && activate(BNTanh, .nan).isNaN
                && activate(BNSigmoid, .nan).isNaN)
        #expect(activate(BNRelu, .nan).isNaN)
    }
}
