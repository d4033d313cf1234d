/// A data set of labelled images, named by the digest of its contents; the samples themselves stay where they are.
public struct Dataset: Codable, Hashable, Sendable {
    /// Where the samples come from.
    public enum Source: Codable, Hashable, Sendable {
        /// The MNIST database of handwritten digits (LeCun, Cortes and Burges, 1998).
        case mnist
        /// Digits drawn by program, with so many samples for training and testing.
        case digits(train: Int, test: Int, seed: UInt64)
    }

    /// What readers call it: "MNIST", "Synthetic digits".
    public var name: String
    public var source: Source
    /// SHA-256 over every sample and label, in lower-case hexadecimal.
    public var digest: String
    /// The shape of one sample: [28, 28].
    public var shape: [Int]
    /// The number of classes; labels are 0 ..< classes.
    public var classes: Int
    public var trainCount: Int
    public var testCount: Int

    public init(
        name: String, source: Source, digest: String, shape: [Int] = [28, 28], classes: Int = 10, trainCount: Int, testCount: Int
    ) {
        self.name = name
        self.source = source
        self.digest = digest
        self.shape = shape
        self.classes = classes
        self.trainCount = trainCount
        self.testCount = testCount
    }
}
