/// MNIST itself, where BNBOOK_DATA names a folder that holds it.
import Datasets
import Experiments
import FoundationEssentials
import Testing

@Suite(.enabled(if: environment["BNBOOK_DATA"] != nil, "BNBOOK_DATA names no folder with MNIST"))
struct RealMNISTTests {
    @Test func `reads MNIST`() throws {
        let loaded = try loadMNIST(locator: DatasetLocator(environment: environment, mirrors: []))
        #expect(loaded.train.pixels.count == 60_000 * 784)
        #expect(loaded.train.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
        #expect(loaded.test.labels.prefix(10) == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
        #expect(loaded.dataset.digest == LoadedDataset.digest(train: loaded.train, test: loaded.test))
    }
}

private let environment = ProcessInfo.processInfo.environment
