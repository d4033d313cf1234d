internal import Store

/// What the files are that MNIST may come from, without taking them for MNIST.
extension DatasetLocator {
    /// SHA-256, in hexadecimal, over all files on this machine that MNIST may be read from, in the order they are
    /// looked at: the same digest, the same outcome of ``loadMNIST(locator:onProgress:)``, downloads aside.
    package func mnistContentDigest(_ digests: FileDigests) -> String {
        let folders = [mnistFolder, mnistCache].map { folder in folder.map { files.paths(in: $0) } ?? [] }
        let places = folders + kerasArchives.map { [$0] } + torchFolders.map { files.paths(in: $0) }
        let contents = places.enumerated().map { place, paths in
            "\(place): " + paths.map { $0.flatMap(digests.digest) ?? "none" }.joined(separator: " ")
        }
        return SHA256.digest(contents.joined(separator: "\n"))
    }
}

/// Every path that ``loadIDX(folder:)`` may read.
package func possibleIDXFiles(in folder: String) -> [String] {
    MNISTFiles.published.all.flatMap { file in file.fileNames.map { "\(folder)/\($0)" } }
}
