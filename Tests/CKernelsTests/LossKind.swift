import CKernels

/// The losses, and what they are called.
enum LossKind: Sendable {
    case crossEntropy
    case smoothed
    case squared(softmax: Bool)
    case element(BNElementLoss, ofTargets: Bool)

    static let all: [LossKind] =
        [.crossEntropy, .smoothed, .squared(softmax: true), .squared(softmax: false)]
        + [BNSquaredError, BNAbsoluteError, BNHuber, BNBinaryCrossentropy].flatMap { kind in
            [.element(kind, ofTargets: true), .element(kind, ofTargets: false)]
        }

    /// The loss of outputs x, and where `gradient` leads to memory its gradient.
    func run(
        _ kernels: Kernels, _ size: Size, _ x: BNRows, _ losses: UnsafeMutablePointer<Float>, _ correct: inout [UInt8],
        _ gradient: BNRows
    ) {
        let k = kernels.pointee, rows = Int32(size.rows), columns = Int32(size.columns), batch = Float(size.rows)
        let labels = (0..<size.rows).map { UInt8($0 * 7 % min(size.columns, 256)) }
        let targets = (0..<size.rows * size.columns).map { Float($0 % 3) / 2 }
        switch self {
        case .crossEntropy: k.softmaxLoss(rows, columns, x, labels, batch, losses, &correct, gradient)
        case .smoothed: k.smoothedLoss(rows, columns, 0.1, x, labels, batch, losses, &correct, gradient)
        case .squared(let softmax):
            k.squaredLoss(softmax, rows, columns, x, labels, batch, losses, &correct, gradient)
        case .element(let kind, true):
            k.elementLoss(kind, 0.5, rows, columns, x, targets, labels, batch, losses, &correct, gradient)
        case .element(let kind, false):
            k.elementLoss(kind, 0.5, rows, columns, x, nil, labels, batch, losses, &correct, gradient)
        }
    }
}
