package import Experiments
internal import Spelling

/// The samples of a data set, from the place its source names.
///
/// Throws a ``DatasetError``: what keeps the source from being read, or that it holds other samples than
/// `dataset.digest` says.
package func load(_ dataset: Dataset, locator: DatasetLocator, onProgress: (DownloadProgress) -> Void = { _ in }) throws
    -> LoadedDataset
{
    if dataset.source == .rows { throw DatasetError.notKept(name: dataset.name) }
    let loaded = try load(dataset.source, locator: locator, onProgress: onProgress)
    guard loaded.dataset.digest == dataset.digest else {
        throw DatasetError.changed(name: dataset.name, found: loaded.dataset.digest, expected: dataset.digest)
    }
    return try transform(loaded, to: dataset)
}

/// The samples that are where `source` says, as they are there: the one place that knows every kind of data. What is odd
/// about them is said through `remark`, in a sentence. Throws a ``DatasetError``.
package func load(
    _ source: Dataset.Source, locator: DatasetLocator, onProgress: (DownloadProgress) -> Void = { _ in },
    remark: (_ sentence: String) -> Void = { _ in }
) throws -> LoadedDataset {
    let loaded = try read(source, locator: locator, onProgress: onProgress, remark: remark)
    if let sentence = loaded.untaughtClasses { remark(sentence) }
    return loaded
}

private func read(
    _ source: Dataset.Source, locator: DatasetLocator, onProgress: (DownloadProgress) -> Void,
    remark: (_ sentence: String) -> Void
) throws -> LoadedDataset {
    switch source {
    case .mnist: try loadMNIST(locator: locator, onProgress: onProgress)
    case .digits(let train, let test, let seed): try loadDigits(train: train, test: test, seed: seed)
    case .points(let shape, let train, let test, let noise, let seed):
        try loadPoints(shape, train: train, test: test, noise: noise, seed: seed)
    case .shapes(let train, let test, let seed): try loadShapes(train: train, test: test, seed: seed)
    case .idx(let folder): try loadIDX(folder: folder)
    case .csv(let train, let test, let label): try loadCSV(train: train, test: test, label: label, remark: remark)
    case .table(let source): try loadTable(source, remark: remark)
    case .published(let images): try loadPublished(images, locator: locator, onProgress: onProgress)
    case .arrays(let source): try loadArrays(source)
    case .images(let source): try loadImageFolder(source, remark: remark)
    case .rows: throw DatasetError.notKept(name: "a data set of rows")
    }
}

private extension LoadedDataset {
    /// That classes are in the test part alone, in a sentence; `nil` where none is, or there are no classes.
    var untaughtClasses: String? {
        guard dataset.task == .classification, train.count > 0 else { return nil }
        let names = Set(test.labels).subtracting(train.labels).sorted().map { dataset.className(Int($0)) }
        guard !names.isEmpty else { return nil }
        return
            "\(dataset.name): no training sample has the class \(listed(names, "or")), so no network can learn it."
    }
}

/// The samples of a source, as `dataset` has them after its transforms. Throws a ``DatasetError`` for one that asks for
/// more than there is.
package func transform(_ source: LoadedDataset, to dataset: Dataset) throws -> LoadedDataset {
    dataset.transforms.isEmpty ? source : try source.transformed(to: dataset)
}

/// Points of the plane in two classes. Throws ``DatasetError/wrongCount(split:count:)``,
/// ``DatasetError/wrongSetting(name:value:expected:)``.
package func loadPoints(_ shape: Dataset.PointShape, train: Int, test: Int, noise: Double, seed: UInt64) throws
    -> LoadedDataset
{
    for (split, count) in [("training", train), ("test", test)]
    where !(1...SyntheticDigits.largestCount).contains(count) {
        throw DatasetError.wrongCount(split: split, count: count)
    }
    guard noise >= 0, noise.isFinite else {
        throw DatasetError.wrongSetting(name: "the noise of points", value: noise, expected: "a number of at least 0")
    }
    return PlanePoints(shape: shape, noise: noise, seed: seed).load(train: train, test: test)
}

/// Images in four IDX files. Throws a ``DatasetError``.
package func loadIDX(folder: String) throws -> LoadedDataset { try IDXFolder(folder: folder).load() }

/// Samples in two CSV files, in the form of earlier versions; what is odd about them is said through `remark`, in a
/// sentence. Throws a ``DatasetError``.
package func loadCSV(
    train: String, test: String, label: String, remark: (_ sentence: String) -> Void = { _ in }
) throws -> LoadedDataset {
    var source = TableSource(file: train, predicts: .label(label))
    source.testFile = test
    return try TableFiles(source: source).load(as: .csv(train: train, test: test, label: label), remark: remark)
}

/// Samples in a table; what is odd about it is said through `remark`, in a sentence. Missing values that are to be
/// replaced are NaN until the transform `imputed` has. Throws a ``DatasetError``.
package func loadTable(_ source: TableSource, remark: (_ sentence: String) -> Void = { _ in }) throws -> LoadedDataset {
    try TableFiles(source: source).load(remark: remark)
}

/// MNIST from the first place that has it: `BNBOOK_DATA/mnist`, the user's cache, Keras's and torchvision's caches, a
/// mirror.
///
/// A bad file in `BNBOOK_DATA` or the user's cache is an error; other programs' bad files are passed over, and named
/// when nothing else is found. Throws a ``DatasetError``.
package func loadMNIST(locator: DatasetLocator, onProgress: (DownloadProgress) -> Void = { _ in }) throws
    -> LoadedDataset
{
    let search = try MNISTSearch(locator)
    if let found = search.found { return found.loaded }
    var failures: [DatasetError] = []
    if !locator.mirrors.isEmpty {
        do {
            return try withoutActuallyEscaping(onProgress) { try downloadMNIST(locator, onProgress: $0) }
        } catch let failure as Download.Failure {
            failures = failure.reasons
        }
    }
    throw DatasetError.notFound(
        name: "MNIST", looked: search.looked, download: failures, files: MNISTFiles.published.all.map(\.name),
        folder: "mnist")
}

/// Digits drawn by program, the same on every machine for the same three numbers.
///
/// Throws ``DatasetError/wrongCount(split:count:)``.
package func loadDigits(train: Int = 60_000, test: Int = 10_000, seed: UInt64 = 1) throws -> LoadedDataset {
    for (split, count) in [("training", train), ("test", test)]
    where !(1...SyntheticDigits.largestCount).contains(count) {
        throw DatasetError.wrongCount(split: split, count: count)
    }
    return SyntheticDigits(seed: seed).load(train: train, test: test)
}

/// Coloured shapes drawn by program, the same on every machine for the same three numbers.
///
/// Throws ``DatasetError/wrongSetting(name:value:expected:)``.
package func loadShapes(train: Int = 10_000, test: Int = 2_000, seed: UInt64 = 1) throws -> LoadedDataset {
    for (split, count) in [("training", train), ("test", test)] where !(1...1_000_000).contains(count) {
        throw DatasetError.wrongSetting(
            name: "the number of \(split) shapes", value: Double(count), expected: "1 to 1000000")
    }
    return DrawnShapes(seed: seed).load(train: train, test: test)
}

private func downloadMNIST(_ locator: DatasetLocator, onProgress: @escaping (DownloadProgress) -> Void) throws
    -> LoadedDataset
{
    guard let folder = locator.mnistCache else { throw Download.noCache }
    let items = locator.files.all.map { $0.download(into: folder, from: locator.mirrors) }
    try Download(items: items, folder: folder, patience: locator.patience, onProgress: onProgress).run()
    guard let loaded = try locator.files.load(folder: folder) else { throw Download.gone(folder) }
    return loaded
}

private extension MNISTFiles.File {
    /// Kept uncompressed: so it is read three times as fast ever after.
    func download(into folder: String, from mirrors: [String]) -> Download.Item {
        Download.Item(
            name: name + ".gz", addresses: mirrors.map { $0 + ($0.hasSuffix("/") ? "" : "/") + name + ".gz" },
            isHere: { path(in: folder) != nil },
            keep: { partial, url in
                try writeAtomically([header, try read(from: partial.path, named: url)], to: "\(folder)/\(name)")
                partial.remove()
            })
    }
}
