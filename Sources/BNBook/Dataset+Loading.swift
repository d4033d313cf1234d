internal import Datasets

extension Dataset {
    /// The MNIST database of handwritten digits: looked for in `BNBOOK_DATA`, the caches of bnbook, Keras and
    /// torchvision, else downloaded.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func mnist() throws -> Dataset {
        let content = DatasetLocator.current.mnistContentDigest(.current)
        if let known = KnownDatasets.current.mnist(content: content, locator: .current) {
            OutputWriter.emit(.input(InputRecord(name: "MNIST", digest: content)))
            return known
        }
        let loaded: LoadedDataset
        do { loaded = try loadMNIST(locator: .current, onProgress: sayDownload) } catch {
            OutputWriter.emit(.input(InputRecord(name: "MNIST", digest: content)))
            throw error
        }
        let found = DatasetLocator.current.mnistContentDigest(.current)
        OutputWriter.emit(.input(InputRecord(name: "MNIST", digest: found)))
        KnownDatasets.current.remember(loaded.dataset, content: found)
        return remember(loaded)
    }

    /// MNIST, or `substitute` where MNIST cannot be had; the report then says so where nobody can miss it.
    /// - Throws: an error for files that are there but damaged, and what drawing the substitute throws.
    public static func mnist(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        do {
            return try mnist()
        } catch let error as DatasetError {
            guard case .notFound = error else { throw error }
            let substitute = try substitute()
            OutputWriter.emit(
                .notice(
                    "MNIST could not be had: the numbers here come from \(substitute.name.lowercased()) instead.",
                    details: "\(error)"))
            return substitute
        }
    }

    /// Handwritten-looking 28×28 digits drawn by program, the same on every machine: as hard as MNIST to within a few
    /// points.
    /// - Throws: for a count below 1.
    public static func digits(train: Int = 60_000, test: Int = 10_000, seed: UInt64 = 1) throws -> Dataset {
        if let known = KnownDatasets.current.digits(train: train, test: test, seed: seed) { return known }
        let loaded = try loadDigits(train: train, test: test, seed: seed)
        KnownDatasets.current.remember(loaded.dataset, train: train, test: test, seed: seed)
        return remember(loaded)
    }
}

extension KnownDatasets {
    /// What this process's store knows.
    static var current: KnownDatasets {
        KnownDatasets(
            folder: RunEnvironment.current.isFresh ? nil : RunEnvironment.current.store, onStoreError: reportStoreError)
    }
}

extension FileDigests {
    /// What this process's store remembers.
    static var current: FileDigests {
        FileDigests(
            folder: RunEnvironment.current.isFresh ? nil : RunEnvironment.current.store, onStoreError: reportStoreError)
    }
}

extension DatasetLocator {
    /// Where this process's environment says data may be.
    static var current: DatasetLocator { DatasetLocator(environment: RunEnvironment.current.environment) }
}

/// Said while a file comes.
func sayDownload(_ progress: DownloadProgress) {
    let fraction = progress.total.map { Double(progress.received) / Double(max(1, $0)) } ?? 0
    OutputWriter.emit(
        .progress(Progress(activity: "downloading \(progress.file) from \(progress.host)", fraction: fraction)))
}

private func remember(_ loaded: LoadedDataset) -> Dataset {
    LoadedDatasets.shared.remember(loaded)
    return loaded.dataset
}
