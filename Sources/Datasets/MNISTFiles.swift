package import Experiments

/// What the four files of MNIST must be, so that nothing else is ever taken for them.
package struct MNISTFiles: Hashable, Sendable {
    /// One file of the IDX format: unsigned bytes under a header that says their shape.
    package struct File: Hashable, Sendable {
        /// The usual file name, "train-images-idx3-ubyte"; `.gz` may follow.
        package var name: String
        /// [count, height, width] of images, [count] of labels.
        package var shape: [Int]
        /// SHA-256 of the whole uncompressed file, header and all, in lower-case hexadecimal.
        package var digest: String

        /// `shape` is that of the IDX file, the samples first; `digest` is of its uncompressed bytes.
        package init(name: String, shape: [Int], digest: String) {
            self.name = name
            self.shape = shape
            self.digest = digest
        }
    }

    /// [samples, height, width].
    package var trainImages: File
    /// [samples].
    package var trainLabels: File
    /// [samples, height, width].
    package var testImages: File
    /// [samples].
    package var testLabels: File
    /// The digest of the data set that these files make: see ``LoadedDataset/digest(train:test:)``.
    package var digest: String

    /// Four files, and the digest of them together.
    package init(trainImages: File, trainLabels: File, testImages: File, testLabels: File, digest: String) {
        self.trainImages = trainImages
        self.trainLabels = trainLabels
        self.testImages = testImages
        self.testLabels = testLabels
        self.digest = digest
    }

    /// The files as LeCun, Cortes and Burges published them.
    package static let published = MNISTFiles(
        trainImages: File(
            name: "train-images-idx3-ubyte", shape: [60_000, 28, 28],
            digest: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        trainLabels: File(
            name: "train-labels-idx1-ubyte", shape: [60_000],
            digest: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        testImages: File(
            name: "t10k-images-idx3-ubyte", shape: [10_000, 28, 28],
            digest: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        testLabels: File(
            name: "t10k-labels-idx1-ubyte", shape: [10_000],
            digest: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        digest: "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16")

    /// The number of classes; labels are 0 ..< classes.
    package static let classes = 10

    /// The data set that the files make: it is known without reading them, since no others are let through.
    package var dataset: Dataset {
        Dataset(
            name: "MNIST", source: .mnist, digest: digest, shape: Array(trainImages.shape.dropFirst()),
            classes: Self.classes,
            trainCount: trainImages.shape[0], testCount: testImages.shape[0])
    }

    /// The four in the order of the data set's digest: train images, train labels, test images, test labels.
    package var all: [File] { [trainImages, trainLabels, testImages, testLabels] }
}

extension MNISTFiles.File {
    /// The first four bytes: two zeros, 8 for unsigned bytes, and the number of dimensions.
    var magic: UInt32 { 0x0800 + UInt32(shape.count) }

    /// The bytes of samples or labels after the header.
    var dataCount: Int { shape.reduce(1, *) }

    /// The bytes before them: the magic number and the dimensions, big-endian.
    var header: [UInt8] {
        ([magic] + shape.map { UInt32($0) }).flatMap { word in
            [
                UInt8(truncatingIfNeeded: word >> 24), UInt8(truncatingIfNeeded: word >> 16),
                UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word),
            ]
        }
    }

    /// The names it goes by on disk, the usual one first: with a hyphen or a dot before `idx`, plain or gzipped.
    var fileNames: [String] {
        let dotted = name.split(separator: "-idx").joined(separator: ".idx")
        return [name, name + ".gz", dotted, dotted + ".gz"]
    }
}
