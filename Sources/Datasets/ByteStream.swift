/// A file's bytes in order, decompressed where it is gzip.
struct ByteStream: ~Copyable {
    /// What errors call the file.
    let name: String
    private let file: InputFile
    private var inflater: Inflater?

    /// Opens a file, which errors call by its path or by another name; `checksGzip` says whether gzip's own checksum is
    /// looked at, which costs a seventh of the time. Throws ``DatasetError/unreadable(file:reason:)``.
    init(path: String, named name: String? = nil, checksGzip: Bool = true) throws {
        let file = try InputFile(path: path)
        let start = try readBytes(2) { try file.read(into: $0) }
        let compressed = start == [0x1f, 0x8b] ? try file.wholeContents() : nil
        file.rewind()
        self.file = file
        self.name = name ?? path
        inflater = if let compressed { Inflater(.gzip, input: compressed, checks: checksGzip) } else { nil }
    }

    var isGzip: Bool { inflater != nil }

    /// Fills the buffer as far as the file reaches; fewer bytes than asked for means that it has ended.
    /// Throws ``DatasetError/corruptGzip(file:reason:)``, ``DatasetError/unreadable(file:reason:)``.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard isGzip else { return try file.read(into: buffer) }
        do {
            return try inflater!.inflate(into: buffer)
        } catch let error as Inflater.Failure {
            throw DatasetError.corruptGzip(file: name, reason: error.reason)
        }
    }

    /// The rest of the file, however long it says it is. Throws also where gzip data end before their end.
    mutating func readAll() throws -> [UInt8] {
        var all: [UInt8] = []
        while case let piece = try read(1 << 20), !piece.isEmpty { all += piece }
        if isGzip, !inflater!.hasEnded() {
            throw DatasetError.corruptGzip(file: name, reason: "they end after \(all.count) uncompressed bytes")
        }
        return all
    }

    /// The next bytes, at most so many.
    mutating func read(_ count: Int) throws -> [UInt8] {
        try readBytes(count) { try read(into: $0) }
    }
}

private func readBytes(_ count: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    return Array(buffer.prefix(try read(buffer)))
}
