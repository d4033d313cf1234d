package import Experiments

/// A data set with its samples at hand. Networks see each byte divided by 255.
package struct LoadedDataset: Sendable {
    package var dataset: Dataset
    package var train: Samples
    package var test: Samples

    package init(dataset: Dataset, train: Samples, test: Samples) {
        self.dataset = dataset
        self.train = train
        self.test = test
    }
}
