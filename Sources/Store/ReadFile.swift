internal import Glibc

/// The bytes of a file, or of whatever else can be read to its end: a pipe, `/dev/stdin`.
/// - Throws: `SystemError` with the system's reason.
package func readFile(_ path: String) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw .last }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}
