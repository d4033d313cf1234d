internal import Foundation
internal import Synchronization
package import Store

/// A server of pages for this machine's user: it answers loopback addresses alone, one connection a request, and takes
/// nothing but questions.
package final class Server: Sendable {
    /// Where it listens, on 127.0.0.1.
    package let port: UInt16
    /// What happens is told here.
    package let events = EventStream()
    private let socket: Socket
    private let connections = Mutex(0)

    /// Listens at `port`, 0 for any that is free.
    /// - Throws: `SystemError`: the port is in use.
    package init(port: UInt16) throws(SystemError) { (socket, self.port) = try Socket.listening(at: port) }

    /// Answers in threads of its own until the process ends. `answer` is only asked by this machine's user.
    package func start(_ answer: @escaping @Sendable (Request) -> Response) {
        Thread.detachNewThread { [self] in
            while true {
                let connection = socket.accepted()
                // Whoever opens more than any browser does is not waited for.
                guard connections.withLock({ Self.takesOneMore(&$0) }) else { continue }
                Thread.detachNewThread { [self] in
                    serve(connection, answer)
                    connections.withLock { $0 -= 1 }
                }
            }
        }
    }
}

private extension Server {
    static func takesOneMore(_ count: inout Int) -> Bool {
        guard count < mostConnections else { return false }
        count += 1
        return true
    }

    func serve(_ connection: Socket, _ answer: (Request) -> Response) {
        connection.wait(atMost: patience)
        guard let head = connection.head() else { return }
        let response = response(to: Request(head), answer)
        guard connection.send(response.bytes) else { return }
        if case .events = response { events.add(connection) }
    }

    func response(to request: Request?, _ answer: (Request) -> Response) -> Response {
        guard let request else { return .refused(.badRequest) }
        guard request.isOwn(port: port) else { return .refused(.forbidden) }
        guard request.method == "GET" else { return .refused(.methodNotAllowed) }
        return answer(request)
    }
}

/// Seconds that a connection may stand still.
private let patience = 5
private let mostConnections = 64
