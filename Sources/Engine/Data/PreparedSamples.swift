internal import CKernels
internal import Datasets
internal import Experiments

/// A data set ready for training, and the kernels chosen for it; shared by all runs on it.
struct PreparedSamples: @unchecked Sendable {
    let train: Images
    let validation: Images
    let test: Images
    let kernels: Kernels

    /// Throws if the samples are not as many, or not as large, as the data set's description says.
    static func with<Result>(_ data: LoadedDataset, kernels: Kernels, _ body: (PreparedSamples) throws -> Result) throws
        -> Result
    {
        let dataset = data.dataset
        let inputs = dataset.shape.reduce(1, *)
        try check(data.train, "training", inputs, count: dataset.trainCount, classes: dataset.classes)
        try check(data.validation, "validation", inputs, count: dataset.validationCount, classes: dataset.classes)
        try check(data.test, "test", inputs, count: dataset.testCount, classes: dataset.classes)
        return try Images.with(data.train, inputs: inputs) { train in
            try Images.with(data.validation, inputs: inputs) { validation in
                try Images.with(data.test, inputs: inputs) { test in
                    try body(PreparedSamples(train: train, validation: validation, test: test, kernels: kernels))
                }
            }
        }
    }

    private static func check(_ samples: Samples, _ part: String, _ inputs: Int, count: Int, classes: Int)
        throws(EngineError)
    {
        guard samples.count == count else {
            throw .samples(part: part, found: "\(samples.count) labels", expected: "\(count)")
        }
        let numbers = samples.features.isEmpty ? samples.pixels.count : samples.features.count
        guard numbers == count * inputs else {
            throw .samples(part: part, found: "\(numbers) pixels", expected: "\(count) × \(inputs)")
        }
        if let label = samples.labels.first(where: { $0 >= classes }) {
            throw .samples(part: part, found: "the label \(label)", expected: "labels below \(classes)")
        }
    }
}
