package import Experiments

/// Published images from the first place that has them: the folder in `BNBOOK_DATA`, the user's cache, Keras's and
/// torchvision's caches, their source, its mirror.
///
/// A bad file in `BNBOOK_DATA` or the user's cache is an error; other programs' bad files are passed over, and named
/// when nothing else is found. Throws a ``DatasetError``.
package func loadPublished(
    _ images: PublishedImages, locator: DatasetLocator, onProgress: (DownloadProgress) -> Void = { _ in }
) throws -> LoadedDataset {
    let search = try PublishedSearch(images, locator)
    if let found = search.found { return found.loaded }
    var failures: [DatasetError] = []
    if !locator.mirrors.isEmpty {
        do {
            return try withoutActuallyEscaping(onProgress) { try download(images, locator, onProgress: $0) }
        } catch let failure as Download.Failure {
            failures = failure.reasons
        }
    }
    throw DatasetError.notFound(
        name: images.name, looked: search.looked, download: failures,
        files: locator.published(images).editions[0].files.map(\.names[0]), folder: locator.published(images).folder)
}

private func download(
    _ images: PublishedImages, _ locator: DatasetLocator, onProgress: @escaping (DownloadProgress) -> Void
) throws -> LoadedDataset {
    let files = locator.published(images)
    guard let cache = locator.cacheFolder else { throw Download.noCache }
    let folder = "\(cache)/\(files.folder)"
    try Download(
        items: files.editions[0].files.map { $0.download(into: folder) }, folder: folder, patience: locator.patience,
        onProgress: onProgress
    ).run()
    guard let (train, test) = try files.editions[0].load(folder: folder) else { throw Download.gone(folder) }
    return try images.dataset(train, test)
}

private extension PublishedFiles.File {
    /// The file as it comes, which is kept where its digest is right.
    func download(into folder: String) -> Download.Item {
        Download.Item(
            name: names[0], addresses: addresses, isHere: { path(in: folder) != nil },
            keep: { partial, url in
                _ = try read(from: partial.path, named: url)
                try partial.move(to: "\(folder)/\(names[0])")
            })
    }
}
