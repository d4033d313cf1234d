package import Experiments

/// A look at all places on this machine where a published set of images may be.
struct PublishedSearch {
    /// The samples of the first place that has them, and the place's path.
    private(set) var found: (loaded: LoadedDataset, place: String)?
    /// The places that do not have them, with what is wrong where something is there.
    private(set) var looked: [DatasetError.Look] = []

    /// Throws the ``DatasetError`` of a bad file in `BNBOOK_DATA` or the user's cache.
    init(_ images: PublishedImages, _ locator: DatasetLocator) throws {
        let files = locator.published(images)
        for folder in locator.folders(of: files) where found == nil {
            var problem: DatasetError?
            do {
                for edition in files.editions where found == nil {
                    found = try edition.load(folder: folder.path).map { train, test in
                        (try images.dataset(train, test), folder.path)
                    }
                }
            } catch let error as DatasetError where !folder.isOwn {
                problem = error
            }
            if found == nil { looked.append(DatasetError.Look(place: folder.path, problem: problem)) }
        }
    }
}

extension PublishedImages {
    /// The data set of these samples. Throws ``DatasetError/labelOutOfRange(file:index:label:classes:)``.
    func dataset(_ train: Samples, _ test: Samples) throws -> LoadedDataset {
        for samples in [train, test] {
            if let index = samples.labels.firstIndex(where: { $0 >= classNames.count }) {
                throw DatasetError.labelOutOfRange(
                    file: name, index: index, label: Int(samples.labels[index]), classes: classNames.count)
            }
        }
        let digest = LoadedDataset.digest(train: train, test: test)
        return LoadedDataset(
            dataset: dataset(digest: digest, train: train.count, test: test.count), train: train, test: test)
    }

    /// The data set of so many samples, whose digest is known.
    func dataset(digest: String, train: Int, test: Int) -> Dataset {
        let names = classNames
        return Dataset(
            name: name, source: .published(self), digest: digest, shape: shape, classes: names.count,
            trainCount: train, testCount: test,
            classNames: names == names.indices.map(String.init) ? [] : names)
    }
}

extension DatasetLocator {
    /// The folders where these files may be, in the order they are looked at; bnbook's own are those where a bad file is
    /// an error.
    func folders(of files: PublishedFiles) -> [(path: String, isOwn: Bool)] {
        func under(_ folder: String, _ name: String) -> String { name.isEmpty ? folder : "\(folder)/\(name)" }
        return [dataFolder, cacheFolder].compactMap { $0 }.map { ("\($0)/\(files.folder)", true) }
            + kerasFolders.map { (under($0, files.kerasFolder), false) }
            + torchRoots.map { (under($0, files.torchFolder), false) }
    }

    /// SHA-256, in hexadecimal, over all files on this machine that these images may be read from, in the order they are
    /// looked at: the same digest, the same outcome of ``loadPublished(_:locator:onProgress:)``, downloads aside.
    package func contentDigest(of images: PublishedImages, _ digests: FileDigests) -> String {
        let files = published(images)
        let paths = folders(of: files).flatMap { folder in
            files.editions.flatMap { $0.files.map { $0.path(in: folder.path) ?? "" } }
        }
        return digests.digest(of: paths)
    }
}
