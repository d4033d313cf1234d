/// Samples in files of arrays: NumPy's `.npy` and `.npz`, and IDX.
public struct ArraySource: Codable, Hashable, Sendable {
    /// Where one array is.
    public struct Place: Codable, Hashable, Sendable {
        /// The file.
        public var file: String
        /// The array's name in an `.npz` archive; "" in other files, which hold one.
        public var member: String

        /// An array in a file.
        public init(file: String, member: String = "") {
            self.file = file
            self.member = member
        }
    }

    /// What is to be predicted of a sample.
    public enum Predicted: String, Codable, Hashable, Sendable {
        /// Its class, a whole number from 0.
        case classes
        /// One or several numbers.
        case numbers
    }

    /// The training samples, [count, …].
    public var samples: Place
    /// What is to be predicted of each, [count], or [count, numbers].
    public var labels: Place
    /// The test samples; `nil` where there are none.
    public var testSamples: Place?
    /// What is to be predicted of each.
    public var testLabels: Place?
    /// Whether that are classes or numbers.
    public var predicted: Predicted
    /// Whether the samples are images of bytes, which networks see divided by 255.
    public var areBytes = false

    /// Arrays in their places.
    public init(
        samples: Place, labels: Place, testSamples: Place? = nil, testLabels: Place? = nil,
        predicted: Predicted = .classes
    ) {
        self.samples = samples
        self.labels = labels
        self.testSamples = testSamples
        self.testLabels = testLabels
        self.predicted = predicted
    }

    /// The files, each once.
    public var files: [String] {
        var seen: Set<String> = []
        return [samples, labels, testSamples, testLabels].compactMap { $0?.file }.filter { seen.insert($0).inserted }
    }
}
