internal import Datasets
internal import Synchronization

/// The samples of the data sets this process has loaded, by digest, so that none is read twice.
final class LoadedDatasets: Sendable {
    static let shared = LoadedDatasets()

    private let byDigest = Mutex<[String: LoadedDataset]>([:])

    func remember(_ loaded: LoadedDataset) { byDigest.withLock { $0[loaded.dataset.digest] = loaded } }

    /// The samples of `dataset`, read again where this process has not loaded them.
    /// - Throws: `DatasetError`, among others where what is found is not what `dataset` names.
    func samples(of dataset: Dataset) throws -> LoadedDataset {
        if let loaded = byDigest.withLock({ $0[dataset.digest] }) { return loaded }
        let loaded = try load(dataset, locator: .current)
        remember(loaded)
        return loaded
    }
}
