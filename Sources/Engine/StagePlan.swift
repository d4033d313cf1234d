internal import CKernels
internal import Experiments

/// How layers become stages: the one place that knows which stage carries out which layer.
struct StagePlan {
    var stages: [any Stage] = []
    private var last: ActivationBuffer?
    /// Of one sample, as the layers so far leave it.
    var shape: [Int]
    private let capacity: Int
    let holdsFeatures: Bool
    /// Whether someone looks at what each layer gives: then no stage does another's work with its own.
    private let isObserved: Bool
    var weights: DrawnWeights
    let kernels: Kernels

    init(
        capacity: Int, shape: [Int], holdsFeatures: Bool, isObserved: Bool, weights: DrawnWeights, kernels: Kernels
    ) {
        self.capacity = capacity
        self.shape = shape
        self.holdsFeatures = holdsFeatures
        self.isObserved = isObserved
        self.weights = weights
        self.kernels = kernels
    }

    /// What the last stage gives; if there is none yet, the samples as rows of floats.
    var output: ActivationBuffer {
        mutating get {
            if let last { return last }
            let buffer = ActivationBuffer(capacity: capacity, shape: shape, isInput: true)
            stages.append(ImageStage(output: buffer))
            last = buffer
            return buffer
        }
    }

    /// What the last stage gives; `nil` while the samples are as they were stored.
    var current: ActivationBuffer? { last }

    mutating func add(_ layer: Layer) {
        switch layer {
        case .flatten: reshape([shape.reduce(1, *)])
        case .reshape(let layer): reshape(layer.shape)
        case .dense(let layer): add(layer)
        case .conv2D(let layer): add(layer)
        case .conv1D(let layer): add(layer.overImage)
        case .conv2DTranspose(let layer): add(layer)
        case .upSampling2D(let layer): add(layer)
        case .maxPooling2D(let layer): pool(layer.poolSize, layer.strides, layer.padding, takesMaximum: true)
        case .averagePooling2D(let layer): pool(layer.poolSize, layer.strides, layer.padding, takesMaximum: false)
        case .maxPooling1D(let layer): pool(layer, takesMaximum: true)
        case .averagePooling1D(let layer): pool(layer, takesMaximum: false)
        case .globalMaxPooling2D, .globalMaxPooling1D: poolAll(takesMaximum: true)
        case .globalAveragePooling2D, .globalAveragePooling1D: poolAll(takesMaximum: false)
        case .simpleRNN(let layer):
            add(
                layer,
                SimpleCell(
                    layer.activation.kernel, units: layer.units, kernels: kernels))
        case .lstm(let layer):
            add(layer, LSTMCell(capacity: capacity, steps: shape[0], units: layer.units, kernels: kernels))
        case .gru(let layer):
            add(layer, GRUCell(capacity: capacity, steps: shape[0], units: layer.units, kernels: kernels))
        case .multiHeadAttention(let layer): add(layer)
        case .positionEmbedding(let layer): add(layer)
        case .batchNormalization(let layer): add(layer)
        case .layerNormalization(let layer):
            normalize(layer, groups: 1, isTogether: false, epsilon: layer.epsilon, learned: (layer.scale, layer.center))
        case .groupNormalization(let layer):
            normalize(
                layer, groups: layer.groups, isTogether: true, epsilon: layer.epsilon,
                learned: (layer.scale, layer.center))
        case .activation(let layer): activate(layer.function.kernel)
        case .leakyReLU(let layer): activate(BNActivation(function: BNLeakyRelu, slope: Float(layer.negativeSlope)))
        case .elu(let layer): activate(BNActivation(function: BNElu, slope: Float(layer.alpha)))
        case .dropout(let layer):
            let (input, output) = link(), place = weights.place(.dropout)
            stages.append(
                DropoutStage(
                    rate: Float(layer.rate), seed: place.seed, stream: place.stream, input: input, output: output,
                    kernels: kernels)
            )
        case .residual(let layer): add(layer)
        }
    }
}

extension StagePlan {
    /// The two ends of a stage, the later one of this shape, or as its input.
    mutating func link(to shape: [Int]? = nil) -> (input: ActivationBuffer, output: ActivationBuffer) {
        let input = output
        return (input, end(shape ?? input.shape))
    }

    mutating func end(_ shape: [Int], gradients: Matrix? = nil, sharesMemory: Bool = false) -> ActivationBuffer {
        let buffer = ActivationBuffer(
            capacity: capacity, shape: shape, gradients: gradients, sharesMemory: sharesMemory)
        (last, self.shape) = (buffer, shape)
        return buffer
    }

    /// A relu is done by the stage before, where that can.
    mutating func activate(_ function: BNActivation?) {
        guard let function else { return }
        if function.function == BNRelu, !isObserved {
            if let stage = stages.last as? BatchNormalizationStage, stage.output === last {
                return stage.rectifies = true
            }
            if let stage = stages.last as? any ProductStage, stage.output === last { return stage.rectifies = true }
        }
        let input = output, output = end(input.shape, gradients: input.gradients)
        stages.append(ActivationStage(function, input: input, output: output, kernels: kernels))
    }

    /// Samples that have not been turned into floats yet only change their shape.
    mutating func reshape(_ shape: [Int]) {
        guard last != nil, shape != self.shape else { return self.shape = shape }
        let (input, output) = link(to: shape)
        stages.append(ReshapeStage(input: input, output: output))
    }

    mutating func add(_ layer: Dense) {
        let inputs = shape[shape.count - 1]
        let kernel = weights.parameter(
            .kernel, inputs, layer.units, layer.kernelInitializer, .kernel, penalty: layer.kernelRegularizer,
            isFrozen: !layer.trainable)
        let bias =
            layer.useBias
            ? weights.parameter(.bias, 1, layer.units, layer.biasInitializer, .bias, isFrozen: !layer.trainable) : nil
        stages.append(product(kernel, bias))
        activate(layer.activation.kernel)
    }

    /// A product of each position with a kernel; zero pixels of images as they were stored take no part in it.
    mutating func product(_ kernel: Parameter, _ bias: Parameter?, sharesMemory: Bool = false) -> any Stage {
        let input = last == nil && !holdsFeatures ? nil : output,
            output = end(shape.dropLast() + [kernel.values.columns], sharesMemory: sharesMemory)
        guard let input else { return ImageDenseStage(output: output, kernel: kernel, bias: bias, kernels: kernels) }
        return DenseStage(input: input, output: output, kernel: kernel, bias: bias, kernels: kernels)
    }

    mutating func add<Layer: RecurrentLayer>(_ layer: Layer, _ cell: any RecurrentCell) {
        let (steps, features) = (shape[0], shape[1]), width = Layer.gates * layer.units, isFrozen = !layer.trainable
        let bias = layer.useBias ? weights.vector(.bias, width, rows: Layer.biases, isFrozen: isFrozen) : nil
        if cell is LSTMCell, let bias { for column in layer.units..<2 * layer.units { bias.values.at[column] = 1 } }
        let kernel = weights.parameter(
            .kernel, features, width, layer.kernelInitializer, .recurrentInput, isFrozen: isFrozen)
        let recurrent = weights.parameter(
            .recurrentKernel, layer.units, width, layer.recurrentInitializer, .recurrentState, isFrozen: isFrozen)
        let isNormalized = layer.normalization != nil
        let projection = product(kernel, isNormalized ? nil : bias, sharesMemory: !isNormalized), projected = output
        let normalization = layer.normalization.map {
            InputNormalization(
                $0, input: projected, gamma: weights.vector(.gamma, width, isFrozen: isFrozen), kernels: kernels)
        }
        stages.append(
            RecurrentStage(
                cell, projection: projection, projected: projected, normalization: normalization,
                weights: RecurrentWeights(recurrent, bias: bias, steps: steps, kernels: kernels),
                output: end(layer.returnSequences ? [steps, layer.units] : [layer.units]),
                returnsSequences: layer.returnSequences))
    }

    mutating func add(_ layer: MultiHeadAttention) {
        let features = shape[1], width = layer.width, isFrozen = !layer.trainable
        let kernel = weights.parameter(
            .kernel, features, 3 * width, layer.kernelInitializer, .attention, fanOut: width, isFrozen: isFrozen)
        let bias = layer.useBias ? weights.vector(.bias, 3 * width, isFrozen: isFrozen) : nil
        stages.append(product(kernel, bias))
        let (input, output) = link(to: [shape[0], width])
        stages.append(AttentionStage(layer, input: input, output: output, kernels: kernels))
        let outputKernel = weights.parameter(
            .outputKernel, width, features, layer.kernelInitializer, .attentionOutput, isFrozen: isFrozen)
        let outputBias = layer.useBias ? weights.vector(.outputBias, features, isFrozen: isFrozen) : nil
        stages.append(product(outputKernel, outputBias))
    }

    mutating func add(_ layer: PositionEmbedding) {
        let input = output, output = end(input.shape, gradients: input.gradients)
        let embeddings = weights.parameter(
            .embeddings, shape[0], shape[1], layer.initializer, .positions, isFrozen: !layer.trainable)
        stages.append(PositionStage(embeddings, input: input, output: output, kernels: kernels))
    }

    mutating func add(_ layer: BatchNormalization) {
        let input = output, output = end(input.shape, gradients: input.gradients), random = weights.place(.noise)
        let gamma = weights.parameter(
            .gamma, 1, input.width, layer.gammaInitializer, .gamma, isFrozen: !layer.trainable)
        let beta = weights.parameter(.beta, 1, input.width, layer.betaInitializer, .beta, isFrozen: !layer.trainable)
        stages.append(
            BatchNormalizationStage(
                layer, input: input, output: output, gamma: gamma, beta: beta, random: random, kernels: kernels))
    }

    mutating func normalize(
        _ layer: some WeightedLayer, groups: Int, isTogether: Bool, epsilon: Double, learned: (gamma: Bool, beta: Bool)
    ) {
        let (input, output) = link()
        stages.append(
            GroupNormalizationStage(
                groups: groups, isTogether: isTogether, epsilon: epsilon,
                gamma: weights.vector(.gamma, input.width, value: 1, isFrozen: !layer.trainable),
                beta: weights.vector(.beta, input.width, isFrozen: !layer.trainable), learned: learned, input: input,
                output: output, kernels: kernels))
    }

    mutating func add(_ block: Residual) {
        let input = output
        let main = buildBranch(block.layers, from: input), shortcut = buildBranch(block.shortcut, from: input)
        let last = main.stages.last as? any ProductStage
        let addsItself = !isObserved && last?.output === main.end && last?.rectifies == false
        if addsItself { last?.added = shortcut.end }
        let sum = addsItself ? main.end : end(main.end.shape)
        (self.last, shape) = (sum, sum.shape)
        stages.append(
            ResidualStage(
                main: main.stages, shortcut: shortcut.stages, input: input, ends: (main.end, shortcut.end), output: sum,
                joinsGradients: !isObserved)
        )
    }

    /// The stages of a branch of a block, and its end.
    mutating func buildBranch(_ layers: [Layer], from input: ActivationBuffer) -> (
        stages: [any Stage], end: ActivationBuffer
    ) {
        let outside = stages
        (stages, last, shape) = ([], input, input.shape)
        for layer in layers { add(layer) }
        defer { stages = outside }
        return (stages, output)
    }
}
