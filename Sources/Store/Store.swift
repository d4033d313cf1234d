internal import FoundationEssentials
internal import Glibc

/// Bytes under a key, in files that are written whole or not at all. What the bytes are is not the store's business.
package struct Store: Sendable {
    /// The folder that holds the entries; made when the first is put.
    package let folder: String
    /// What entries are signed with, and known by; `nil` where all are taken for this machine's own.
    package let key: StoreKey?
    private let onStoreError: @Sendable (StoreError) -> Void

    /// What is wrong with an entry is told to `onStoreError`, and then only costs the time to make it again.
    package init(
        folder: String, key: StoreKey? = .own, onStoreError: @escaping @Sendable (StoreError) -> Void
    ) {
        self.folder = folder
        self.key = key
        self.onStoreError = onStoreError
    }

    /// The file of an entry, whether it is there or not. `kind` is a folder's name, `key` a digest in hexadecimal.
    package func path(_ kind: String, _ key: String) -> String {
        "\(folder)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))"
    }

    /// What `decode` makes of an entry's bytes, which are checked against the digest stored with them; `nil` where
    /// there is none that is used. A damaged entry, or one that `decode` cannot read, is dropped with a complaint.
    package func get<Value>(_ kind: String, _ key: String, decode: ([UInt8]) throws -> Value) -> Value? {
        get(kind, key, StoredEntry.init(_:), decode)
    }

    /// An entry's bytes.
    package func get(_ kind: String, _ key: String) -> [UInt8]? { get(kind, key) { $0 } }

    /// Whether there is an entry under `key`, whatever is in it.
    package func holds(_ kind: String, _ key: String) -> Bool { access(path(kind, key), F_OK) == 0 }

    /// Puts an entry, in the place of an older one; where it cannot be written nothing is lost but the time to make it
    /// again.
    package func put(_ bytes: [UInt8], _ kind: String, _ key: String) {
        let digest = SHA256.digest(bytes)
        write(StoredEntry.file(bytes, digest, signature(kind, key, digest: digest)), kind, key)
    }

    /// Removes an entry, where there is one.
    package func drop(_ kind: String, _ key: String) { unlink(path(kind, key)) }

    /// Puts a program, which can be started where it is: its digest stands behind its bytes. One that is there,
    /// and is used, stays: somebody may be about to start it, and may start that file alone.
    package func putProgram(_ bytes: [UInt8], _ kind: String, _ key: String) {
        let digest = SHA256.digest(bytes)
        let file = StoredEntry.file(ofProgram: bytes, digest, signature(kind, key, digest: digest))
        mark()
        clear(path(kind, key))
        do { return try writeNew(file, to: path(kind, key), isExecutable: true) } catch {
            if case .exists = error, getProgram(kind, key, decode: { _ in true }) != nil { return }
        }
        // What is there is none that is used, or a file system has no second names for files.
        write(file, kind, key, isExecutable: true)
    }

    /// What `decode` makes of a program's bytes, as `get`.
    package func getProgram<Value>(_ kind: String, _ key: String, decode: ([UInt8]) throws -> Value) -> Value? {
        get(kind, key, StoredEntry.init(program:), decode)
    }
}

private extension Store {
    func get<Value>(
        _ kind: String, _ key: String, _ read: ([UInt8]) -> StoredEntry?, _ decode: ([UInt8]) throws -> Value
    ) -> Value? {
        let path = path(kind, key)
        guard let data = try? readFile(path) else { return nil }
        if let entry = read(data), entry.isWhole {
            // Made anew, it takes this one's place.
            guard isUsable(entry, kind, key) else { return nil }
            if let value = try? decode(entry.bytes) { return value }
        }
        unlink(path)
        onStoreError(.damaged(path))
        return nil
    }

    func write(_ bytes: [UInt8], _ kind: String, _ key: String, isExecutable: Bool = false) {
        mark()
        clear(path(kind, key))
        do { try writeAtomically(bytes, to: path(kind, key), isExecutable: isExecutable) } catch {
            guard case .unwritable(_, let reason) = error else { return onStoreError(error) }
            onStoreError(.keepsNothing(folder, reason: reason))
        }
    }

    /// A folder in an entry's place would keep it from ever being put: an empty one goes, any other is moved aside.
    func clear(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, rmdir(path) != 0 else { return }
        let place = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).aside"
        if rename(path, place) == 0 { onStoreError(.movedAside(path, to: place)) }
    }
}
