/// The drawn shapes are the same everywhere, and no class is told by its colours.
import Experiments
import Testing

@testable import Datasets

@Suite struct ShapesTests {
    @Test func shapesAreTheSameEverywhere() throws {
        let loaded = try loadShapes(train: 40, test: 10, seed: 1), dataset = loaded.dataset
        #expect(dataset.digest.hasPrefix("d473b88b71e451f4"), "\(dataset.digest)")
        #expect(dataset.shape == [32, 32, 3] && dataset.classes == 10 && dataset.classNames.count == 10)
        #expect(loaded.train.pixels.count == 40 * 3072 && loaded.train.pixels != loaded.test.pixels)
        #expect(try load(dataset, locator: DatasetLocator(environment: [:])).test == loaded.test)
        // Sample i depends on the seed, the split and i alone.
        #expect(
            try loadShapes(train: 3, test: 10, seed: 1).train.pixels.elementsEqual(loaded.train.pixels.prefix(3 * 3072))
        )
    }

    @Test(arguments: [0, 1_000_001]) func countsAreChecked(count: Int) {
        let error = #expect(throws: DatasetError.self) { try loadShapes(train: count, test: 1) }
        #expect(error?.description == "the number of training shapes is \(Double(count)); expected 1 to 1000000")
    }
}
