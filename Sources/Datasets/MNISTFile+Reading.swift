internal import Store

/// Reads one IDX file and lets through only what was published.
extension MNISTFiles.File {
    /// The bytes after the header of the file at this path, plain or gzipped, [shape].
    ///
    /// Throws a ``DatasetError`` that names the file, by its path or by the name given, and what was found and
    /// expected.
    func read(from path: String, named name: String? = nil) throws -> [UInt8] {
        // The SHA-256 of the contents is compared anyway.
        var stream = try ByteStream(path: path, named: name, checksGzip: false)
        let path = stream.name
        var hash = SHA256()
        let found = try stream.read(header.count)
        try check(header: found, of: path, isGzip: stream.isGzip)
        found.withUnsafeBytes { hash.update($0) }
        let data = try readData(&stream, &hash)
        guard try stream.read(1).isEmpty else { throw DatasetError.tooLong(file: path, expected: fileSize) }
        try checkLabels(data, of: path)
        try check(digest: hash.finish(), of: path)
        return data
    }

    /// Checks the bytes after a header that another format holds. Throws a ``DatasetError`` with the name given.
    func verify(_ data: [UInt8], named name: String) throws {
        try checkLabels(data, of: name)
        var hash = SHA256()
        for bytes in [header, data] { bytes.withUnsafeBytes { hash.update($0) } }
        try check(digest: hash.finish(), of: name)
    }
}

private extension MNISTFiles.File {
    var fileSize: Int { header.count + dataCount }

    func check(header found: [UInt8], of path: String, isGzip: Bool) throws {
        let words = stride(from: 0, to: found.count - 3, by: 4).map { start in
            found[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        if let first = words.first, first != magic {
            throw DatasetError.wrongMagic(file: path, found: first, expected: magic)
        }
        guard found.count == header.count else { throw truncated(path, found.count, isGzip) }
        if found != header {
            throw DatasetError.wrongShape(file: path, found: words.dropFirst().map(Int.init), expected: shape)
        }
    }

    /// Hashes each piece while it is still in the processor's cache.
    func readData(_ stream: inout ByteStream, _ hash: inout SHA256) throws -> [UInt8] {
        let piece = 1 << 18
        var count = 0
        let data = try [UInt8](unsafeUninitializedCapacity: dataCount) { buffer, initialized in
            let all = UnsafeMutableRawBufferPointer(buffer)
            while count < dataCount {
                let room = UnsafeMutableRawBufferPointer(rebasing: all[count..<min(count + piece, dataCount)])
                let found = try stream.read(into: room)
                hash.update(UnsafeRawBufferPointer(rebasing: room[..<found]))
                count += found
                if found < room.count { break }
            }
            initialized = count
        }
        guard count == dataCount else { throw truncated(stream.name, header.count + count, stream.isGzip) }
        return data
    }

    func checkLabels(_ data: [UInt8], of path: String) throws {
        guard shape.count == 1, let index = data.firstIndex(where: { $0 >= MNISTFiles.classes }) else { return }
        throw DatasetError.labelOutOfRange(
            file: path, index: index, label: Int(data[index]), classes: MNISTFiles.classes)
    }

    func check(digest found: String, of path: String) throws {
        guard found == digest else { throw DatasetError.wrongDigest(file: path, found: found, expected: digest) }
    }

    func truncated(_ path: String, _ bytes: Int, _ isGzip: Bool) -> DatasetError {
        isGzip
            ? .truncatedGzip(file: path, bytes: bytes, expected: fileSize)
            : .truncated(file: path, bytes: bytes, expected: fileSize)
    }
}
