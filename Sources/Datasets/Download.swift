/// Brings files from their sources into a folder.
struct Download {
    /// What each source had to say about a file that none could give.
    struct Failure: Error { var reasons: [DatasetError] }

    /// A file to bring.
    struct Item {
        /// What it is called while it comes.
        var name: String
        /// Where it is asked for, in order.
        var addresses: [String]
        /// Whether the folder has it already.
        var isHere: () -> Bool
        /// Checks what has come from an address, and puts it where it belongs; the partial file is gone then. Throws a
        /// ``DatasetError`` for what is not as it should be.
        var keep: (PartialFile, _ url: String) throws -> Void
    }

    var items: [Item]
    var folder: String
    var patience: DatasetLocator.Patience
    var onProgress: (DownloadProgress) -> Void

    /// Fetches, checks and keeps what the folder lacks.
    ///
    /// Throws ``Failure``; what has arrived of a file stays for the next attempt.
    func run() throws {
        do {
            try createFolder(folder)
            let curl = try Curl()
            for item in items where !item.isHere() { try fetch(item, curl) }
        } catch let error as DatasetError {
            throw Failure(reasons: [error])
        }
    }

    /// Without a home there is no place to keep files.
    static var noCache: Failure {
        let reason = "neither XDG_CACHE_HOME nor HOME is set"
        return Failure(reasons: [.unwritable(path: "the user's cache", reason: reason)])
    }

    /// Files that were there a moment ago.
    static func gone(_ folder: String) -> Failure {
        Failure(reasons: [.unreadable(file: folder, reason: "the files are gone again")])
    }
}

private extension Download {
    func fetch(_ item: Item, _ curl: Curl) throws {
        let partial = try PartialFile(path: "\(folder)/\(item.name).part")
        // While this process waited, another one may have brought it.
        if item.isHere() { return partial.remove() }
        var reasons: [DatasetError] = []
        for address in item.addresses {
            do {
                return try fetch(item, from: address, into: partial, curl)
            } catch let error as DatasetError {
                reasons.append(error)
                if case .unwritable = error { break }
            }
        }
        throw Failure(reasons: reasons)
    }

    /// A partial file that turns out wrong when it is whole is fetched once more from its start.
    func fetch(_ item: Item, from url: String, into partial: PartialFile, _ curl: Curl) throws {
        let transfer = Transfer(curl: curl, url: url, patience: patience)
        let wasBegun = partial.count > 0
        do {
            try fetch(item, transfer, partial)
        } catch let error as DatasetError where wasBegun && partial.count == 0 {
            if case .unwritable = error { throw error }
            try fetch(item, transfer, partial)
        }
    }

    /// Empties the partial file when it is whole and wrong.
    func fetch(_ item: Item, _ transfer: Transfer, _ partial: PartialFile) throws {
        try transfer.run(into: partial) { received, total in
            onProgress(
                DownloadProgress(file: item.name, host: host(of: transfer.url), received: received, total: total))
        }
        do {
            try item.keep(partial, transfer.url)
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
