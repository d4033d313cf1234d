internal import CKernels

/// The random streams of a run. What a number is for, and for which layer, is part of its place; so nothing that is
/// added shifts another's numbers.
enum Purpose: UInt32 {
    /// First values of weights, the order of samples, and which units drop out.
    case kernel, order, dropout, convolution, recurrentInput, recurrentState, bias, gamma, beta
    /// Two streams for each layer: factors and shifts.
    case noise
    /// Which classes go together, and the order of whole batches.
    case classes, batches
    /// Which training samples are evaluated.
    case evaluation
    /// What becomes of a training image; a stream for each change.
    case augmentation
    /// First values of an attention's weights.
    case attention, attentionOutput
    /// Of positions.
    case positions
    /// Of kernels of transposed convolutions.
    case transposedConvolution

    /// For the nth layer of its kind (0 the first): a batch normalization between them leaves the dense layers' first
    /// weights as they are.
    func stream(of layer: Int = 0) -> UInt32 { rawValue << 24 | UInt32(self == .noise ? 2 * layer : layer) }
}

/// Fills `order` with the numbers below `count`, shuffled (Fisher and Yates) as this epoch of this seed asks.
func shuffle(_ order: UnsafeMutablePointer<UInt32>, count: Int, seed: UInt64, epoch: Int, purpose: Purpose = .order) {
    for index in 0..<count { order[index] = UInt32(index) }
    let place = BNRandom(seed: seed, stream: purpose.stream(), step: UInt32(epoch))
    var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    for last in stride(from: count - 1, to: 0, by: -1) {
        withUnsafeMutableBytes(of: &words) {
            bn_random(place, UInt64(last), $0.baseAddress!.assumingMemoryBound(to: UInt32.self))
        }
        // 64 random bits: the bias is below count / 2⁶⁴.
        let random = UInt64(words.1) << 32 | UInt64(words.0)
        let other = Int(random.multipliedFullWidth(by: UInt64(last + 1)).high)
        (order[last], order[other]) = (order[other], order[last])
    }
}
