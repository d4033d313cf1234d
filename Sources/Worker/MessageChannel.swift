internal import CPlatform
internal import Glibc
package import Outputs
internal import Synchronization

/// A stream socket between a notebook's program and its worker, on which requests and replies travel as JSON, each behind
/// its length in eight bytes.
package final class MessageChannel: Sendable {
    /// What the worker sends.
    enum Message: Codable, Sendable {
        /// How a request comes along.
        case progress(Progress)
        /// A part of the reply.
        case part(Reply)
        /// What remains of it.
        case last(Reply)
    }

    /// The descriptor's number in every process that has a channel.
    package static let descriptor: Int32 = 3

    private let descriptor: Int32
    /// One asks at a time.
    private let turn = Mutex(())

    /// A channel on a descriptor.
    package init(descriptor: Int32 = MessageChannel.descriptor) { self.descriptor = descriptor }

    /// Asks, and waits for the reply; how it comes along is told to `onProgress`.
    /// - Throws: `RequestError` where nobody answers.
    package func ask(_ request: Request, onProgress: (Progress) -> Void) throws -> Reply {
        try turn.withLock { _ in
            try send(request)
            var reply = Reply(said: [], answer: .results(ResultList([])))
            while true {
                switch try receive(Message.self) {
                case .progress(let progress): onProgress(progress)
                case .part(let part): reply.append(part)
                case .last(let part):
                    reply.append(part)
                    return reply
                case nil: throw RequestError(Self.silence)
                }
            }
        }
    }

    /// Answers one request after another, until nobody asks any more.
    package func serve(_ answer: (Request, @escaping @Sendable (Progress) -> Void) -> Reply) throws {
        while let request = try receive(Request.self) {
            let reply = answer(request) { progress in
                try? self.turn.withLock { _ in try self.send(Message.progress(progress)) }
            }
            let parts = reply.parts
            try turn.withLock { _ in
                for part in parts.dropLast() { try send(Message.part(part)) }
                try send(Message.last(parts[parts.count - 1]))
            }
        }
    }

    /// What is thrown where the worker has ended.
    static let silence = "what carries out runs for this notebook has ended"
}

private extension MessageChannel {
    func send(_ value: some Encodable) throws {
        let json = try OutputFraming.bytes(value)
        let bytes = withUnsafeBytes(of: UInt64(json.count).littleEndian, Array.init) + json
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw RequestError(Self.silence) }
            sent += count
        }
    }

    /// The next value; `nil` where the other side has ended.
    func receive<Value: Decodable>(_: Value.Type) throws -> Value? {
        guard let length = read(8) else { return nil }
        let count = length.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard count <= longestMessage, let json = read(Int(count)) else { return nil }
        return try OutputFraming.value(json)
    }

    func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + done, count - done) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes
    }
}

/// In bytes: no request or reply comes near it.
private let longestMessage: UInt64 = 1 << 32
