/// A data set ready for training, and the kernels chosen for it; shared by all runs on it.
internal import CKernels
internal import Datasets
internal import Experiments

struct PreparedSamples: @unchecked Sendable {
    let train: Images
    let test: Images
    let kernels: Kernels

    /// Throws if the samples are not as many, or not as large, as the data set's description says.
    init(_ data: LoadedDataset) throws(EngineError) {
        kernels = try KernelVariants.fromEnvironment()
        let inputs = data.dataset.shape.reduce(1, *)
        train = try Self.images(data.train, "training", inputs, count: data.dataset.trainCount, classes: data.dataset.classes)
        test = try Self.images(data.test, "test", inputs, count: data.dataset.testCount, classes: data.dataset.classes)
    }

    private static func images(_ samples: Samples, _ part: String, _ inputs: Int, count: Int, classes: Int) throws(EngineError) -> Images {
        guard samples.count == count else {
            throw .samples(part: part, found: "\(samples.count) labels", expected: "\(count)")
        }
        guard samples.pixels.count == count * inputs else {
            throw .samples(part: part, found: "\(samples.pixels.count) pixels", expected: "\(count) × \(inputs)")
        }
        if let label = samples.labels.first(where: { $0 >= classes }) {
            throw .samples(part: part, found: "the label \(label)", expected: "labels below \(classes)")
        }
        return Images(samples, inputs: inputs)
    }
}
