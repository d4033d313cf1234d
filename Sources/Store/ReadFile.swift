internal import Glibc

/// The bytes of a file, or of whatever else can be read to its end: a pipe, `/dev/stdin`; of a file those behind the
/// first `start`.
/// - Throws: `SystemError` with the system's reason.
package func readFile(_ path: String, from start: Int = 0) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    guard start == 0 || lseek(file, start, SEEK_SET) >= 0 else { throw .last }
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
