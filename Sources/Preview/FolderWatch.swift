internal import Foundation
import Spelling
package import Store
internal import Synchronization

/// Hears when files are saved, by inotify: it watches folders, since many editors write a file beside the old one and rename
/// it, and files that are not there yet may come.
package final class FolderWatch: Sendable {
    private let descriptor: Int32
    private let folders = Mutex<[Int32: String]>([:])

    /// Watches nothing yet.
    /// - Throws: `SystemError`: the user watches too much already.
    package init() throws(SystemError) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw .last }
    }

    deinit { close(descriptor) }

    /// Watches the folders that these files are in, or would be; of those that are not there, the next one above.
    package func add(_ files: some Sequence<String>) {
        for file in files {
            var folder = file.parentFolder
            while watch(folder) == false, folder != ".", folder != "/" { folder = folder.parentFolder }
        }
    }

    /// Waits for something to happen, and gives the paths of all that did, `plain` names of the files in `add`: what follows
    /// at once, as in a file that is written in pieces or a folder that is checked out, is among it.
    package func next() -> Set<String> {
        var changed = read(wait: -1)
        let start = ContinuousClock.now
        while ContinuousClock.now - start < longestBurst {
            let more = read(wait: quietTime)
            if more.isEmpty { break }
            changed.formUnion(more)
        }
        return changed
    }

    /// A path without `./` before it, as `next` names files.
    package static func plain(_ path: String) -> String {
        path.hasPrefix("./") ? plain(String(path.dropFirst(2))) : path
    }

    /// Whether a file is one of `paths`, or in a folder that is: a folder that comes, goes or is renamed changes all in it.
    package static func touches(_ file: String, _ paths: Set<String>) -> Bool {
        var path = plain(file)
        while true {
            if paths.contains(path) { return true }
            let above = path.parentFolder
            if above == path || above == "." { return false }
            path = above
        }
    }
}

private extension FolderWatch {
    func watch(_ folder: String) -> Bool {
        let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR
        let number = inotify_add_watch(descriptor, folder, UInt32(mask))
        guard number >= 0 else { return false }
        // The same folder by two names is watched once, under the first.
        folders.withLock { if $0[number] == nil { $0[number] = folder } }
        return true
    }

    /// What has happened within so many milliseconds, -1 for however long it takes.
    func read(wait: Int32) -> Set<String> {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, wait) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return [] }
        var (paths, rest) = (Set<String>(), buffer[..<count])
        // struct inotify_event { int wd; uint32_t mask, cookie, len; char name[]; }
        while rest.count >= 16 {
            let numbers = rest.prefix(16).withUnsafeBytes { bytes in
                (0..<4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self) }
            }
            let name = rest.dropFirst(16).prefix(Int(numbers[3])).prefix { $0 != 0 }
            rest = rest.dropFirst(16 + Int(numbers[3]))
            guard let folder = folders.withLock({ $0[Int32(bitPattern: numbers[0])] }) else { continue }
            if numbers[1] & UInt32(IN_IGNORED) != 0 {
                folders.withLock { $0[Int32(bitPattern: numbers[0])] = nil }
                paths.insert(folder)
            } else if numbers[1] & UInt32(IN_CREATE) == 0 || numbers[1] & UInt32(IN_ISDIR) != 0 {
                // A file that is begun is heard of again when it is whole.
                paths.insert(Self.path(String(decoding: name, as: UTF8.self), in: folder))
            }
        }
        return paths
    }

    static func path(_ name: String, in folder: String) -> String {
        switch folder {
        case ".": name
        case "/": "/\(name)"
        default: plain("\(folder)/\(name)")
        }
    }
}

/// In milliseconds: writes that follow each other faster are one save.
private let quietTime: Int32 = 4
private let longestBurst = Duration.milliseconds(100)
