internal import Experiments

/// Samples that a network is evaluated on: all of a part as they lie in memory, or chosen ones.
///
/// Used by the workers of one team, each calling the same methods in the same order.
final class EvaluatedSamples: @unchecked Sendable {
    private let images: Images
    /// The numbers of those chosen, and room for a batch of them; `nil` for all.
    private let chosen: (numbers: [UInt32], memory: BatchMemory)?

    private init(_ images: Images, chosen: (numbers: [UInt32], memory: BatchMemory)?) {
        self.images = images
        self.chosen = chosen
    }

    /// All of a part.
    static func all(_ images: Images) -> EvaluatedSamples { EvaluatedSamples(images, chosen: nil) }

    /// The training samples asked for, chosen by `seed`, in stored order; batches have at most `capacity`.
    convenience init(_ evaluation: TrainingSetEvaluation, of images: Images, capacity: Int, seed: UInt64) {
        switch evaluation {
        case .full: self.init(images, chosen: nil)
        case .subset(let count):
            var order = [UInt32](repeating: 0, count: images.count)
            shuffle(&order, count: images.count, seed: seed, epoch: 0, purpose: .evaluation)
            self.init(images, chosen: (order.prefix(count).sorted(), images.memory(capacity: capacity)))
        }
    }

    var count: Int { chosen?.numbers.count ?? images.count }

    /// The next `rows` of them; chosen ones are gathered, each worker its share, and all wait for that.
    func batch(from start: Int, _ rows: Int, _ worker: Worker) -> Batch {
        guard let chosen else { return images.batch(from: start) }
        let own = worker.rows(of: rows)
        chosen.numbers.withUnsafeBufferPointer {
            images.gather(
                $0.baseAddress! + start + own.lowerBound, count: own.count, into: chosen.memory, at: own.lowerBound)
        }
        worker.wait()
        return images.batch(in: chosen.memory)
    }
}
