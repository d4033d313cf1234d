internal import Glibc
internal import Spelling

/// Folders without links in their paths, each looked at once: a program opens many files in the same few, and the kernel
/// has the last word on opening them.
final class KnownFolders {
    private var real: [String: String] = [:]

    /// The path without links in it.
    func resolved(_ path: String) -> String? {
        let url = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
            (String(path[..<$0]), path[path.utf8.index(after: $0)...])
        }
        guard let (folder, name) = url, !["", ".", ".."].contains(name), let place = real(folder), place != "/" else {
            return Runner.resolved(path)
        }
        let file = "\(place)/\(name)"
        var target: CChar = 0
        let isPlain = readlink(file, &target, 1) < 0 && [EINVAL, ENOENT].contains(errno)
        return isPlain ? file : Runner.resolved(path)
    }

    private func real(_ folder: String) -> String? {
        if let known = real[folder] { return known }
        real[folder] = realPath(folder)
        return real[folder]
    }
}

/// The path without links in it, of what is there or may be made in a folder that is there.
func resolved(_ path: String) -> String? {
    if let real = realPath(path) { return real }
    guard errno == ENOENT else { return path }
    // A folder to be made may have slashes behind its name.
    let behind = path.reversed().prefix { $0 == "/" }.count, name = path.lastPathComponent
    guard let folder = realPath(String(path.dropLast(behind)).parentFolder) else { return path }
    return folder == "/" ? "/" + name : "\(folder)/\(name)"
}

private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}
