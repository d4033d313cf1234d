internal import Glibc
internal import Store

/// A connection, which is closed with the value that stands for it.
final class Socket: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Sends all bytes; `false` where nobody takes them any more.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// What comes up to the first empty line; `nil` where that does not come within some seconds, or is too long.
    func head() -> [UInt8]? {
        var (head, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while head.count <= headLimit {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            head += buffer[..<count]
            if let end = head.indices.first(where: { head[$0...].starts(with: [13, 10, 13, 10]) }) {
                return Array(head[..<end])
            }
        }
        return nil
    }

    /// Gives up waiting for the other side after so many seconds.
    func wait(atMost seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }
}

extension Socket {
    /// Listens on this machine alone, at `port`, 0 for any that is free; with the port that it is.
    /// - Throws: `SystemError`.
    static func listening(at port: UInt16) throws(SystemError) -> (socket: Socket, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .last }
        let socket = Socket(descriptor)
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard status else { throw .last }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// The next connection.
    func accepted() -> Socket {
        while true {
            let connection = accept(descriptor, nil, nil)
            if connection >= 0 {
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return Socket(connection)
            }
            // Where there are no descriptors left, those in use are given back.
            if errno != EINTR, errno != ECONNABORTED { usleep(10_000) }
        }
    }
}

/// In bytes; browsers send about one thousand.
private let headLimit = 1 << 14
