internal import CKernels
internal import Experiments

/// Layers whose windows move over images, or over sequences as images that are one position wide.
extension StagePlan {
    /// Height and width of an image; a sequence is an image that is one position wide.
    var extent: Extent2D { Extent2D(shape[0], isSequence ? 1 : shape[1]) }
    var isSequence: Bool { shape.count == 2 }

    /// The shape of what windows over the last stage's output give.
    func shape(of windows: Windows, channels: Int) -> [Int] {
        [windows.output.height] + (isSequence ? [] : [windows.output.width]) + [channels]
    }

    mutating func add(_ layer: Conv2D) {
        let windows = Windows(
            input: extent, size: layer.kernelSize, strides: layer.strides, padding: layer.padding)
        let channels = shape[shape.count - 1], window = layer.kernelSize.height * layer.kernelSize.width
        let input: ActivationBuffer? = current == nil && !holdsFeatures ? nil : output
        let kernel = weights.parameter(
            .kernel, window * channels, layer.filters, layer.kernelInitializer, .convolution,
            fanOut: window * layer.filters, penalty: layer.kernelRegularizer, isFrozen: !layer.trainable)
        let bias = layer.useBias ? weights.vector(.bias, layer.filters, isFrozen: !layer.trainable) : nil
        let output = end(shape(of: windows, channels: layer.filters))
        stages.append(
            ConvolutionStage(
                windows, channels: channels, input: input, output: output, kernel: kernel, bias: bias, kernels: kernels)
        )
        activate(layer.activation.kernel)
    }

    mutating func add(_ layer: Conv2DTranspose) {
        let input = output, channels = input.width, windows = layer.windows(input: input.shape)
        let window = layer.kernelSize.height * layer.kernelSize.width
        let kernel = weights.parameter(
            .kernel, window * layer.filters, channels, layer.kernelInitializer, .transposedConvolution,
            fanOut: window * channels, penalty: layer.kernelRegularizer, isFrozen: !layer.trainable)
        let bias = layer.useBias ? weights.vector(.bias, layer.filters, isFrozen: !layer.trainable) : nil
        stages.append(
            TransposedConvolutionStage(
                windows, input: input, output: end([windows.input.height, windows.input.width, layer.filters]),
                kernel: kernel, bias: bias, kernels: kernels))
        activate(layer.activation.kernel)
    }

    mutating func add(_ layer: UpSampling2D) {
        let (input, output) = link(
            to: [shape[0] * layer.size.height, shape[1] * layer.size.width, shape[2]])
        stages.append(UpSamplingStage(layer.size, input: input, output: output))
    }

    mutating func pool(
        _ size: Extent2D, _ strides: Extent2D?, _ padding: Padding, takesMaximum: Bool, isGlobal: Bool = false
    ) {
        let windows = Windows(input: extent, size: size, strides: strides ?? size, padding: padding)
        let (input, output) = link(to: shape(of: windows, channels: shape[shape.count - 1]))
        stages.append(
            PoolingStage(
                windows, takesMaximum: takesMaximum, sharesMaximum: isGlobal, input: input, output: output,
                kernels: kernels))
    }

    mutating func pool(_ layer: some SequencePoolingLayer, takesMaximum: Bool) {
        pool(
            Extent2D(layer.poolSize, 1), layer.strides.map { Extent2D($0, 1) }, layer.padding,
            takesMaximum: takesMaximum)
    }

    mutating func poolAll(takesMaximum: Bool) {
        pool(extent, nil, .valid, takesMaximum: takesMaximum, isGlobal: true)
        reshape([shape[shape.count - 1]])
    }
}
