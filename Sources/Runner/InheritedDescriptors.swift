internal import FoundationEssentials
internal import Glibc

/// From here on no process that is started inherits what this one was started with beyond the standard streams: a file of
/// the caller's would be open to a notebook's program, whatever it may read.
package func closeInheritedDescriptorsInChildren() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    for descriptor in names.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
}
