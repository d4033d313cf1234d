/// Decompression by zlib of bytes at hand.
internal import CZlib

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
    private var consumed = 0
    private var isFinished = false

    init(_ wrapping: Wrapping, input: [UInt8]) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.input = input
        inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        // The SHA-256 of the contents is checked anyway, and gzip's own check costs a seventh of the time.
        inflateValidate(stream, 0)
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Fills the buffer as far as the input reaches; fewer bytes than asked for means that it has ended.
    mutating func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if isFinished || buffer.isEmpty { return 0 }
        stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(clamping: buffer.count)
        let status = input.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + consumed })
            stream.pointee.avail_in = UInt32(clamping: input.count - consumed)
            return CZlib.inflate(stream, Z_SYNC_FLUSH)
        }
        consumed =
            stream.pointee.next_in.map { next in input.withUnsafeBufferPointer { UnsafePointer(next) - $0.baseAddress! }
            } ?? 0
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isFinished = true
        default: throw Failure(reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)")
        }
        return buffer.count - Int(stream.pointee.avail_out)
    }
}
