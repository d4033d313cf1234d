internal import CKernels

/// The samples as rows of floats, for a network whose first layer does not take images as they are.
final class ImageStage: Stage {
    private let output: ActivationBuffer

    init(output: ActivationBuffer) { self.output = output }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        if let features = step.batch.features {
            let own = columns.clamped(to: 0..<output.width)
            let rows = BNRows(at: UnsafeMutablePointer(mutating: features) + own.lowerBound, stride: output.width)
            return bn_copy(
                Int32(step.rows * output.positions), Int32(own.count), rows, output.values.from(column: own.lowerBound))
        }
        // Each position of a sample is as an image of its own.
        var rows = step.batch.images
        rows.inputs = output.width
        bn_expand(
            Int32(step.rows * output.positions), Int32(columns.count), Int32(columns.lowerBound), rows,
            output.values.from(column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {}
}
