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
        /// Comma-separated numbers in two files with a header line, as `table`: the form of earlier versions, which
        /// their runs name.
        case csv(train: String, test: String, label: String)
        /// A table in one or two files of separated values.
        case table(TableSource)
        /// Coloured shapes drawn by program, with so many samples for training and testing.
        case shapes(train: Int, test: Int, seed: UInt64)
        /// Rows that a notebook made; they are nowhere else.
        case rows
        /// Images that were published under a name.
        case published(PublishedImages)
        /// Files of arrays.
        case arrays(ArraySource)
        /// Images in a folder for each class.
        case images(ImageFolder)
    }

    /// What is to be predicted of a sample.
    public enum Task: Codable, Hashable, Sendable {
        /// Its class, one of several.
        case classification
        /// Which of these labels it has, any of them at once.
        case multilabel([String])
        /// A number for each of these names.
        case regression([String])
        /// The sample itself, as it was where ``Dataset/reconstruction()`` was asked for.
        case reconstruction
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
    /// What is to be predicted.
    public var task: Task
    /// What the classes are called, in their order; empty for their numbers.
    public var classNames: [String]
    /// The columns of a table that hold words, each of which is a number for each word; in the table's order.
    public var oneHot: [String] = []

    /// What is known of samples that are there; notebooks ask for data by name instead: `Dataset.mnist()`.
    public init(
        name: String, source: Source, digest: String, shape: [Int] = [28, 28], classes: Int = 10, trainCount: Int,
        testCount: Int,
        validationCount: Int = 0, transforms: [DatasetTransform] = [], task: Task = .classification,
        classNames: [String] = []
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
        self.task = task
        self.classNames = classNames
    }
}

extension Dataset.Task {
    /// Whether numbers or labels to predict stand beside each sample; else it has a class.
    package var hasTargets: Bool {
        switch self {
        case .classification, .reconstruction: false
        case .multilabel, .regression: true
        }
    }
}

extension Dataset {
    /// The numbers that a network gives for a sample: one for each class, label or target.
    public var outputs: Int {
        switch task {
        case .classification: classes
        case .multilabel(let names), .regression(let names): names.count
        case .reconstruction: shape.saturatedProduct
        }
    }

    /// Whether targets are to be predicted, each a number in a unit of its own.
    public var isRegression: Bool { if case .regression = task { true } else { false } }

    /// Whether numbers are to be predicted, targets or those of the samples themselves.
    public var predictsNumbers: Bool { isRegression || task == .reconstruction }

    /// What the class with this number is called: its name, or its number.
    public func className(_ number: Int) -> String {
        classNames.indices.contains(number) ? classNames[number] : "\(number)"
    }
}

extension Dataset.Source {
    /// Whether samples are images of bytes, which networks see divided by 255.
    public var isImages: Bool {
        switch self {
        case .mnist, .digits, .idx, .shapes, .published, .images: true
        case .arrays(let source): source.areBytes
        case .points, .csv, .table, .rows: false
        }
    }

    /// Whether samples for testing are always among them; else they may have to be split off.
    var hasTestPart: Bool {
        switch self {
        case .mnist, .digits, .points, .idx, .csv, .shapes, .published: true
        case .table, .rows, .arrays, .images: false
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
            Setting("task", \.task, isOmittedAtDefault: true),
            Setting("classNames", \.classNames, isOmittedAtDefault: true),
            Setting("oneHot", \.oneHot, isOmittedAtDefault: true),
        ]
    }

    /// A data set of nothing: what is required has no default.
    public static let standard = Dataset(name: "", source: .mnist, digest: "", trainCount: 0, testCount: 0)
}

extension Dataset.Source: SettingValue {}
extension Dataset.Task: SettingValue {}
extension DatasetTransform: SettingValue {}
