/// Where MNIST is looked for, in which order, and what other programs have left.
import Experiments
import TestSupport
import Testing

@testable import Datasets

@Suite struct PlacesTests {
    let home = TemporaryFolder()

    func locator(_ environment: [String: String] = [:], mirrors: [String] = []) -> DatasetLocator {
        DatasetLocator(
            environment: home.home.merging(environment) { $1 }, mirrors: mirrors, workingDirectory: "\(home.path)/work",
            files: MadeUpMNIST.files)
    }

    func place(_ locator: DatasetLocator) -> String? {
        let mnist = listDatasets(locator: locator, digits: (1, 1), shapes: (1, 1))[0]
        guard case .found(_, let path) = mnist.state else { return nil }
        return String(path.dropFirst(home.path.count + 1))
    }

    @Test func `the places in their order`() throws {
        let locator = locator(["BNBOOK_DATA": "\(home.path)/mine"])
        let folders = [
            ".pytorch/MNIST_data/MNIST/raw", ".cache/torch/MNIST/raw", "data/MNIST/raw", "work/data/MNIST/raw",
        ]
        for folder in folders {
            try MadeUpMNIST.write(to: home, folder, gzipped: true)
            #expect(place(locator) == folder)
        }
        try home.write(NumPyArchive.mnist(deflated: true), to: ".keras/datasets/mnist.npz")
        #expect(place(locator) == ".keras/datasets/mnist.npz")
        for folder in [".cache/bnbook/mnist", "mine/mnist"] {
            try MadeUpMNIST.write(to: home, folder)
            #expect(place(locator) == folder)
        }
    }

    /// What carries out runs may read only these.
    @Test func `all that is looked at is among the places`() throws {
        let locator = locator(["BNBOOK_DATA": "\(home.path)/mine"]), places = Set(locator.places)
        for images in PublishedImages.allCases {
            let files = locator.published(images)
            for folder in locator.folders(of: files) {
                for name in files.editions.flatMap(\.files).flatMap(\.names) {
                    let path = "\(folder.path)/\(name)"
                    #expect(places.contains { path == $0 || path.hasPrefix($0 + "/") }, "\(path)")
                }
            }
        }
    }

    @Test(arguments: [
        (["XDG_CACHE_HOME": "caches"], "caches/bnbook/mnist"), (["XDG_CACHE_HOME": ""], ".cache/bnbook/mnist"),
        (["TORCH_HOME": "torches"], "torches/MNIST/raw"), (["XDG_CACHE_HOME": "caches"], "caches/torch/MNIST/raw"),
    ])
    func `variables move the places`(variables: [String: String], folder: String) throws {
        try MadeUpMNIST.write(to: home, folder)
        #expect(place(locator(variables.mapValues { $0.isEmpty ? "" : "\(home.path)/\($0)" })) == folder)
    }

    @Test(arguments: [false, true])
    func `reads Keras's archive`(deflated: Bool) throws {
        try home.write(NumPyArchive.mnist(deflated: deflated), to: "keras/datasets/mnist.npz")
        let loaded = try loadMNIST(locator: locator(["KERAS_HOME": "\(home.path)/keras"]))
        #expect(loaded.train == MadeUpMNIST.train)
        #expect(loaded.test == MadeUpMNIST.test)
        #expect(loaded.dataset.digest == MadeUpMNIST.files.digest)
    }

    /// A bad archive, and the words after its path.
    static let badArchives: [(bytes: [UInt8], message: String)] = [
        ([], ": not a readable archive: it has no zip directory"),
        (
            Array(NumPyArchive.mnist(deflated: true).dropLast(9)),
            ": not a readable archive: it has no zip directory"
        ),
        (
            Array(NumPyArchive.mnist(deflated: false).dropFirst(40)),
            ": not a readable archive: its zip directory is damaged"
        ),
        (NumPyArchive.zipped([], deflated: false), ": not a readable archive: x_train.npy is missing in it"),
        (
            NumPyArchive.mnist(deflated: true) { $1 = [] },
            ": not a readable archive: x_train is not an array of 5 × 3 × 4 bytes"
        ),
        (
            NumPyArchive.mnist(deflated: true) { if $0 == "y_test" { $1.removeLast() } },
            ": not a readable archive: y_test is not an array of 2 bytes"
        ),
        (
            NumPyArchive.mnist(deflated: false) { if $0 == "y_test" { $1[$1.count - 1] = 77 } },
            ": y_test: found the label 77 at index 1, expected 0 to 9"
        ),
        (
            NumPyArchive.mnist(deflated: false) { if $0 == "y_test" { $1[$1.count - 1] = 3 } },
            ": y_test: found the SHA-256 87496271464a238710e2d1f0f236ac8057a5d0fd9b34f7584110af911f1e58c3, expected "
                + MadeUpMNIST.files.testLabels.digest + ": the contents are not the published ones"
        ),
    ]

    @Test(arguments: badArchives)
    func `a bad archive is passed over, and named when nothing else is found`(bytes: [UInt8], message: String) throws {
        let path = try home.write(bytes, to: ".keras/datasets/mnist.npz")
        #expect(try #require(failure { try loadMNIST(locator: locator()) }).contains("\n  \(path)\(message)\n"))
        try MadeUpMNIST.write(to: home, "data/MNIST/raw")
        #expect(try loadMNIST(locator: locator()).train == MadeUpMNIST.train)
    }

    @Test func `torchvision's bad files are passed over, our own are not`() throws {
        try home.write([1, 2, 3], to: "data/MNIST/raw/train-images-idx3-ubyte")
        let incomplete =
            "\(home.path)/data/MNIST/raw: missing train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte; "
        #expect(
            try #require(failure { try loadMNIST(locator: locator()) }).contains(
                "\n  \(incomplete)expected all files of the data set\n"))
        try MadeUpMNIST.write(to: home, ".cache/bnbook/mnist")
        let path = try home.write([0, 0, 8, 1], to: ".cache/bnbook/mnist/train-labels-idx1-ubyte")
        #expect(
            failure { try loadMNIST(locator: locator()) }
                == "\(path): found 4 bytes, expected 13: the file is truncated")
    }
}
