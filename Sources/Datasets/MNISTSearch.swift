/// A look at all places on this machine where MNIST may be.
struct MNISTSearch {
    /// The samples of the first place that has them, and the place's path.
    private(set) var found: (loaded: LoadedDataset, place: String)?
    /// The places that do not have them, with what is wrong where something is there.
    private(set) var looked: [DatasetError.Look] = []

    /// Throws the ``DatasetError`` of a bad file in `BNBOOK_DATA` or the user's cache.
    init(_ locator: DatasetLocator) throws {
        let files = locator.files
        if let folder = locator.mnistFolder { try look(in: folder) { try files.load(folder: folder) } }
        if let folder = locator.mnistCache {
            // A download that was broken off leaves some of the four.
            try look(in: folder) { files.paths(in: folder).contains(nil) ? nil : try files.load(folder: folder) }
        }
        for path in locator.kerasArchives { lookPassingOver(path) { try files.load(archive: path) } }
        for folder in locator.torchFolders { lookPassingOver(folder) { try files.load(folder: folder) } }
    }
}

private extension MNISTSearch {
    mutating func look(in place: String, _ load: () throws -> LoadedDataset?) throws {
        if found != nil { return }
        if let loaded = try load() {
            found = (loaded, place)
        } else {
            looked.append(DatasetError.Look(place: place))
        }
    }

    mutating func lookPassingOver(_ place: String, _ load: () throws -> LoadedDataset?) {
        do {
            try look(in: place, load)
        } catch {
            looked.append(DatasetError.Look(place: place, problem: error as? DatasetError))
        }
    }
}
