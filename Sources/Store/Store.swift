internal import FoundationEssentials
internal import Glibc

/// Bytes under a key, in files that are written whole or not at all. What the bytes are is not the store's business.
package struct Store: Sendable {
    /// The folder that holds the entries; made when the first is put.
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// The file of an entry, whether it is there or not. `kind` is a folder's name, `key` a digest in hexadecimal.
    package func path(_ kind: String, _ key: String) -> String { "\(folder)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))" }

    /// An entry's bytes, checked against the digest stored with them; `nil` where there is none.
    /// - Throws: `StoreError.damaged` for an entry whose bytes are not what was put; it has been removed.
    package func get(_ kind: String, _ key: String) throws -> [UInt8]? {
        let path = path(kind, key)
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let bytes = [UInt8](data)
        guard bytes.count >= digestLength, String(decoding: bytes.prefix(digestLength), as: UTF8.self)
            == SHA256.digest(Array(bytes.dropFirst(digestLength)))
        else {
            unlink(path)
            throw StoreError.damaged(path)
        }
        return Array(bytes.dropFirst(digestLength))
    }

    /// Puts an entry, in the place of an older one.
    /// - Throws: `StoreError.unwritable`.
    package func put(_ bytes: [UInt8], _ kind: String, _ key: String) throws {
        try writeAtomically(Array(SHA256.digest(bytes).utf8) + bytes, to: path(kind, key))
    }
}

private let digestLength = 64
