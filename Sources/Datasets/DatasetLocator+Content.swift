/// What the files are that MNIST may come from, without taking them for MNIST.
internal import Store

extension DatasetLocator {
    /// SHA-256, in hexadecimal, over all files on this machine that MNIST may be read from, in the order they are looked at:
    /// the same digest, the same outcome of ``loadMNIST(locator:onProgress:)``, downloads aside.
    package func mnistContentDigest() -> String {
        let folders = [mnistFolder, mnistCache].map { folder in folder.map { files.paths(in: $0) } ?? [] }
        let places = folders + kerasArchives.map { [$0] } + torchFolders.map { files.paths(in: $0) }
        let contents = places.enumerated().map { place, paths in
            "\(place): " + paths.map { $0.flatMap(fileDigest) ?? "none" }.joined(separator: " ")
        }
        return SHA256.digest(contents.joined(separator: "\n"))
    }
}

/// SHA-256, in hexadecimal, over the contents of these files in their order; one that is not there counts as such.
package func contentDigest(ofFiles paths: [String]) -> String { SHA256.digest(paths.map { fileDigest($0) ?? "none" }.joined(separator: "\n")) }

/// Every path that ``loadIDX(folder:)`` may read.
package func possibleIDXFiles(in folder: String) -> [String] { MNISTFiles.published.all.flatMap { file in file.fileNames.map { "\(folder)/\($0)" } } }

/// Read piece by piece: the whole file would need memory that is only touched once.
private func fileDigest(_ path: String) -> String? {
    guard let file = try? InputFile(path: path) else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 64) { buffer in
        var hash = SHA256()
        while true {
            guard let count = try? file.read(into: buffer) else { return nil }
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            if count < buffer.count { return hash.finish() }
        }
    }
}
