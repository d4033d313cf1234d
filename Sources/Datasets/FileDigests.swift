internal import Glibc
package import Store

/// SHA-256 digests of files: a file that is as it was when it was read is not read again.
package struct FileDigests: Sendable {
    private let store: Store?
    private let smallest: Int
    private let settling: Int

    /// Remembered in the store in `folder`; without one every file is read, and so is one of less than `smallest`
    /// bytes, which is as quickly read as looked up. What changed within the last `settling` seconds could change again
    /// without its times showing it, so its digest is not kept. What is wrong with an entry is told to `onStoreError`,
    /// and the file is then read.
    package init(
        folder: String?, smallest: Int = 1 << 18, settling: Int = 2,
        onStoreError: @escaping @Sendable (StoreError) -> Void
    ) {
        store = folder.map { Store(folder: $0, onStoreError: onStoreError) }
        (self.smallest, self.settling) = (smallest, settling)
    }

    /// The digest of a file's contents in hexadecimal, or of all that is in a folder where the path ends with a slash;
    /// `nil` for what cannot be read.
    package func digest(of path: String) -> String? {
        if path.hasSuffix("/") {
            let names = filesUnder(String(path.dropLast()))
            if names.isEmpty { return nil }
            return SHA256.digest(names.map { "\($0) \(digest(of: path + $0) ?? "none")" }.joined(separator: "\n"))
        }
        guard let file = try? InputFile(path: path) else { return nil }
        let state = file.state
        guard let store, state.size >= smallest else { return try? file.digest() }
        if let kept = store.get("data", key(path, state), decode: { String(decoding: $0, as: UTF8.self) }) {
            return kept
        }
        guard let digest = try? file.digest() else { return nil }
        // What was written to while it was read is neither the old file nor the new.
        if state == file.state, time(nil) - state.lastChange >= settling {
            store.put(Array(digest.utf8), "data", key(path, state))
        }
        return digest
    }

    /// One digest over the contents of these files in their order; one that is not there counts as such.
    package func digest(of paths: [String]) -> String {
        SHA256.digest(paths.map { digest(of: $0) ?? "none" }.joined(separator: "\n"))
    }

    private func key(_ path: String, _ state: InputFile.State) -> String {
        SHA256.digest("file \(path)\n\(state.words)")
    }
}

extension InputFile {
    /// Which file it is, and when it was last changed: nothing can be written to a file that leaves this as it is.
    struct State: Equatable {
        var words: String
        /// In bytes.
        var size: Int
        /// In seconds since 1970.
        var lastChange: Int
    }

    var state: State {
        let status = status
        // A program may set the time at which contents changed; that at which anything changed is the system's own.
        let (contents, anything) = (status.st_mtim, status.st_ctim)
        let words = [
            Int(status.st_dev), Int(status.st_ino), status.st_size, contents.tv_sec, contents.tv_nsec, anything.tv_sec,
            anything.tv_nsec,
        ]
        return State(
            words: words.map(String.init).joined(separator: " "), size: Int(status.st_size),
            lastChange: max(contents.tv_sec, anything.tv_sec))
    }

    /// SHA-256 of the whole contents. Read piece by piece: the whole file would need memory that is only touched once.
    fileprivate func digest() throws -> String {
        try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 64) { buffer in
            var hash = SHA256()
            while true {
                let count = try read(into: buffer)
                hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                if count < buffer.count { return hash.finish() }
            }
        }
    }
}
