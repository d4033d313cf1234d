package import Experiments

/// A data set with its samples at hand. Networks see each byte divided by 255, and features as they are.
package struct LoadedDataset: Sendable {
    package var dataset: Dataset
    package var train: Samples
    package var test: Samples
    package var validation: Samples

    package init(dataset: Dataset, train: Samples, test: Samples, validation: Samples = .none) {
        self.dataset = dataset
        self.train = train
        self.test = test
        self.validation = validation
    }
}
