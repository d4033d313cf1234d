import Spelling

internal import FoundationEssentials
internal import Glibc

/// The bytes of a file to be, under a temporary name. While its process lives it holds a lock on them, by which others
/// know that they are not left over.
struct PartFile {
    /// The file to be.
    let target: String
    let path: String
    /// Another name for the file that was there before.
    private let old: String
    private let descriptor: Int32

    init(_ bytes: [UInt8], for target: String, isExecutable: Bool = false) throws(SystemError) {
        try makeFolder(target.parentFolder)
        (self.target, old) = (target, Self.name(beside: target))
        (path, descriptor) = try Self.locked(beside: target, mode: isExecutable ? 0o755 : 0o644)
        do throws(SystemError) {
            try write(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw .last }
        } catch {
            discard()
            throw error
        }
    }

    func takeItsPlace() throws(SystemError) {
        guard rename(path, target) == 0 else { throw .last }
    }

    /// Keeps the file that is there, for `giveItsPlaceBack`.
    func keepOld() { link(target, old) }

    /// Puts the file there that was kept; none, where there was none.
    func giveItsPlaceBack() {
        if rename(old, target) != 0 { unlink(target) }
    }

    /// Lets go of it, and of every temporary name that is left.
    func discard() {
        unlink(path)
        unlink(old)
        close(descriptor)
    }

    /// Removes a temporary file that no process is writing.
    static func sweep(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return }
        defer { close(file) }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }
}

private extension PartFile {
    /// Processes of other machines may write into the same folder, so a process's number would not do.
    static func name(beside target: String) -> String {
        "\(target).\(String(UInt64.random(in: .min ... .max), radix: 36))\(partEnding)"
    }

    /// A new file that this process holds the lock of, where there are locks.
    static func locked(beside target: String, mode: mode_t) throws(SystemError) -> (String, Int32) {
        while true {
            let path = name(beside: target)
            let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            guard file >= 0 else { throw .last }
            var status = stat()
            // Whoever sweeps may have had it between its making and its locking.
            if flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK, fstat(file, &status) == 0,
                status.st_nlink > 0
            {
                return (path, file)
            }
            close(file)
        }
    }
}

/// Writes all of `bytes` to an open file.
func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes {
            Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw .last }
        written += count
    }
}

/// Makes a folder, and those it is in, where they are missing.
func makeFolder(_ path: String) throws(SystemError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, path != "/", !path.isEmpty else { throw .last }
    try makeFolder(path.parentFolder)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last }
}

/// Lets a folder's new names outlive a loss of power.
func synchronize(_ folder: String) {
    let file = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
}

/// The temporary files in a folder, each with the name of its file to be.
func partNames(in folder: String) -> [(name: String, target: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in partTarget(of: name).map { (name, $0) } }
}

/// The name of the file that a temporary one is to be; `nil` for the name of no such file.
func partTarget(of name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, name.hasSuffix(partEnding), let digits = parts.dropLast().last,
        (1...13).contains(digits.count), digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) })
    else { return nil }
    return parts.dropLast(2).joined(separator: ".")
}
