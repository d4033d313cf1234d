/// What is done to samples after they are read.
import Experiments
import Testing

@testable import Datasets

@Suite struct TransformTests {
    static let source = try! loadDigits(train: 300, test: 100, seed: 3)

    func loaded(_ change: (Dataset) -> Dataset) throws -> LoadedDataset {
        let dataset = change(Self.source.dataset)
        let loaded = try transform(Self.source, to: dataset)
        #expect(
            loaded.train.count == dataset.trainCount && loaded.validation.count == dataset.validationCount
                && loaded.test.count == dataset.testCount)
        #expect(try transform(Self.source, to: dataset).train == loaded.train)
        return loaded
    }

    func shares(_ samples: Samples) -> [Int] { (0..<10).map { label in samples.labels.count { $0 == label } } }

    func rows(_ samples: Samples) -> Set<[UInt8]> {
        Set((0..<samples.count).map { Array(samples.pixels[$0 * 784..<($0 + 1) * 784]) })
    }

    @Test func aSplitTakesNothingTwice() throws {
        let loaded = try loaded { $0.split(validation: 60) }
        #expect((loaded.train.count, loaded.validation.count) == (240, 60))
        #expect(rows(loaded.train).union(rows(loaded.validation)) == rows(Self.source.train))
        #expect(rows(loaded.train).isDisjoint(with: rows(loaded.validation)))
    }

    @Test func aSecondSplitAddsToTheFirst() throws {
        let loaded = try loaded { $0.split(validation: 60).split(validation: 40) }
        #expect((loaded.train.count, loaded.validation.count) == (200, 100))
        #expect(rows(loaded.train).union(rows(loaded.validation)) == rows(Self.source.train))
    }

    @Test(arguments: [30, 61, 299]) func stratifiedPartsKeepTheShares(count: Int) throws {
        let all = shares(Self.source.train), part = shares(try loaded { $0.subset(train: count) }.train)
        for (whole, part) in zip(all, part) { #expect(abs(Double(part) - Double(whole * count) / 300) < 1) }
    }

    @Test func seedsChooseOthers() throws {
        let choices = try [0, 1].map { seed in try loaded { $0.subset(test: 20, stratified: false, seed: seed) }.test }
        #expect(choices[0] != choices[1])
    }

    @Test(arguments: [0, 0.2, 1]) func noiseChangesThatManyLabels(fraction: Double) throws {
        let noisy = try loaded { $0.withLabelNoise(fraction) }
        let changed = zip(noisy.train.labels, Self.source.train.labels).count { $0 != $1 }
        #expect(changed == Int(300 * fraction))
        #expect(noisy.test == Self.source.test && noisy.train.labels.allSatisfy { $0 < 10 })
    }

    /// What is to be reconstructed is what images were where that was asked for, whatever becomes of them behind.
    @Test func reconstructionKeepsTheImagesAsTheyWere() throws {
        let plain = try loaded { $0.reconstruction() }
        #expect(plain.train == Self.source.train && plain.test.originals.isEmpty)
        let noise = ImageChange.noised(deviation: 0.5, seed: 3)
        let noisy = try loaded { $0.reconstruction().with(noise, on: DataPart.allCases) }
        #expect(noisy.train.originals == Self.source.train.pixels && noisy.test.originals == Self.source.test.pixels)
        #expect(noisy.train == (try loaded { $0.reconstruction().with(noise, on: .train) }).train)
        let test = try loaded { $0.with(.noised(deviation: 0.5, seed: 5), on: .test) }.test
        #expect(noisy.test.pixels == test.pixels && noisy.test.pixels != Self.source.test.pixels)
        #expect(try loaded { $0.with(noise, on: .train).reconstruction() }.train.originals.isEmpty)
        let parts = try loaded {
            $0.reconstruction().with(.inverted, on: .train).split(validation: 60).subset(train: 9)
        }
        for part in [parts.train, parts.validation] {
            #expect(zip(part.pixels, part.originals).allSatisfy { $0 == 255 - $1 } && part.originals.count > 0)
        }
        // A part that is not changed is followed by one that is.
        let test2 = try loaded { $0.reconstruction().with(.inverted, on: .train).split(test: 30) }.test
        #expect(Array(test2.originals.prefix(78_400)) == Self.source.test.pixels && test2.originals.count == 130 * 784)
    }

    @Test func imagesAreChangedWhereAsked() throws {
        let inverted = try loaded { $0.with(.inverted) }
        #expect(inverted.train == Self.source.train)
        #expect(zip(inverted.test.pixels, Self.source.test.pixels).allSatisfy { $0 == 255 - $1 })
        #expect(try loaded { $0.with(.inverted).with(.inverted) }.test == Self.source.test)
    }

    static let image: [UInt8] = [0, 0, 0, 0, 200, 100, 0, 0, 0, 0, 0, 0]

    /// On an image of 3 × 4 pixels.
    @Test(
        arguments: [
            (.shifted(down: 1, right: -1), [0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0]),
            (.rotated(degrees: 0), image), (.rotated(degrees: 360), image),
            (.rotated(degrees: 180), [0, 0, 0, 0, 0, 0, 100, 200, 0, 0, 0, 0]),
            (.noised(deviation: 0, seed: 1), image),
        ] as [(ImageChange, [UInt8])]) func pixelsGoWhereTheyShould(change: ImageChange, expected: [UInt8])
    {
        #expect(ImageChanges(shape: [3, 4]).applied(change, to: Self.image) == expected)
    }

    @Test func aQuarterTurnGoesAgainstTheClock() {
        let corner: [UInt8] = [9, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(
            ImageChanges(shape: [3, 3]).applied(.rotated(degrees: 90), to: corner) == [0, 0, 0, 0, 0, 0, 9, 0, 0])
    }

    @Test func blurSpreadsAndKeepsTheInk() {
        var image = [UInt8](repeating: 0, count: 441)
        image[220] = 255
        let blurred = ImageChanges(shape: [21, 21]).applied(.blurred(deviation: 2), to: image)
        let sum = blurred.reduce(0) { $0 + Int($1) }
        #expect(blurred.max() == blurred[220] && blurred[220] == 10)
        #expect((225...285).contains(sum))
        #expect(blurred[219] == blurred[221] && blurred[199] == blurred[241])
    }

    /// Each colour of an image is changed as an image of its own.
    @Test(arguments: [
        ImageChange.inverted, .shifted(down: 2, right: -1), .rotated(degrees: 33), .blurred(deviation: 0.8),
        .noised(deviation: 0, seed: 1),
    ]) func coloursAreChangedApart(change: ImageChange) {
        let greys = (0..<3).map { colour in (0..<2 * 35).map { UInt8(($0 * 37 + colour * 91) % 251) } }
        let colours = (0..<2 * 35).flatMap { place in greys.map { $0[place] } }
        let changed = ImageChanges(shape: [7, 5, 3]).applied(change, to: colours)
        for (colour, grey) in greys.enumerated() {
            let own = stride(from: colour, to: changed.count, by: 3).map { changed[$0] }
            #expect(own == ImageChanges(shape: [7, 5]).applied(change, to: grey))
        }
    }

    @Test func tooFewSamplesAreSaid() {
        let error = #expect(throws: DatasetError.self) {
            try transform(Self.source, to: Self.source.dataset.subset(train: 301))
        }
        #expect(error?.description == "found 300 training samples, expected at least the 301 that are asked for")
    }

    @Test func identityTellsWhatWasDone() {
        let dataset = Self.source.dataset.split(validation: 50).with(.rotated(degrees: 15)).withLabelNoise(0.1, seed: 7)
        #expect(
            dataset.identity == Self.source.dataset.digest
                + "; validation split of 50, stratified, seed 0; test images rotated by 15.0°; label noise 0.1, seed 7")
    }
}
