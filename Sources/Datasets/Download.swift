/// Brings the files of MNIST from the mirrors into a folder.
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

struct Download {
    /// What each mirror had to say about a file that none could give.
    struct Failure: Error { var reasons: [DatasetError] }

    var locator: DatasetLocator
    var folder: String
    var onProgress: (DownloadProgress) -> Void

    /// Fetches, checks and keeps what the folder lacks, uncompressed: so it is read three times as fast ever after.
    ///
    /// Throws ``Failure``; what has arrived of a file stays for the next attempt.
    func run() throws {
        do {
            try createFolder(folder)
            let curl = try Curl()
            for file in locator.files.all where !isHere(file) { try fetch(file, curl) }
        } catch let error as DatasetError {
            throw Failure(reasons: [error])
        }
    }
}

private extension Download {
    func isHere(_ file: MNISTFiles.File) -> Bool { file.path(in: folder) != nil }

    func fetch(_ file: MNISTFiles.File, _ curl: Curl) throws {
        let partial = try PartialFile(path: "\(folder)/\(file.name).gz.part")
        // While this process waited, another one may have brought it.
        if isHere(file) { return partial.remove() }
        var reasons: [DatasetError] = []
        for mirror in locator.mirrors {
            do {
                let data = try fetch(file, from: mirror, into: partial, curl)
                try writeAtomically([file.header, data], to: "\(folder)/\(file.name)")
                return partial.remove()
            } catch let error as DatasetError {
                reasons.append(error)
                if case .unwritable = error { break }
            }
        }
        throw Failure(reasons: reasons)
    }

    /// A partial file that turns out wrong when it is whole is fetched once more from its start.
    func fetch(_ file: MNISTFiles.File, from mirror: String, into partial: PartialFile, _ curl: Curl) throws -> [UInt8]
    {
        let url = mirror + (mirror.hasSuffix("/") ? "" : "/") + file.name + ".gz"
        let transfer = Transfer(curl: curl, url: url, patience: locator.patience)
        let wasBegun = partial.count > 0
        do {
            return try fetch(file, transfer, partial)
        } catch let error as DatasetError where wasBegun && partial.count == 0 {
            if case .unwritable = error { throw error }
            return try fetch(file, transfer, partial)
        }
    }

    /// Empties the partial file when it is whole and wrong.
    func fetch(_ file: MNISTFiles.File, _ transfer: Transfer, _ partial: PartialFile) throws -> [UInt8] {
        try transfer.run(into: partial) { received, total in
            onProgress(
                DownloadProgress(
                    file: file.name + ".gz", host: host(of: transfer.url), received: received, total: total))
        }
        do {
            return try file.read(from: partial.path, named: transfer.url)
        } catch {
            try partial.empty()
            throw error
        }
    }
}

/// The server's name in an address.
func host(of url: String) -> String {
    let rest = url.split(separator: "://", maxSplits: 1).last ?? ""
    return String(rest.prefix { $0 != "/" })
}
