package import Experiments

/// One data set as `bnbook data` lists it.
package struct DatasetListing: Sendable {
    /// Whether the samples can be had, and where from.
    package enum State: Hashable, Sendable {
        /// Here, in a folder or an archive, each file checked.
        case found(Dataset, path: String)
        /// A program draws it whenever it is needed.
        case drawn(Dataset)
        /// Not here; downloaded from these servers when it is first needed.
        case downloadable(hosts: [String])
        /// Not to be had, and why.
        case unavailable(reason: String)
    }

    /// What readers call it: "MNIST", "Synthetic digits".
    package var name: String
    /// Whether it is here.
    package var state: State
    /// Under which licence it is; `nil` for what a program draws.
    package var license: String?

    /// A data set by the name that readers know.
    package init(name: String, state: State, license: String? = nil) {
        self.name = name
        self.state = state
        self.license = license
    }
}

/// Every data set a notebook can name, read and checked; what is drawn in the usual number. Nothing is downloaded.
package func listDatasets(
    locator: DatasetLocator, digits: (train: Int, test: Int) = (60_000, 10_000),
    shapes: (train: Int, test: Int) = (10_000, 2_000)
) -> [DatasetListing] {
    [
        DatasetListing(
            name: "MNIST", state: state { try stateOfMNIST(locator) }, license: Dataset.Source.mnist.license)
    ]
        + PublishedImages.allCases.map { images in
            DatasetListing(
                name: images.name, state: state { try stateOf(images, locator) }, license: images.license)
        } + [
            DatasetListing(
                name: SyntheticDigits.name,
                state: state { .drawn(try loadDigits(train: digits.train, test: digits.test).dataset) }),
            DatasetListing(
                name: DrawnShapes.name,
                state: state { .drawn(try loadShapes(train: shapes.train, test: shapes.test).dataset) }),
        ]
}

private func state(_ find: () throws -> DatasetListing.State) -> DatasetListing.State {
    do { return try find() } catch { return .unavailable(reason: "\(error)") }
}

private func stateOfMNIST(_ locator: DatasetLocator) throws -> DatasetListing.State {
    let search = try MNISTSearch(locator)
    if let found = search.found { return .found(found.loaded.dataset, path: found.place) }
    if !locator.mirrors.isEmpty { return .downloadable(hosts: locator.mirrors.map(host)) }
    throw DatasetError.notFound(
        name: "MNIST", looked: search.looked, download: [], files: MNISTFiles.published.all.map(\.name),
        folder: "mnist")
}

private func stateOf(_ images: PublishedImages, _ locator: DatasetLocator) throws -> DatasetListing.State {
    let search = try PublishedSearch(images, locator), files = locator.published(images)
    if let found = search.found { return .found(found.loaded.dataset, path: found.place) }
    if !locator.mirrors.isEmpty {
        return .downloadable(hosts: files.editions[0].files[0].addresses.map(host))
    }
    throw DatasetError.notFound(
        name: images.name, looked: search.looked, download: [], files: files.editions[0].files.map(\.names[0]),
        folder: files.folder)
}
