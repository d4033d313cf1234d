internal import Datasets
internal import Experiments
internal import Synchronization

/// The samples of the data sets this process has loaded, by what they are, so that none is read twice.
final class LoadedDatasets: Sendable {
    private let byIdentity = Mutex<[String: LoadedDataset]>([:])

    func remember(_ loaded: LoadedDataset) { byIdentity.withLock { $0[loaded.dataset.identity] = loaded } }

    /// The data set of these samples, which are then known.
    func remembered(_ loaded: LoadedDataset) -> Dataset {
        remember(loaded)
        return loaded.dataset
    }

    /// The samples of `dataset`, read again where this process has not loaded them.
    /// - Throws: `DatasetError`, among others where what is found is not what `dataset` names.
    func samples(
        of dataset: Dataset, locator: DatasetLocator, onProgress: (DownloadProgress) -> Void = { _ in }
    ) throws -> LoadedDataset {
        if var loaded = byIdentity.withLock({ $0[dataset.identity] }) {
            // The same samples may be those of a data set of another name or task.
            loaded.dataset = dataset
            return loaded
        }
        let source = byIdentity.withLock { $0[dataset.digest] }
        let loaded =
            try source.map { try transform($0, to: dataset) } ?? load(dataset, locator: locator, onProgress: onProgress)
        remember(loaded)
        return loaded
    }
}
