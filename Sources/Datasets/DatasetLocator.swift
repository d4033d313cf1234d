package import Experiments
internal import Spelling

/// Where data sets may be on this machine and on the network. A value: it looks at nothing by itself.
package struct DatasetLocator: Sendable {
    /// Two public copies of the original files, gzipped.
    package static let publicMirrors = [
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ]

    /// The folder named by `BNBOOK_DATA`, in which MNIST is `mnist/`.
    package var dataFolder: String?
    /// Where downloads are kept, `$XDG_CACHE_HOME/bnbook` or `~/.cache/bnbook`; nil without a home.
    package var cacheFolder: String?
    /// Keras's copy, `$KERAS_HOME/datasets/mnist.npz` or `~/.keras/datasets/mnist.npz`.
    package var kerasArchives: [String]
    /// torchvision's copies: `MNIST/raw` under `./data`, `~/data`, `$TORCH_HOME` or `~/.cache/torch`, and
    /// `~/.pytorch/MNIST_data`.
    package var torchFolders: [String]
    /// Keras's caches of data sets: `$KERAS_HOME/datasets`, `~/.keras/datasets`.
    package var kerasFolders: [String]
    /// The folders that torchvision is told to keep data sets in, as above.
    package var torchRoots: [String]
    /// Base addresses to download MNIST from, in order; empty: nothing is downloaded, of no data set.
    package var mirrors: [String]
    /// What the files of other published images must be; tests put small ones here.
    package var published: @Sendable (PublishedImages) -> PublishedFiles = { .published($0) }
    /// What the files must be; tests put small ones here.
    package var files: MNISTFiles
    /// How long to wait for a server before the next mirror is tried.
    package var patience: Patience

    /// The usual places according to environment variables. `BNBOOK_MNIST_MIRRORS` (addresses with commas between them)
    /// stands above `mirrors`.
    package init(
        environment: [String: String], mirrors: [String] = publicMirrors, workingDirectory: String = ".",
        files: MNISTFiles = .published, patience: Patience = Patience()
    ) {
        let variable = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let home = variable("HOME")
        let caches = variable("XDG_CACHE_HOME") ?? home.map { "\($0)/.cache" }
        dataFolder = variable(EnvironmentVariable.data)
        cacheFolder = caches.map { "\($0)/bnbook" }
        kerasFolders = [variable("KERAS_HOME"), home.map { "\($0)/.keras" }].compactMap { $0 }.map { "\($0)/datasets" }
        kerasArchives = kerasFolders.map { "\($0)/mnist.npz" }
        torchRoots = [
            "\(workingDirectory)/data", home.map { "\($0)/data" },
            variable("TORCH_HOME") ?? caches.map { "\($0)/torch" },
            home.map { "\($0)/.pytorch/MNIST_data" },
        ].compactMap { $0 }
        torchFolders = torchRoots.map { "\($0)/MNIST/raw" }
        self.mirrors = environment[EnvironmentVariable.mirrors].map { $0.split(separator: ",").map(trimmed) } ?? mirrors
        self.files = files
        self.patience = patience
    }
}

extension DatasetLocator {
    /// How long a download may stand still, in seconds.
    package struct Patience: Sendable {
        /// Until a server answers.
        package var connecting = 10
        /// Without a byte received.
        package var stalled = 20

        /// Both in seconds.
        package init(connecting: Int = 10, stalled: Int = 20) {
            self.connecting = connecting
            self.stalled = stalled
        }
    }

    /// All files and folders on this machine that data is looked for in.
    package var places: [String] {
        [dataFolder, cacheFolder].compactMap(\.self) + kerasArchives + torchFolders
            + PublishedImages.allCases.flatMap { images in
                let files = published(images)
                return folders(of: files).filter { !$0.isOwn }.flatMap { folder in
                    files.editions.flatMap(\.files).flatMap(\.names).map { "\(folder.path)/\($0)" }
                }
            }
    }

    var mnistFolder: String? { dataFolder.map { "\($0)/mnist" } }
    var mnistCache: String? { cacheFolder.map { "\($0)/mnist" } }
}

private func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
