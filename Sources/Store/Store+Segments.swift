import Spelling

internal import Glibc
internal import Synchronization

/// Segments: entries that one process makes one after another, each a line at the end of a file of its own, so that a
/// million small ones take a thousand files. A line is the key, the SHA-256 of key and bytes, a plus sign with the
/// signature where there is one, and the bytes, which hold no line feed, with spaces between. A line that was never
/// finished is none.
extension Store {
    /// The kind that files of entries belong to.
    package static let segments = "segments"

    /// A new segment, which has no file before its first entry.
    package func newSegment() -> Segment {
        let name = SHA256.digest("\(UInt64.random(in: .min ... .max)) \(getpid())")
        return Segment(path: path(Self.segments, name), store: self)
    }

    /// The keys of a segment's entries.
    package func keys(ofSegment path: String) -> [String] {
        guard let bytes = try? readFile(path) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            SegmentLine(line).map { _ in String(decoding: line.prefix(64), as: UTF8.self) }
        }
    }
}

/// A file that entries are appended to, by one process.
package final class Segment: Sendable {
    private let path: String
    private let store: Store
    private let state = Mutex(State())

    private struct State {
        var file: Int32 = -1
        var isUnsynchronized = false
    }

    fileprivate init(path: String, store: Store) { (self.path, self.store) = (path, store) }

    deinit {
        synchronize()
        state.withLock { if $0.file >= 0 { close($0.file) } }
    }

    /// Appends an entry; it is on the disk two seconds later.
    /// - Throws: the system's reason; the entry is then none.
    package func append(_ bytes: [UInt8], _ key: String) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            if state.file < 0 { state.file = try begin() }
            let line = SegmentLine.bytes(bytes, key, store)
            let end = lseek(state.file, 0, SEEK_END)
            do throws(SystemError) { try write(line, to: state.file) } catch {
                // Half a line would spoil the next.
                ftruncate(state.file, end)
                throw error
            }
            state.isUnsynchronized = true
        }
    }

    /// Brings all to the disk.
    package func synchronize() {
        state.withLock { state in
            if state.isUnsynchronized { fsync(state.file) }
            state.isUnsynchronized = false
        }
    }

    private func begin() throws(SystemError) -> Int32 {
        store.mark()
        try makeFolder(path.parentFolder)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .last }
        everyTwoSeconds { [weak self] in
            self?.synchronize()
            return self != nil
        }
        return file
    }
}

/// Where the parts of a segment's line are.
struct SegmentLine {
    static let headLength = 2 * 65

    /// `nil` for a line that is none.
    init?(_ line: ArraySlice<UInt8>) {
        let space = UInt8(ascii: " "), start = line.startIndex
        guard line.count >= Self.headLength, line[start + 64] == space, line[start + 129] == space else { return nil }
    }

    static func bytes(_ bytes: [UInt8], _ key: String, _ store: Store) -> [UInt8] {
        let digest = SHA256.digest(Array(key.utf8) + bytes)
        let signature = store.signature(Store.segments, key, digest: digest).map { "+\($0) " } ?? ""
        return Array("\(key) \(digest) \(signature)".utf8) + bytes + [UInt8(ascii: "\n")]
    }

    /// The entry's bytes, their digest and its signature; `nil` where they are not those that were put under this key.
    static func content(_ line: [UInt8], _ key: String) -> StoredEntry? {
        guard line.count >= headLength, line.prefix(64).elementsEqual(key.utf8) else { return nil }
        let rest = line[headLength...], isSigned = rest.count >= 66 && rest[headLength] == UInt8(ascii: "+")
        let signature = isSigned ? String(decoding: rest.dropFirst().prefix(64), as: UTF8.self) : nil
        let bytes = isSigned ? rest.dropFirst(66) : rest
        var hash = SHA256()
        line.withUnsafeBytes {
            hash.update(UnsafeRawBufferPointer(rebasing: $0[..<64]))
            hash.update(UnsafeRawBufferPointer(rebasing: $0[bytes.startIndex...]))
        }
        let digest = hash.digest()
        guard SHA256Digest(line[65..<129]) == digest else { return nil }
        return StoredEntry(bytes: Array(bytes), digest: digest.text, signature: signature)
    }
}

/// Calls `body` every two seconds, in a thread of its own, until it returns false.
private func everyTwoSeconds(_ body: @escaping @Sendable () -> Bool) {
    let context = Unmanaged.passRetained(Repetition(body: body))
    var thread = pthread_t()
    let failure = pthread_create(
        &thread, nil,
        { context in
            let repetition = Unmanaged<Repetition>.fromOpaque(context!).takeRetainedValue()
            repeat { sleep(2) } while repetition.body()
            return nil
        }, context.toOpaque())
    if failure == 0 { pthread_detach(thread) } else { context.release() }
}

private final class Repetition: Sendable {
    let body: @Sendable () -> Bool

    init(body: @escaping @Sendable () -> Bool) { self.body = body }
}
