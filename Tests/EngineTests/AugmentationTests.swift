/// Training images that are changed while they are trained on.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct AugmentationTests {
    static let all: [Augmentation] = [.horizontalFlip, .verticalFlip, .randomCrop(padding: 2), .cutout(size: 3)]

    func spec(_ changes: [Augmentation], model: Int = 1, seed: UInt64 = 1) -> RunSpec {
        var spec = Cases.spec(Cases.models[model], seed: seed)
        spec.options.augmentation = changes
        return spec
    }

    /// An image of 2 × 3 pixels in two channels, changed.
    func changed(_ change: Augmentation, sample: UInt32 = 0, epoch: Int = 1) -> [UInt8] {
        var spec = spec([change])
        spec.dataset.shape = [2, 3, 2]
        var image: [UInt8] = Array(1...12)
        image.withUnsafeMutableBufferPointer {
            Augmenter(spec)!.apply(to: $0.baseAddress!, sample: sample, epoch: epoch)
        }
        return image
    }

    func outcomes(_ change: Augmentation) -> [[UInt8]: Int] {
        (0..<400).reduce(into: [:]) { $0[changed(change, sample: UInt32($1)), default: 0] += 1 }
    }

    @Test(
        arguments: [
            (Augmentation.horizontalFlip, [5, 6, 3, 4, 1, 2, 11, 12, 9, 10, 7, 8]),
            (.verticalFlip, [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]),
        ] as [(Augmentation, [UInt8])]) func `half of the images are flipped`(change: Augmentation, flipped: [UInt8])
    {
        let outcomes = outcomes(change)
        #expect(outcomes.count == 2 && (150..<250).contains(outcomes[flipped] ?? 0))
        #expect(outcomes[Array(1...12)] != nil)
    }

    @Test func `a crop is one of all pieces, with black where it reaches out`() {
        let outcomes = outcomes(.randomCrop(padding: 1))
        #expect(outcomes.count == 9 && outcomes.values.allSatisfy { $0 > 20 })
        // Moved up and left by one.
        #expect(outcomes[[9, 10, 11, 12, 0, 0, 0, 0, 0, 0, 0, 0]] != nil)
        #expect(outcomes[Array(1...12)] != nil)
    }

    @Test func `a cutout is a square about each pixel`() {
        let outcomes = outcomes(.cutout(size: 1))
        #expect(outcomes.count == 6)
        #expect(outcomes[[0, 0] + Array(3...12)] != nil)
        #expect(self.outcomes(.cutout(size: 3)).keys.allSatisfy { $0.count { $0 == 0 } >= 8 })
    }

    @Test func `epochs, samples and seeds differ`() {
        let crops = (1...20).map { changed(.randomCrop(padding: 1), epoch: $0) }
        #expect(Set(crops).count > 4)
        #expect(changed(.cutout(size: 1), sample: 3) == changed(.cutout(size: 1), sample: 3))
    }

    @Test(arguments: [2, 3, 4]) func `threads do not matter`(threads: Int) throws {
        for model in [1, Cases.models.count - 1] {
            let alone = try Cases.run(spec(Self.all, model: model)).reproducible
            #expect(try Cases.run(spec(Self.all, model: model), threads: threads).reproducible == alone)
        }
    }

    @Test func `each change is part of the run, and of training alone`() throws {
        let digests = try ([[]] + Self.all.map { [$0] } + [Self.all]).map {
            (try spec($0).digest(), try Cases.run(spec($0)).weightsDigest)
        }
        #expect(Set(digests.map(\.0)).count == 6 && Set(digests.map(\.1)).count == 6)
        // Untrained weights are evaluated on the images as they are.
        func untrained(_ changes: [Augmentation]) throws -> [Epoch] {
            var spec = spec(changes)
            spec.epochs = 0
            return try Cases.run(spec).epochs
        }
        #expect(try untrained(Self.all) == untrained([]))
    }

    @Test(arguments: [
        (Augmentation.randomCrop(padding: 0), "the padding of a random crop is 0; expected 1 to 6 pixels"),
        (.cutout(size: 13), "the side of a cutout is 13; expected 1 to 12 pixels"),
    ]) func `numbers are checked`(change: Augmentation, message: String) {
        let error = #expect(throws: ModelError.self) { try spec([change]).validate() }
        #expect(error?.description == message)
    }

    @Test func `tables are not augmented`() throws {
        var spec = spec([.horizontalFlip])
        spec.dataset.source = .rows
        let error = #expect(throws: ModelError.self) { try spec.validate() }
        #expect(error?.description == "the augmentation is horizontal flip; expected a data set of images for it")
    }
}
