internal import Experiments

/// The files that a published set of images is read from, so that nothing else is ever taken for it.
package struct PublishedFiles: Hashable, Sendable {
    /// One file as it is downloaded.
    package struct File: Hashable, Sendable {
        /// What bnbook calls it, and what else it is called in the caches of others.
        package var names: [String]
        /// SHA-256 of the file as it is downloaded, in lower-case hexadecimal.
        package var digest: String
        /// Where it is downloaded from, in order: the original source, then a mirror.
        package var addresses: [String]

        /// `names` begins with bnbook's own; `digest` is of the bytes as they are downloaded.
        package init(names: [String], digest: String, addresses: [String]) {
            self.names = names
            self.digest = digest
            self.addresses = addresses
        }
    }

    /// How samples lie in the files.
    package enum Layout: Hashable, Sendable {
        /// Four gzipped IDX files: images and labels for training, then for testing.
        case idx
        /// Four such files in a zip archive, by their members' names; the images are transposed, and labels begin at
        /// `firstLabel`.
        case zippedIDX(members: [String], firstLabel: UInt8)
        /// Records in members of a gzipped tar archive: so many bytes of labels, of which the last counts, then the
        /// channels one after the other.
        case records(train: [String], test: [String], labelBytes: Int)
        /// Python's pickles of the same in members of a gzipped tar archive, labels under this key.
        case pickles(train: [String], test: [String], key: String)
    }

    /// Files that hold all of the samples together.
    package struct Edition: Hashable, Sendable {
        /// In the order of the layout.
        package var files: [File]
        /// How they are read.
        package var layout: Layout

        /// Some files, and how they are read.
        package init(files: [File], layout: Layout) {
            self.files = files
            self.layout = layout
        }
    }

    /// The folder in `BNBOOK_DATA` and in the user's cache.
    package var folder: String
    /// The first is the one that is downloaded; others are only found.
    package var editions: [Edition]
    /// The folder in Keras's cache of data sets; "" for that itself.
    package var kerasFolder: String
    /// The folder in those of torchvision; "" for them themselves.
    package var torchFolder: String

    /// Where the files may be, and what they must be.
    package init(folder: String, editions: [Edition], kerasFolder: String = "", torchFolder: String = "") {
        self.folder = folder
        self.editions = editions
        self.kerasFolder = kerasFolder
        self.torchFolder = torchFolder
    }
}
