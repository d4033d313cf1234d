internal import FoundationEssentials
internal import Glibc

/// Bytes under a key, in files that are written whole or not at all. What the bytes are is not the store's business.
package struct Store: Sendable {
    /// The folder that holds the entries; made when the first is put.
    package let folder: String
    private let onStoreError: @Sendable (StoreError) -> Void

    /// What is wrong with an entry is told to `onStoreError`, and then only costs the time to make it again.
    package init(folder: String, onStoreError: @escaping @Sendable (StoreError) -> Void) {
        self.folder = folder
        self.onStoreError = onStoreError
    }

    /// The file of an entry, whether it is there or not. `kind` is a folder's name, `key` a digest in hexadecimal.
    package func path(_ kind: String, _ key: String) -> String {
        "\(folder)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))"
    }

    /// What `decode` makes of an entry's bytes, which are checked against the digest stored with them; `nil` where
    /// there is none. A damaged entry, or one that `decode` cannot read, is dropped with a complaint.
    package func get<Value>(_ kind: String, _ key: String, decode: ([UInt8]) throws -> Value) -> Value? {
        let path = path(kind, key)
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let (digest, bytes) = (data.prefix(digestLength), [UInt8](data.dropFirst(digestLength)))
        if digest.elementsEqual(SHA256.digest(bytes).utf8), let value = try? decode(bytes) { return value }
        unlink(path)
        onStoreError(.damaged(path))
        return nil
    }

    /// An entry's bytes.
    package func get(_ kind: String, _ key: String) -> [UInt8]? { get(kind, key) { $0 } }

    /// Puts an entry, in the place of an older one; where it cannot be written nothing is lost but the time to make it
    /// again.
    package func put(_ bytes: [UInt8], _ kind: String, _ key: String) {
        mark()
        do { try writeAtomically(Array(SHA256.digest(bytes).utf8) + bytes, to: path(kind, key)) } catch {
            onStoreError(error)
        }
    }
}

private let digestLength = 64
