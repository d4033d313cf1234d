internal import CKernels

/// A stage whose values are sums of products. What is done with each sum by itself is done before it is stored, while it
/// is in a register, and needs no buffer of its own.
protocol ProductStage: Stage {
    var bias: Parameter? { get }
    var output: ActivationBuffer { get }
    var kernels: Kernels { get }
    /// Whether a relu follows, which is then done here.
    var rectifies: Bool { get set }
    /// What is added to the values: the input of a block, at the end of its main path.
    var added: ActivationBuffer? { get set }
    /// The block's output, if this stage begins a block: the gradients of its input are added to the output's, by the
    /// way that goes around the block.
    var shortcut: ActivationBuffer? { get set }
    /// Whether each of its input's gradients is a single sum.
    var passesGradientsAtOnce: Bool { get }
}

extension ProductStage {
    /// What is done with the sums of rows from this one on and columns from this one on.
    func ending(row: Int = 0, column: Int = 0) -> BNEnding {
        BNEnding(
            bias: bias.map { UnsafePointer($0.values.at + column) },
            added: added?.values.from(row: row, column: column) ?? BNRows(at: nil, stride: 0), rectifies: rectifies)
    }

    /// Takes the gradients `dy` of these rows and columns of the output back through the relu.
    func rectify(_ dy: BNRows, _ rows: Range<Int>, _ columns: Range<Int>) {
        let y = output.values.from(row: rows.lowerBound, column: columns.lowerBound)
        kernels.pointee.activateGradient(
            BNActivation(function: BNRelu, slope: 0), Int32(rows.count), Int32(columns.count), y, y, dy, dy)
    }
}

extension BNEnding {
    /// Nothing but the sums.
    static var none: BNEnding { .adding(BNRows(at: nil, stride: 0)) }

    static func adding(_ rows: BNRows, bias: UnsafePointer<Float>? = nil) -> BNEnding {
        BNEnding(bias: bias, added: rows, rectifies: false)
    }

    static func bias(_ bias: UnsafePointer<Float>?) -> BNEnding { .adding(BNRows(at: nil, stride: 0), bias: bias) }
}
