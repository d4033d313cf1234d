internal import CKernels
internal import Datasets
internal import Experiments

/// A data set ready for training, and the kernels chosen for it; shared by all runs on it.
struct PreparedSamples: @unchecked Sendable {
    let train: Images
    let validation: Images
    let test: Images
    /// What targets were divided by and less; empty where no numbers are predicted.
    let scales: [TargetScale]
    /// What is to be predicted.
    let task: Dataset.Task
    let kernels: Kernels

    /// Throws if the samples are not as many, or not as large, as the data set's description says.
    static func with<Result>(_ data: LoadedDataset, kernels: Kernels, _ body: (PreparedSamples) throws -> Result) throws
        -> Result
    {
        let dataset = data.dataset
        let inputs = dataset.shape.reduce(1, *)
        try check(data.train, "training", dataset, count: dataset.trainCount)
        try check(data.validation, "validation", dataset, count: dataset.validationCount)
        try check(data.test, "test", dataset, count: dataset.testCount)
        let scales = dataset.isRegression ? TargetScale.scales(of: data.train) : []
        let areReconstructed = dataset.task == .reconstruction
        func with(_ samples: Samples, _ body: (Images) throws -> Result) rethrows -> Result {
            try Images.with(
                samples.standardized(scales), inputs: inputs, areReconstructed: areReconstructed, body)
        }
        return try with(data.train) { train in
            try with(data.validation) { validation in
                try with(data.test) { test in
                    try body(
                        PreparedSamples(
                            train: train, validation: validation, test: test, scales: scales, task: dataset.task,
                            kernels: kernels))
                }
            }
        }
    }

    private static func check(_ samples: Samples, _ part: String, _ dataset: Dataset, count: Int)
        throws(EngineError)
    {
        let inputs = dataset.shape.reduce(1, *)
        guard samples.count == count else {
            throw .samples(part: part, found: "\(samples.count) labels", expected: "\(count)")
        }
        let numbers = samples.features.isEmpty ? samples.pixels.count : samples.features.count
        guard numbers == count * inputs else {
            throw .samples(part: part, found: "\(numbers) pixels", expected: "\(count) × \(inputs)")
        }
        if let label = samples.labels.first(where: { $0 >= dataset.classes }) {
            throw .samples(part: part, found: "the label \(label)", expected: "labels below \(dataset.classes)")
        }
        guard [0, samples.pixels.count].contains(samples.originals.count) else {
            throw .samples(
                part: part, found: "\(samples.originals.count) pixels to reconstruct", expected: "\(count) × \(inputs)")
        }
        let targets = dataset.task.hasTargets ? dataset.outputs * count : 0
        guard samples.targets.count == targets else {
            throw .samples(part: part, found: "\(samples.targets.count) targets", expected: "\(targets)")
        }
    }
}
