/// A data set of labelled samples, named by the digest of its contents; the samples themselves stay where they are.
public struct Dataset: Hashable, Sendable {
    /// Where the samples come from.
    public enum Source: Codable, Hashable, Sendable {
        /// The MNIST database of handwritten digits (LeCun, Cortes and Burges, 1998).
        case mnist
        /// Digits drawn by program, with so many samples for training and testing.
        case digits(train: Int, test: Int, seed: UInt64)
        /// Points of the plane in classes that wind around each other.
        case points(PointShape, train: Int, test: Int, noise: Double, seed: UInt64)
        /// The four IDX files of MNIST's names in a folder, whatever they hold: Fashion-MNIST, EMNIST.
        case idx(folder: String)
        /// Comma-separated numbers in two files with a header line; the column `label` holds the class, all others are
        /// features.
        case csv(train: String, test: String, label: String)
    }

    /// Two classes of points for teaching.
    public enum PointShape: String, Codable, Hashable, Sendable, CaseIterable {
        /// Two half circles that reach into each other.
        case moons
        /// Two spirals, one and a half turns each.
        case spirals
    }

    /// What readers call it: "MNIST", "Synthetic digits".
    public var name: String
    /// Where the samples come from.
    public var source: Source
    /// SHA-256 over every sample and label as they come from the source, in lower-case hexadecimal.
    public var digest: String
    /// The shape of one sample: [28, 28].
    public var shape: [Int]
    /// The number of classes; labels are 0 ..< classes.
    public var classes: Int
    /// Samples to train on, at least 1.
    public var trainCount: Int
    /// Samples to test with, at least 1.
    public var testCount: Int
    /// Samples that are neither trained on nor tested with, but watched; 0 for none.
    public var validationCount: Int
    /// What is done to the samples, the first first; counts are those after it.
    public var transforms: [DatasetTransform]

    /// What is known of samples that are there; notebooks ask for data by name instead: `Dataset.mnist()`.
    public init(
        name: String, source: Source, digest: String, shape: [Int] = [28, 28], classes: Int = 10, trainCount: Int,
        testCount: Int,
        validationCount: Int = 0, transforms: [DatasetTransform] = []
    ) {
        self.name = name
        self.source = source
        self.digest = digest
        self.shape = shape
        self.classes = classes
        self.trainCount = trainCount
        self.testCount = testCount
        self.validationCount = validationCount
        self.transforms = transforms
    }
}

extension Dataset.Source {
    /// Whether samples are images of bytes, which networks see divided by 255.
    public var isImages: Bool {
        switch self {
        case .mnist, .digits, .idx: true
        case .points, .csv: false
        }
    }
}

/// The JSON of a data set.
extension Dataset: Configurable {
    public static var settings: [Setting<Dataset>] {
        [
            Setting("name", \.name, isRequired: true), Setting("source", \.source, isRequired: true),
            Setting("digest", \.digest, isRequired: true), Setting("shape", \.shape, isRequired: true),
            Setting("classes", \.classes, isRequired: true), Setting("trainCount", \.trainCount, isRequired: true),
            Setting("testCount", \.testCount, isRequired: true),
            Setting("validationCount", \.validationCount, isOmittedAtDefault: true),
            Setting("transforms", \.transforms, isOmittedAtDefault: true),
        ]
    }

    /// A data set of nothing: what is required has no default.
    public static let standard = Dataset(name: "", source: .mnist, digest: "", trainCount: 0, testCount: 0)
}

extension Dataset.Source: SettingValue {}
extension DatasetTransform: SettingValue {}
