internal import FoundationEssentials
internal import Glibc

extension Store {
    /// The kinds of entries that bnbook keeps: nothing else in a store's folder is ever listed or removed.
    package static let kinds = [
        "checkpoints", "checks", "data", "mathml", "notebooks", "objects", "outputs", "pdf", "programs", "runs",
        segments, "weights",
    ]

    /// A thing that is kept.
    package struct Entry: Hashable, Sendable {
        /// One of `kinds`, such as "runs".
        package var kind: String
        /// The name within its kind, in hexadecimal.
        package var key: String
        /// Where it lies.
        package var path: String
        /// In bytes, everything in it where it is a folder.
        package var size: Int
        /// When it was last put, in seconds since 1970.
        package var modified: Double
        /// The files that it is made of, where it is a folder.
        fileprivate var parts: [String]?
    }

    /// The entries of a kind, by key. What is not named as an entry is, or is a link, is none of them; neither are
    /// files left half-written by a process that died.
    package func entries(_ kind: String) -> [Entry] {
        places(kind).flatMap { prefix in
            names(in: "\(kind)/\(prefix)").filter { isHexadecimal($0, count: keyLength - 2) }.compactMap {
                entry(kind, key: prefix + $0, "\(folder)/\(kind)/\(prefix)/\($0)")
            }
        }
    }

    /// Files left half-written by a process that died, or being written by one that lives.
    package func leftovers() -> [Entry] {
        Self.kinds.flatMap { kind in
            places(kind).flatMap { prefix in
                names(in: "\(kind)/\(prefix)").filter(isLeftover).compactMap {
                    entry(kind, key: prefix + $0, "\(folder)/\(kind)/\(prefix)/\($0)")
                }
            }
        }
    }

    /// Removes an entry; of a folder only the files that bnbook puts there, and the folder where nothing else is in it.
    package func remove(_ entry: Entry) {
        guard let parts = entry.parts else {
            unlink(entry.path)
            return
        }
        for part in parts { unlink(part) }
        rmdir(entry.path)
    }
}

private extension Store {
    /// The names in a folder of the store that is no link, sorted.
    func names(in place: String) -> [String] {
        guard status("\(folder)/\(place)")?.isFolder == true else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(place)")) ?? []).sorted()
    }

    /// The folders that entries of a kind are in.
    func places(_ kind: String) -> [String] { names(in: kind).filter { isHexadecimal($0, count: 2) } }

    func entry(_ kind: String, key: String, _ path: String) -> Entry? {
        guard let status = status(path) else { return nil }
        if status.isFile {
            return Entry(kind: kind, key: key, path: path, size: status.size, modified: status.modified)
        }
        // bnbook 0.1 kept a program as a folder.
        guard status.isFolder, kind == "programs" else { return nil }
        let within = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        guard within.allSatisfy({ $0 == "program" || $0 == "program.json" || isLeftover($0) }) else { return nil }
        let parts = within.map { "\(path)/\($0)" }
        let size = parts.reduce(0) { $0 + (self.status($1)?.size ?? 0) }
        return Entry(kind: kind, key: key, path: path, size: size, modified: status.modified, parts: parts)
    }

    /// What the system says of a file, or of the link itself where it is one.
    func status(_ path: String) -> (isFile: Bool, isFolder: Bool, size: Int, modified: Double)? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        let kind = status.st_mode & S_IFMT
        return (kind == S_IFREG, kind == S_IFDIR, Int(status.st_size), Double(status.st_mtim.tv_sec))
    }
}

/// The digits of an entry's key, a SHA-256.
private let keyLength = 64

/// Whether a name is that of a file of ours that is being written, or of the lock of one that is being made.
private func isLeftover(_ name: String) -> Bool {
    if name.hasSuffix(lockEnding) {
        return isHexadecimal(String(name.dropLast(lockEnding.count)), count: keyLength - 2)
    }
    guard let target = partTarget(of: name) else { return false }
    return isHexadecimal(target, count: keyLength - 2) || target == "program" || target == "program.json"
}

func isHexadecimal(_ name: String, count: Int) -> Bool {
    name.utf8.count == count
        && name.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
}
