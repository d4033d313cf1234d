internal import Glibc

/// Where messages to the editor go.
struct MessageWriter {
    let descriptor: Int32

    /// Sends a message; where nobody reads any more, the end of the input says so.
    func send(_ message: [UInt8]) {
        var rest = message[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
