/// What a run of a network takes at least, whatever the program: its multiplications at the processors' peak, or its bytes
/// at the speed of the memory that they lie in.
internal import Datasets
internal import Dispatch
internal import Experiments
internal import HardwareLimits
internal import Synchronization

/// What one sample and one step ask for, found from the shapes of layers.
struct Work {
    /// Of products, for one sample: on the way to the loss, and back.
    private(set) var forward = 0.0
    private(set) var backward = 0.0
    /// Numbers that the optimizer moves in a step.
    private(set) var moved = 0.0
    /// Numbers that layers with a product, a sum or a normalization give for one sample.
    private(set) var given = 0
    /// Pixels are zero for the most part: a first layer on them need not multiply those, and its weights for pixels that are
    /// zero in all samples never move.
    private let pixels: Pixels
    private var isInput = true

    init(_ layers: [Layer], shape: [Int], pixels: Pixels) throws {
        self.pixels = pixels
        _ = try add(layers, shape)
    }

    /// Shares of pixels: those that are not zero, and those that are not in all samples.
    struct Pixels {
        let nonzero: Double
        let seen: Double

        init(_ samples: Samples, inputs: Int) {
            var isSeen = [Bool](repeating: false, count: inputs), count = 0
            for (index, pixel) in samples.pixels.enumerated() where pixel != 0 {
                isSeen[index % inputs] = true
                count += 1
            }
            nonzero = Double(count) / Double(samples.pixels.count)
            seen = Double(isSeen.count { $0 }) / Double(inputs)
        }
    }

    private mutating func add(_ layers: [Layer], _ input: [Int]) throws -> [Int] {
        try layers.reduce(input) { try add($1, $0) }
    }

    private mutating func add(_ layer: Layer, _ input: [Int]) throws -> [Int] {
        let summary = try layer.definition.summary(input: input, at: LayerPlace([1], type: layer.type))
        let output = summary.outputShape, channels = input[input.count - 1]
        switch layer {
        case .residual(let block):
            _ = try add(block.layers, input)
            _ = try add(block.shortcut, input)
            return output
        case .flatten, .reshape, .activation, .dropout: return output
        case .dense(let dense):
            multiply(output.reduce(1, *) * channels, skipsZeros: true, weights: channels * dense.units)
        case .conv1D(let convolution):
            let window = convolution.kernelSize * channels
            multiply(output.reduce(1, *) * window, skipsZeros: false, weights: window * convolution.filters)
        case .conv2D(let convolution):
            let window = convolution.kernelSize.height * convolution.kernelSize.width * channels
            multiply(output.reduce(1, *) * window, skipsZeros: false, weights: window * convolution.filters)
        case .simpleRNN(let layer): add(layer, input)
        case .lstm(let layer): add(layer, input)
        case .gru(let layer): add(layer, input)
        case .multiHeadAttention(let layer):
            let (steps, features) = (input[0], input[1]), width = layer.numHeads * layer.keyDim
            multiply(steps * features * 3 * width, skipsZeros: true, weights: features * 3 * width)
            isInput = false
            multiply(2 * steps * steps * width, skipsZeros: false, weights: 0)
            multiply(steps * width * features, skipsZeros: false, weights: width * features)
            given += steps * 4 * width
        default: moved += Double(summary.trainable)
        }
        given += output.reduce(1, *)
        isInput = false
        return output
    }

    private mutating func add<Recurrent: RecurrentLayer>(_ layer: Recurrent, _ input: [Int]) {
        let width = Recurrent.gates * layer.units
        multiply(input[0] * input[1] * width, skipsZeros: true, weights: input[1] * width)
        isInput = false
        // No state comes before the first step.
        multiply((input[0] - 1) * layer.units * width, skipsZeros: false, weights: layer.units * width)
        given += input[0] * width
    }

    /// A product; nothing learns from the gradient of the samples.
    private mutating func multiply(_ count: Int, skipsZeros: Bool, weights: Int) {
        let skips = isInput && skipsZeros, one = Double(count) * (skips ? pixels.nonzero : 1)
        forward += one
        backward += isInput ? one : 2 * one
        moved += Double(weights) * (skips ? pixels.seen : 1)
    }
}

/// The bound of a run of one epoch and its test.
struct Bound {
    let operations: Double
    let bytes: Double
    /// What a step goes through: weights, gradients and moments, activations and their gradients.
    let workingSet: Int

    init(_ network: MeasuredNetwork, _ images: LoadedDataset, seeds: Int) throws {
        let dataset = images.dataset, shape = dataset.shape
        let work = try Work(
            network.model.layers, shape: shape, pixels: Work.Pixels(images.train, inputs: shape.reduce(1, *)))
        let (train, test) = (Double(dataset.trainCount), Double(dataset.testCount)), batch = Double(network.batchSize)
        operations = 2 * Double(seeds) * (train * (work.forward + work.backward) + test * work.forward)
        // Adam reads and writes a weight and its two moments. Values are written, and read by the next layer and on the
        // way back; gradients are written and read.
        let steps = (train / batch).rounded(.up)
        bytes = 4 * Double(seeds) * (steps * 6 * work.moved + Double(work.given) * (train * 5 + test * 2))
        workingSet = Int(4 * work.moved + 2 * batch * Double(work.given))
    }

    /// Prints the bound on so many processors, by what each of them does while all are at work.
    func print(cores: Int) {
        let multiplying = sideBySide(cores, turns: 200) { _ in multiplyingRate(widestVariant()) }
        let moving = sideBySide(cores, turns: 15) { movingRate($0.baseAddress, $0.count) }
        let (multiplies, moves) = (operations / multiplying / 1e9, bytes / moving / 1e9)
        Swift.print(
            "{\"operations\": \(operations), \"bytes\": \(bytes), \"multiplying\": \(multiplying), \"moving\": \(moving), "
                + "\"multiplies\": \(multiplies), \"moves\": \(moves), \"seconds\": \(max(multiplies, moves))}")
    }

    /// The sum of the medians of what threads measure side by side, each with its share of the working set.
    private func sideBySide(
        _ threads: Int, turns: Int, _ measure: @Sendable (UnsafeMutableBufferPointer<Float>) -> Double
    ) -> Double {
        let sum = Mutex(0.0), share = max(16, workingSet / threads)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var numbers = [Float](repeating: 0.5, count: share)
            let rates = numbers.withUnsafeMutableBufferPointer { numbers in (0..<turns).map { _ in measure(numbers) } }
            sum.withLock { $0 += rates.sorted()[turns / 2] }
        }
        return sum.withLock { $0 }
    }
}
