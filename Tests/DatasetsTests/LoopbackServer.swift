/// A small HTTP server on this machine's loopback, as good or bad as a test needs it.
import Dispatch
import Glibc
import Synchronization

final class LoopbackServer: Sendable {
    struct Request: Equatable, Sendable {
        var path: String
        /// The first byte asked for, where a range was asked for.
        var start: Int?
    }

    struct Reply: Sendable {
        var status = 200
        var body: [UInt8] = []
        var knowsRanges = true
        /// After so many bytes of the body the connection ends.
        var cut: Int?
        /// After so many bytes of the body nothing comes any more.
        var stall: Int?
        var location: String?
    }

    let base: String
    private let listener: Int32
    private let seen = Mutex<[Request]>([])

    var requests: [Request] { seen.withLock { $0 } }

    init(_ answer: @escaping @Sendable (Request) -> Reply) {
        _ = noProxy
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(
                    bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0)
            }
        }
        base = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
        // Each has a thread of its own: those of the global queue may all be waiting for an answer. The one that accepts
        // closes too, or it might accept for another server that was given the number of a closed socket meanwhile.
        DispatchQueue(label: "listener").async { [weak self] in
            defer { close(listener) }
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                DispatchQueue(label: "connection").async { [weak self] in
                    defer { close(connection) }
                    guard let request = readRequest(connection) else { return }
                    self?.seen.withLock { $0.append(request) }
                    send(answer(request), to: request, over: connection)
                }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Serves the four made-up files, gzipped.
    static func files(change: @escaping @Sendable (Request, inout Reply) -> Void = { _, _ in }) -> LoopbackServer {
        LoopbackServer { request in
            let name = String(request.path.split(separator: "/").last?.dropLast(3) ?? "")
            var reply = Reply(body: MadeUpMNIST.contents[name].map { gzip($0) } ?? [])
            if MadeUpMNIST.contents[name] == nil { reply.status = 404 }
            change(request, &reply)
            return reply
        }
    }
}

/// A proxy of the machine's would not find our loopback.
private let noProxy = setenv("no_proxy", "127.0.0.1", 1)

private func readRequest(_ connection: Int32) -> LoopbackServer.Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
        let count = recv(connection, &piece, piece.count, 0)
        guard count > 0 else { return nil }
        bytes += piece[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let range = lines.first { $0.lowercased().hasPrefix("range: bytes=") }
    return LoopbackServer.Request(
        path: String(lines[0].split(separator: " ")[1]),
        start: range.flatMap { Int($0.dropFirst(13).prefix { $0 != "-" }) })
}

private func send(_ reply: LoopbackServer.Reply, to request: LoopbackServer.Request, over connection: Int32) {
    var (status, body, headers) = (reply.status, reply.body, "")
    if let start = request.start, reply.knowsRanges, status == 200 {
        status = start < body.count ? 206 : 416
        body = Array(body.dropFirst(start))
        headers += "Content-Range: bytes \(start)-\(reply.body.count - 1)/\(reply.body.count)\r\n"
    }
    if let location = reply.location { headers += "Location: \(location)\r\n" }
    headers += "Content-Length: \(body.count)\r\nConnection: close\r\n"
    let sent = body.prefix(reply.cut ?? reply.stall ?? body.count)
    let message = Array("HTTP/1.1 \(status) Reply\r\n\(headers)\r\n".utf8) + sent
    Glibc.send(connection, message, message.count, Int32(MSG_NOSIGNAL))
    shutdownAfterReading(connection, waits: reply.stall != nil)
}

/// Waits until the client goes where it must find out by itself that nothing comes.
private func shutdownAfterReading(_ connection: Int32, waits: Bool) {
    var byte: UInt8 = 0
    if !waits { shutdown(connection, Int32(SHUT_WR)) }
    while recv(connection, &byte, 1, 0) > 0 {}
}
