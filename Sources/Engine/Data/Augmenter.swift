internal import CKernels
internal import Experiments

/// Changes gathered training images in their places. What becomes of an image depends on the seed, the epoch, and the
/// image's number alone: not on who gathers it, nor on the batch it is in.
struct Augmenter {
    private let changes: [Augmentation]
    private let height: Int
    private let width: Int
    /// Bytes of one row of an image.
    private let pitch: Int
    private let seed: UInt64

    /// `nil` where there is nothing to do.
    init?(_ spec: RunSpec) {
        let shape = spec.dataset.shape
        if spec.options.augmentation.isEmpty { return nil }
        changes = spec.options.augmentation
        (height, width) = (shape[0], shape[1])
        pitch = shape.dropFirst().reduce(1, *)
        seed = spec.seed
    }

    /// Changes an image of which this is the number among the training samples.
    func apply(to image: UnsafeMutablePointer<UInt8>, sample: UInt32, epoch: Int) {
        var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        for (index, change) in changes.enumerated() {
            let place = BNRandom(seed: seed, stream: Purpose.augmentation.stream(of: index), step: UInt32(epoch))
            withUnsafeMutableBytes(of: &words) {
                bn_random(place, UInt64(sample), $0.baseAddress!.assumingMemoryBound(to: UInt32.self))
            }
            apply(change, to: image, words.0, words.1)
        }
    }
}

private extension Augmenter {
    var channels: Int { pitch / width }

    func below(_ bound: Int, _ word: UInt32) -> Int { Int((UInt64(word) * UInt64(bound)) >> 32) }

    func apply(_ change: Augmentation, to image: UnsafeMutablePointer<UInt8>, _ first: UInt32, _ second: UInt32) {
        switch change {
        case .horizontalFlip: if first >> 31 == 1 { move(image) { ($0, width - 1 - $1) } }
        case .verticalFlip: if first >> 31 == 1 { move(image) { (height - 1 - $0, $1) } }
        case .randomCrop(let padding):
            let (down, right) = (below(2 * padding + 1, first) - padding, below(2 * padding + 1, second) - padding)
            move(image) { ($0 + down, $1 + right) }
        case .cutout(let size):
            let (top, left) = (below(height, first) - size / 2, below(width, second) - size / 2)
            for row in max(0, top)..<max(0, min(height, top + size)) {
                for column in max(0, left)..<max(0, min(width, left + size)) {
                    (image + row * pitch + column * channels).update(repeating: 0, count: channels)
                }
            }
        }
    }

    /// Each pixel is taken from the place that `source` names; what lies outside is black.
    func move(_ image: UnsafeMutablePointer<UInt8>, from source: (_ row: Int, _ column: Int) -> (Int, Int)) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: height * pitch) { copy in
            copy.baseAddress!.update(from: image, count: height * pitch)
            for row in 0..<height {
                for column in 0..<width {
                    let (y, x) = source(row, column), target = image + row * pitch + column * channels
                    if (0..<height).contains(y), (0..<width).contains(x) {
                        target.update(from: copy.baseAddress! + y * pitch + x * channels, count: channels)
                    } else {
                        target.update(repeating: 0, count: channels)
                    }
                }
            }
        }
    }
}
