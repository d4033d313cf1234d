package import Experiments

/// A data set with its samples at hand. Networks see each byte divided by 255, and features as they are.
package struct LoadedDataset: Sendable {
    /// The name, digest, shape and counts.
    package var dataset: Dataset
    /// What is trained on.
    package var train: Samples
    /// What results are measured on.
    package var test: Samples
    /// What was split off the training part, to choose by.
    package var validation: Samples

    /// What each feature of a table is called; empty elsewhere.
    package var featureNames: [String]

    /// A data set with its parts; `validation` is empty where none was split off.
    package init(
        dataset: Dataset, train: Samples, test: Samples, validation: Samples = .none,
        featureNames: [String] = []
    ) {
        self.dataset = dataset
        self.train = train
        self.test = test
        self.validation = validation
        self.featureNames = featureNames
    }
}
