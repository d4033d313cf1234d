internal import FoundationEssentials
internal import Glibc

/// Bytes under a key, in files that are written whole or not at all. What the bytes are is not the store's business.
package struct Store: Sendable {
    /// The folder that holds the entries; made when the first is put.
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// The file of an entry, whether it is there or not. `kind` is a folder's name, `key` a digest in hexadecimal.
    package func path(_ kind: String, _ key: String) -> String { "\(folder)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))" }

    /// A thing that is kept.
    package struct Entry: Hashable, Sendable {
        package var kind: String
        package var key: String
        package var path: String
        /// In bytes, everything in it where it is a folder.
        package var size: Int
        /// When it was last put, in seconds since 1970.
        package var modified: Double
    }

    /// The kinds of entries there are, by name.
    package var kinds: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { isFolder("\(folder)/\($0)") }.sorted()
    }

    /// The entries of a kind, by key; files left half-written by a process that died are not among them.
    package func entries(_ kind: String) -> [Entry] {
        let manager = FileManager.default
        let prefixes = (try? manager.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
        return prefixes.sorted().flatMap { prefix -> [Entry] in
            let names = (try? manager.contentsOfDirectory(atPath: "\(folder)/\(kind)/\(prefix)")) ?? []
            return names.filter { !$0.hasSuffix(partEnding) }.sorted().compactMap { name in
                entry(kind, key: prefix + name, "\(folder)/\(kind)/\(prefix)/\(name)")
            }
        }
    }

    /// Files left half-written by a process that died, or being written by one that lives.
    package func leftovers() -> [Entry] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.filter { $0.hasSuffix(partEnding) }.sorted().compactMap { entry("leftovers", key: $0, "\(folder)/\($0)") }
    }

    /// Removes an entry.
    package func remove(_ entry: Entry) { try? FileManager.default.removeItem(atPath: entry.path) }

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

private extension Store {
    func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    func entry(_ kind: String, key: String, _ path: String) -> Entry? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        let modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let within = isFolder(path) ? ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).map { "\(path)/\($0)" } : [path]
        let size = within.reduce(0) { $0 + (((try? FileManager.default.attributesOfItem(atPath: $1))?[.size] as? Int) ?? 0) }
        return Entry(kind: kind, key: key, path: path, size: size, modified: modified)
    }
}

private let digestLength = 64
