internal import Glibc
internal import Synchronization

/// Where the entries of all segments of a store are. Segments only grow, and only by whole lines: what came since the
/// last look is read, at most once a second.
package final class SegmentIndex: Sendable {
    fileprivate struct State {
        var paths: [String] = []
        /// Of each file, how many bytes are known.
        var lengths: [Int] = []
        var numbers: [String: Int] = [:]
        var places: [SHA256Digest: Place] = [:]
        var looked: ContinuousClock.Instant?
        /// The files that are open, by their numbers: neighbours are often in the same one.
        var open: [Int32: Int32] = [:]
    }

    /// How many files are open at a time.
    fileprivate static let mostOpen = 128

    fileprivate struct Place {
        var file: Int32
        var length: Int32
        var start: Int
    }

    private let store: Store
    private let state = Mutex(State())

    /// Looks at nothing before it is asked.
    package init(_ store: Store) { self.store = store }

    deinit { state.withLock { $0.closeAll() } }

    /// Whether there is an entry under `key`.
    package func contains(_ key: String) -> Bool {
        guard let name = SHA256Digest(key) else { return false }
        return state.withLock { place(of: name, &$0) != nil }
    }

    /// The bytes under `key`; `nil` where there are none, or they are damaged.
    package func bytes(_ key: String) -> [UInt8]? { entry(key)?.bytes }

    /// Whether this machine's user did not sign the entry under `key`; `nil` where there is none.
    package func isForeign(_ key: String) -> Bool? { content(key)?.isForeign }

    /// The bytes under `key`, and whether this machine's user did not sign them; `nil` where there are none, or they are
    /// damaged.
    package func content(_ key: String) -> (bytes: [UInt8], isForeign: Bool)? {
        entry(key).map { ($0.bytes, !store.isOwn($0, Store.segments, key)) }
    }

    private func entry(_ key: String) -> StoredEntry? {
        guard let name = SHA256Digest(key) else { return nil }
        let line = state.withLock { state -> [UInt8]? in
            guard let place = place(of: name, &state), let file = state.file(place.file) else { return nil }
            var line = [UInt8](repeating: 0, count: Int(place.length))
            if pread(file, &line, line.count, place.start) == line.count { return line }
            // A network's file may have become another one.
            state.closeAll()
            return nil
        }
        return line.flatMap { SegmentLine.content($0, key) }
    }

    private func place(of name: SHA256Digest, _ state: inout State) -> Place? {
        if state.looked.map({ ContinuousClock.now - $0 > .seconds(1) }) ?? true { look(&state) }
        return state.places[name]
    }

    private func look(_ state: inout State) {
        for entry in store.entries(Store.segments) {
            let number = state.numbers[entry.path] ?? state.paths.count
            if number == state.paths.count {
                state.numbers[entry.path] = number
                state.paths.append(entry.path)
                state.lengths.append(0)
            }
            if entry.size > state.lengths[number] { read(number, &state) }
        }
        state.looked = .now
    }

    /// Takes in the lines that a file has gained; what follows the last line feed is left for later.
    private func read(_ number: Int, _ state: inout State) {
        guard let bytes = try? readFile(state.paths[number], from: state.lengths[number]) else { return }
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = bytes[start..<end]
            if SegmentLine(line) != nil, let key = SHA256Digest(line.prefix(64)) {
                state.places[key] = Place(
                    file: Int32(number), length: Int32(end - start), start: state.lengths[number] + start)
            }
            start = end + 1
        }
        state.lengths[number] += start
    }
}

private extension SegmentIndex.State {
    /// The file of this number, which is opened where it is not; `nil` where it cannot be.
    mutating func file(_ number: Int32) -> Int32? {
        if let file = open[number] { return file }
        if open.count == SegmentIndex.mostOpen { closeAll() }
        let file = Glibc.open(paths[Int(number)], O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        open[number] = file
        return file
    }

    mutating func closeAll() {
        for file in open.values { close(file) }
        open = [:]
    }
}
