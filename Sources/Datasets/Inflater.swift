internal import CZlib

/// Decompression by zlib of bytes at hand.
struct Inflater: ~Copyable {
    /// What stands around the compressed data.
    enum Wrapping: Int32 {
        case gzip = 31
        /// Nothing, as inside a zip archive.
        case none = -15
    }

    struct Failure: Error { var reason: String }

    /// zlib keeps a pointer back to its stream, so the stream must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: [UInt8]
    private let wrapping: Wrapping
    private var consumed = 0
    private var isFinished = false

    /// `checks` says whether gzip's checksum is compared.
    init(_ wrapping: Wrapping, input: [UInt8], checks: Bool = true) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.input = input
        self.wrapping = wrapping
        inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        inflateValidate(stream, checks ? 1 : 0)
    }

    /// Whether the last member has come to its end.
    mutating func hasEnded() -> Bool { isFinished }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// All that the input holds; throws also where it ends inside of a member.
    mutating func inflateAll() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
                count = try inflate(into: UnsafeMutableRawBufferPointer(buffer))
            }
            all += piece
            if piece.count < 1 << 20 { break }
        }
        guard isFinished else { throw Failure(reason: "they end after \(all.count) uncompressed bytes") }
        return all
    }

    /// Fills the buffer as far as the input reaches; fewer bytes than asked for means that it has ended. The members of
    /// a gzip file follow one another (RFC 1952), and zeros may fill the last block of a tape.
    mutating func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var count = 0
        while count < buffer.count, try !isFinished || nextMember() {
            let found = try step(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            count += found
            // Nothing more comes of an input that ends inside of a member.
            if found == 0 && !isFinished { break }
        }
        return count
    }
}

private extension Inflater {
    /// One call of zlib.
    mutating func step(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
        let room = UInt32(clamping: buffer.count)
        stream.pointee.avail_out = room
        let status = input.withUnsafeBufferPointer { input in
            let left = UInt32(clamping: input.count - consumed)
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + consumed })
            stream.pointee.avail_in = left
            let status = CZlib.inflate(stream, Z_SYNC_FLUSH)
            consumed += Int(left - stream.pointee.avail_in)
            return status
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isFinished = true
        default: throw Failure(reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)")
        }
        return Int(room - stream.pointee.avail_out)
    }

    /// Whether another member of a gzip file follows, which is then begun.
    mutating func nextMember() throws -> Bool {
        let rest = input[consumed...]
        guard wrapping == .gzip, !rest.allSatisfy({ $0 == 0 }) else { return false }
        guard rest.starts(with: [0x1F, 0x8B]) else {
            throw Failure(reason: "\(rest.count) bytes behind its end are no gzip data")
        }
        inflateReset(stream)
        isFinished = false
        return true
    }
}
