internal import Glibc
internal import Spelling

/// A file that the system does not give.
package struct UnreadableFile: Error, Equatable, CustomStringConvertible {
    /// Its path.
    package let path: String
    /// What it was taken for: "report".
    package let noun: String
    /// The system's words: "Permission denied".
    package let reason: String

    /// "the report cannot be read: Permission denied".
    package var words: String { "the \(noun) cannot be read: \(reason)" }

    package var description: String { "\(path): \(words)" }
}

/// The bytes of a file, or of whatever else can be read to its end: a pipe, `/dev/stdin`; of a file those behind the
/// first `start`. `noun` says what it is taken for.
/// - Throws: `UnreadableFile`.
package func readFile(_ path: String, as noun: String = "file", from start: Int = 0) throws(UnreadableFile) -> [UInt8] {
    do throws(SystemError) { return try bytes(of: path, from: start) } catch {
        throw UnreadableFile(path: path, noun: noun, reason: error.reason)
    }
}

/// The path of what has the nearest name in the folder of `path`, where that itself is not there, or of what has its name,
/// or the nearest, in the folder that has the nearest name to that one's; `nil` where nothing has one.
package func nearestPath(to path: String) -> String? {
    guard access(path, F_OK) != 0 else { return nil }
    guard let folder = opendir(path.parentFolder) else {
        guard let parent = path.parentPath, let near = nearestPath(to: parent) else { return nil }
        let own = "\(near)/\(path.lastPathComponent)"
        return access(own, F_OK) == 0 ? own : nearestPath(to: own)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder), names.count < 10_000 {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    let nearest = nearestName(to: path.lastPathComponent, among: names.sorted())
    return nearest.map { name in path.parentPath.map { "\($0)/\(name)" } ?? name }
}

/// Whether there is a folder at `path`, or a link to one.
package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func bytes(of path: String, from start: Int) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    guard start == 0 || lseek(file, start, SEEK_SET) >= 0 else { throw .last }
    var bytes: [UInt8] = []
    var state = stat()
    if fstat(file, &state) == 0, state.st_size > start { bytes.reserveCapacity(Int(state.st_size) - start) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw .last }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}

/// "; did you mean "data/a.csv"?" behind what is said of a path that is not there; empty where no other is near.
package func pathHint(_ near: String?) -> String { near.map { "; did you mean \"\($0)\"?" } ?? "" }
