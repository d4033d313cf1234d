/// How layers become stages.
internal import CKernels
internal import Experiments

struct StagePlan {
    private(set) var stages: [any Stage] = []
    private var last: Signal?
    private let capacity: Int
    private let inputs: Int
    private let rule: BNRule
    private let seed: UInt64
    private let kernels: Kernels
    private var denseCount = 0
    private var dropoutCount = 0

    init(capacity: Int, inputs: Int, rule: BNRule, seed: UInt64, kernels: Kernels) {
        self.capacity = capacity
        self.inputs = inputs
        self.rule = rule
        self.seed = seed
        self.kernels = kernels
    }

    /// What the last stage gives; if there is none yet, the images as vectors.
    var output: Signal {
        mutating get {
            if let last { return last }
            let signal = Signal(capacity: capacity, width: inputs)
            stages.append(ImageStage(output: signal))
            last = signal
            return signal
        }
    }

    mutating func add(_ layer: Layer) {
        switch layer {
        case .flatten: break
        case .dense(let dense):
            addDense(dense)
            addActivation(dense.activation)
        case .activation(let activation): addActivation(activation.function)
        case .batchNormalization(let layer):
            let (input, output) = link()
            stages.append(BatchNormalizationStage(layer, input: input, output: output, rule: rule, kernels: kernels))
        case .dropout(let dropout):
            let (input, output) = link()
            let stream = Purpose.dropout.stream(of: dropoutCount)
            stages.append(DropoutStage(rate: Float(dropout.rate), seed: seed, stream: stream, input: input, output: output, kernels: kernels))
            dropoutCount += 1
        }
    }
}

private extension StagePlan {
    /// The two ends of a stage that leaves the width as it is.
    mutating func link() -> (input: Signal, output: Signal) {
        let input = output
        let signal = Signal(capacity: capacity, width: input.width)
        last = signal
        return (input, signal)
    }

    mutating func addActivation(_ function: ActivationFunction) {
        let choice: BNFunction
        switch function {
        case .linear, .softmax: return
        case .relu: choice = BNRelu
        case .sigmoid: choice = BNSigmoid
        case .tanh: choice = BNTanh
        }
        let (input, output) = link()
        stages.append(ActivationStage(choice, input: input, output: output, kernels: kernels))
    }

    mutating func addDense(_ dense: Dense) {
        let signal = Signal(capacity: capacity, width: dense.units)
        if let last {
            let stage = DenseStage(input: last, output: signal, useBias: dense.useBias, rule: rule, kernels: kernels)
            initialize(stage.kernel.values, dense.kernelInitializer)
            stages.append(stage)
        } else {
            let stage = ImageDenseStage(output: signal, inputs: inputs, capacity: capacity, useBias: dense.useBias, rule: rule, kernels: kernels)
            initialize(stage.kernel.values, dense.kernelInitializer)
            stages.append(stage)
        }
        last = signal
        denseCount += 1
    }

    func initialize(_ kernel: Matrix, _ initializer: Initializer) {
        let fanIn = Double(kernel.rows), fanOut = Double(kernel.columns)
        let limit = switch initializer {
        case .glorotUniform: (6 / (fanIn + fanOut)).squareRoot()
        case .heUniform: (6 / fanIn).squareRoot()
        case .lecunUniform: (3 / fanIn).squareRoot()
        }
        var values = [Float](repeating: 0, count: kernel.rows * kernel.columns)
        bn_uniform(BNRandom(seed: seed, stream: Purpose.kernel.stream(of: denseCount), step: 0), Float(limit), values.count, &values)
        kernel.values = values
    }
}
