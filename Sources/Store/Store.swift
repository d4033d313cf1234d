internal import FoundationEssentials
internal import Glibc

/// Bytes under a key, in files that are written whole or not at all. What the bytes are is not the store's business.
package struct Store: Sendable {
    /// The folder that holds the entries; made when the first is put.
    package let folder: String
    private let complain: @Sendable (StoreError) -> Void

    /// What is wrong with an entry is told to `complain`, and then only costs the time to make it again.
    package init(folder: String, complain: @escaping @Sendable (StoreError) -> Void) {
        self.folder = folder
        self.complain = complain
    }

    /// The file of an entry, whether it is there or not. `kind` is a folder's name, `key` a digest in hexadecimal.
    package func path(_ kind: String, _ key: String) -> String {
        "\(folder)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))"
    }

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
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { isFolder("\(folder)/\($0)") }
            .sorted()
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
        return paths.filter { $0.hasSuffix(partEnding) }.sorted().compactMap {
            entry("leftovers", key: $0, "\(folder)/\($0)")
        }
    }

    /// Removes an entry.
    package func remove(_ entry: Entry) { try? FileManager.default.removeItem(atPath: entry.path) }

    /// What `decode` makes of an entry's bytes, which are checked against the digest stored with them; `nil` where
    /// there is none. A damaged entry, or one that `decode` cannot read, is dropped with a complaint.
    package func get<Value>(_ kind: String, _ key: String, decode: ([UInt8]) throws -> Value) -> Value? {
        let path = path(kind, key)
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let (digest, bytes) = (data.prefix(digestLength), [UInt8](data.dropFirst(digestLength)))
        if digest.elementsEqual(SHA256.digest(bytes).utf8), let value = try? decode(bytes) { return value }
        unlink(path)
        complain(.damaged(path))
        return nil
    }

    /// An entry's bytes.
    package func get(_ kind: String, _ key: String) -> [UInt8]? { get(kind, key) { $0 } }

    /// Puts an entry, in the place of an older one; where it cannot be written nothing is lost but the time to make it
    /// again.
    package func put(_ bytes: [UInt8], _ kind: String, _ key: String) {
        do { try writeAtomically(Array(SHA256.digest(bytes).utf8) + bytes, to: path(kind, key)) } catch {
            complain(error)
        }
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
        let within =
            isFolder(path)
            ? ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).map { "\(path)/\($0)" } : [path]
        let size = within.reduce(0) {
            $0 + (((try? FileManager.default.attributesOfItem(atPath: $1))?[.size] as? Int) ?? 0)
        }
        return Entry(kind: kind, key: key, path: path, size: size, modified: modified)
    }
}

private let digestLength = 64
