/// Reading the four files from a folder.
import Datasets
import Experiments
import TestSupport
import Testing

@Suite struct ReadingTests {
    let folder = TemporaryFolder()

    var locator: DatasetLocator {
        DatasetLocator(
            environment: ["BNBOOK_DATA": folder.path], mirrors: [], workingDirectory: folder.path,
            files: MadeUpMNIST.files)
    }

    @Test(arguments: [false, true])
    func `reads plain and gzipped files`(gzipped: Bool) throws {
        try MadeUpMNIST.write(to: folder, "mnist", gzipped: gzipped)
        let loaded = try loadMNIST(locator: locator)
        #expect(loaded.train == MadeUpMNIST.train)
        #expect(loaded.test == MadeUpMNIST.test)
        #expect(
            loaded.dataset
                == Dataset(
                    name: "MNIST", source: .mnist, digest: MadeUpMNIST.files.digest, shape: [3, 4], trainCount: 5,
                    testCount: 2))
    }

    @Test func `reads names with a dot, and plain beside gzipped`() throws {
        try folder.write(MadeUpMNIST.trainImages, to: "mnist/train-images.idx3-ubyte")
        try folder.write(gzip(MadeUpMNIST.trainLabels), to: "mnist/train-labels.idx1-ubyte.gz")
        try folder.write(gzip(MadeUpMNIST.testImages), to: "mnist/t10k-images-idx3-ubyte.gz")
        try folder.write(MadeUpMNIST.testLabels, to: "mnist/t10k-labels-idx1-ubyte")
        #expect(try loadMNIST(locator: locator).test == MadeUpMNIST.test)
    }

    @Test func `gzip is known by its first bytes, not by its name`() throws {
        try MadeUpMNIST.write(to: folder, "mnist")
        try folder.write(gzip(MadeUpMNIST.trainImages), to: "mnist/train-images-idx3-ubyte")
        #expect(try loadMNIST(locator: locator).train == MadeUpMNIST.train)
    }

    static let gzipStart: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]

    /// A bad file, and the words after the file's path.
    static let badFiles: [(name: String, bytes: [UInt8], message: String)] = [
        (
            "train-images-idx3-ubyte", Array(MadeUpMNIST.trainImages.dropLast(10)),
            "found 66 bytes, expected 76: the file is truncated"
        ),
        ("train-images-idx3-ubyte", [], "found 0 bytes, expected 76: the file is truncated"),
        ("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0], "found 5 bytes, expected 10: the file is truncated"),
        ("t10k-labels-idx1-ubyte", MadeUpMNIST.testLabels + [1], "found more bytes than the 10 expected"),
        (
            "train-images-idx3-ubyte", gzipStart + [1, 76, 0, 179, 255] + MadeUpMNIST.trainImages.prefix(51),
            "the gzip data end after 51 uncompressed bytes, expected 76: the file is truncated"
        ),
        (
            "train-images-idx3-ubyte", [0x1f, 0x8b],
            "the gzip data end after 0 uncompressed bytes, expected 76: the file is truncated"
        ),
        (
            "train-images-idx3-ubyte", gzipStart + [UInt8](repeating: 255, count: 40),
            "found corrupt gzip data (invalid block type), expected a whole gzip file"
        ),
        (
            "train-images-idx3-ubyte", MadeUpMNIST.trainLabels,
            "found the magic number 0x00000801, expected 0x00000803: this is not an IDX file of images"
        ),
        (
            "train-labels-idx1-ubyte", Array("<html><body>Not found".utf8),
            "found the magic number 0x3c68746d, expected 0x00000801: this is not an IDX file of labels"
        ),
        ("train-images-idx3-ubyte", MadeUpMNIST.testImages, "found the shape 2 × 3 × 4, expected 5 × 3 × 4"),
        ("t10k-labels-idx1-ubyte", MadeUpMNIST.idx([2], [9, 10]), "found the label 10 at index 1, expected 0 to 9"),
        (
            "t10k-labels-idx1-ubyte", MadeUpMNIST.idx([2], [9, 3]),
            "found the SHA-256 87496271464a238710e2d1f0f236ac8057a5d0fd9b34f7584110af911f1e58c3, expected "
                + MadeUpMNIST.files.testLabels.digest + ": the contents are not the published ones"
        ),
    ]

    @Test(arguments: badFiles)
    func `a bad file is named with what was found and expected`(name: String, bytes: [UInt8], message: String) throws {
        try MadeUpMNIST.write(to: folder, "mnist")
        let path = try folder.write(bytes, to: "mnist/\(name)")
        #expect(failure { try loadMNIST(locator: locator) } == "\(path): \(message)")
    }

    @Test func `a missing file is named`() throws {
        try folder.write(MadeUpMNIST.trainImages, to: "mnist/train-images-idx3-ubyte")
        #expect(
            failure { try loadMNIST(locator: locator) } == """
                \(folder.path)/mnist: missing train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte; \
                expected all files of the data set
                """)
    }

    @Test func `a folder in a file's place cannot be read`() throws {
        try MadeUpMNIST.write(to: folder, "mnist", gzipped: true)
        try folder.write([], to: "mnist/train-images-idx3-ubyte/x")
        #expect(
            failure { try loadMNIST(locator: locator) } == """
                \(folder.path)/mnist/train-images-idx3-ubyte: cannot be read: Is a directory
                """)
    }

    @Test func `a data set must be the one it was`() throws {
        try MadeUpMNIST.write(to: folder, "mnist")
        var dataset = try loadMNIST(locator: locator).dataset
        #expect(try load(dataset, locator: locator).train == MadeUpMNIST.train)
        dataset.digest = "0123"
        #expect(
            failure { try load(dataset, locator: locator) } == """
                MNIST: found data with the SHA-256 \(MadeUpMNIST.files.digest), expected 0123
                """)
    }
}

/// What an error says; nil when there is none.
func failure<Value>(_ body: () throws -> Value) -> String? {
    do {
        _ = try body()
        return nil
    } catch {
        return "\(error)"
    }
}
