/// The loss of a network in double precision, written for reading: what the engine's gradients are checked against.
import Experiments
import Foundation

/// Parameters are lists in the engine's order; batch normalization uses the batch's own moments.
struct DoubleNetwork {
    let layers: [Layer]
    var parameters: [[Double]]

    /// The mean cross-entropy of the rows of x.
    func loss(_ x: [[Double]], labels: [UInt8]) -> Double {
        var x = x, next = parameters.makeIterator()
        for layer in layers {
            switch layer {
            case .flatten, .dropout: break
            case .dense(let dense):
                let kernel = next.next()!,
                    bias = dense.useBias ? next.next()! : [Double](repeating: 0, count: dense.units)
                x = x.map { row -> [Double] in
                    (0..<dense.units).map { j -> Double in
                        row.indices.reduce(bias[j]) { sum, i -> Double in sum + row[i] * kernel[i * dense.units + j] }
                    }
                }
                x = x.map { $0.map { apply(dense.activation, $0) } }
            case .activation(let activation): x = x.map { $0.map { apply(activation.function, $0) } }
            case .leakyReLU(let layer): x = x.map { $0.map { max($0, 0) + layer.negativeSlope * min($0, 0) } }
            case .elu(let layer): x = x.map { $0.map { $0 > 0 ? $0 : layer.alpha * (exp($0) - 1) } }
            case .batchNormalization(let layer):
                let gamma = layer.scale ? next.next() : nil, beta = layer.center ? next.next() : nil
                x = normalize(x, epsilon: layer.epsilon, gamma, beta)
            default: fatalError("\(layer) is not written here")
            }
        }
        return zip(x, labels).reduce(0) { $0 + crossEntropy($1.0, Int($1.1)) } / Double(x.count)
    }

    /// The gradient of the loss by one parameter, by a central difference.
    func slope(_ list: Int, _ index: Int, _ x: [[Double]], labels: [UInt8]) -> Double {
        var above = self, below = self
        above.parameters[list][index] += 1e-5
        below.parameters[list][index] -= 1e-5
        return (above.loss(x, labels: labels) - below.loss(x, labels: labels)) / 2e-5
    }
}

private func apply(_ function: ActivationFunction, _ x: Double) -> Double {
    switch function {
    case .linear, .softmax: x
    case .relu: max(x, 0)
    case .leakyRelu: x > 0 ? x : 0.2 * x
    case .elu: x > 0 ? x : exp(x) - 1
    case .gelu: x * 0.5 * (1 + erf(x / 2.0.squareRoot()))
    case .silu: x / (1 + exp(-x))
    case .softplus: log(1 + exp(x))
    case .sigmoid: 1 / (1 + exp(-x))
    case .tanh: tanh(x)
    }
}

private func normalize(_ x: [[Double]], epsilon: Double, _ gamma: [Double]?, _ beta: [Double]?) -> [[Double]] {
    var y = x
    for j in x[0].indices {
        let column = x.map { $0[j] }, count = Double(x.count), mean = column.reduce(0, +) / count
        let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        for i in x.indices {
            y[i][j] = (column[i] - mean) / (variance + epsilon).squareRoot() * (gamma?[j] ?? 1) + (beta?[j] ?? 0)
        }
    }
    return y
}

private func crossEntropy(_ logits: [Double], _ label: Int) -> Double {
    let greatest = logits.max()!
    return log(logits.reduce(0) { $0 + exp($1 - greatest) }) - (logits[label] - greatest)
}
