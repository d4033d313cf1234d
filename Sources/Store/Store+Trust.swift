internal import Glibc

/// Who put an entry there. A folder that came from elsewhere brings its store along, and nothing in it says what was
/// computed: so of entries that this machine's user did not sign only results of runs are used, and that is said.
extension Store {
    /// Whether an entry is there that this machine's user did not sign; never, where there is no secret to tell it by.
    package func isForeign(_ kind: String, _ key: String) -> Bool {
        guard self.key != nil else { return false }
        let file = open(path(kind, key), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var head = [UInt8](repeating: 0, count: StoredEntry.headLength)
        let count = max(0, pread(file, &head, head.count, 0))
        guard let entry = StoredEntry(Array(head.prefix(count))) else { return true }
        return !isOwn(entry, kind, key)
    }

    /// Signs an entry as it is, or all that are in a segment: from here on it is this machine's own. Whether it could be.
    package func trust(_ entry: Entry) -> Bool {
        guard key != nil, let file = try? readFile(entry.path) else { return false }
        if entry.kind == Self.segments { return trust(segment: file, entry.path) }
        let isProgram = entry.kind == "programs"
        let stored = isProgram ? StoredEntry(program: file) : StoredEntry(file)
        guard let stored, stored.isWhole else { return false }
        if !isOwn(stored, entry.kind, entry.key) {
            if isProgram {
                putProgram(stored.bytes, entry.kind, entry.key)
            } else {
                put(stored.bytes, entry.kind, entry.key)
            }
        }
        return true
    }

    /// What the user of this machine signs an entry of this digest with.
    func signature(_ kind: String, _ key: String, digest: String) -> String? {
        self.key?.sign("\(kind)/\(key) \(digest)")
    }

    func isOwn(_ entry: StoredEntry, _ kind: String, _ key: String) -> Bool {
        self.key == nil || entry.signature != nil && entry.signature == signature(kind, key, digest: entry.digest)
    }

    /// Whether an entry is used: what anybody can put there is none where a program, a text or a verdict would follow
    /// from it.
    func isUsable(_ entry: StoredEntry, _ kind: String, _ key: String) -> Bool {
        ["runs", "notebooks"].contains(kind) || isOwn(entry, kind, key)
    }

    private func trust(segment file: [UInt8], _ path: String) -> Bool {
        var signed: [UInt8] = []
        for line in file.split(separator: UInt8(ascii: "\n")) where SegmentLine(line) != nil {
            let name = String(decoding: line.prefix(64), as: UTF8.self)
            guard let content = SegmentLine.content(Array(line), name) else { continue }
            signed += SegmentLine.bytes(content.bytes, name, self)
        }
        return (try? writeAtomically(signed, to: path)) != nil
    }
}
