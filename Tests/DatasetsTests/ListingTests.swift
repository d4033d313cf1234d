/// What `bnbook data` has to show.
import Datasets
import Experiments
import TestSupport
import Testing

@Suite struct ListingTests {
    let home = TemporaryFolder()

    func mnist(mirrors: [String] = []) -> DatasetListing.State {
        listDatasets(
            locator: DatasetLocator(
                environment: home.home, mirrors: mirrors, workingDirectory: home.path, files: MadeUpMNIST.files),
            digits: (1, 1), shapes: (1, 1))[0].state
    }

    @Test func `names every data set, the drawn ones with their digest`() throws {
        let listings = listDatasets(
            locator: DatasetLocator(environment: [:], mirrors: [], workingDirectory: home.path), digits: (100, 20),
            shapes: (20, 10))
        #expect(
            listings.map(\.name)
                == ["MNIST"] + PublishedImages.allCases.map(\.name) + ["Synthetic digits", "Drawn shapes"])
        #expect(listings.map { $0.license == nil } == [Bool](repeating: false, count: 8) + [true, true])
        #expect(
            listings[8].state
                == .drawn(
                    Dataset(
                        name: "Synthetic digits", source: .digits(train: 100, test: 20, seed: 1),
                        digest: "d2ce9c6d1fef1c63d5e2cbdc4ecd578d090be860bf0be22befd0c9688f628041", trainCount: 100,
                        testCount: 20)))
    }

    @Test func `says where MNIST is`() throws {
        try MadeUpMNIST.write(to: home, "data/MNIST/raw")
        #expect(
            mnist()
                == .found(
                    Dataset(
                        name: "MNIST", source: .mnist, digest: MadeUpMNIST.files.digest, shape: [3, 4], trainCount: 5,
                        testCount: 2),
                    path: "\(home.path)/data/MNIST/raw"))
    }

    @Test func `says where MNIST would come from, and fetches nothing`() {
        let server = LoopbackServer.files()
        #expect(
            mnist(mirrors: [server.base, "https://example.org/mnist/"])
                == .downloadable(
                    hosts: [String(server.base.dropFirst(7).dropLast()), "example.org"]))
        #expect(server.requests.isEmpty)
    }

    @Test func `says why MNIST cannot be had`() throws {
        try MadeUpMNIST.write(to: home, ".cache/bnbook/mnist")
        let path = try home.write([], to: ".cache/bnbook/mnist/t10k-labels-idx1-ubyte")
        #expect(mnist() == .unavailable(reason: "\(path): found 0 bytes, expected 10: the file is truncated"))
    }
}
