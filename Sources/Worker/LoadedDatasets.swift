internal import Datasets
internal import Experiments
internal import Synchronization

/// The samples of the data sets this process has loaded, by what they are and where they are from, so that none is read
/// twice. Another file with the same numbers has columns of its own.
final class LoadedDatasets: Sendable {
    private let known = Mutex<[Key: LoadedDataset]>([:])

    private struct Key: Hashable {
        var identity: String
        var source: Dataset.Source
    }

    func remember(_ loaded: LoadedDataset) {
        let key = Key(identity: loaded.dataset.identity, source: loaded.dataset.source)
        known.withLock { $0[key] = loaded }
    }

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
        if var loaded = known.withLock({ $0[Key(identity: dataset.identity, source: dataset.source)] }) {
            // The same samples may be those of a data set of another name or task.
            loaded.dataset = dataset
            return loaded
        }
        let source = known.withLock { $0[Key(identity: dataset.digest, source: dataset.source)] }
        let loaded =
            try source.map { try transform($0, to: dataset) } ?? load(dataset, locator: locator, onProgress: onProgress)
        remember(loaded)
        return loaded
    }
}
