import Spelling

/// Files are written whole or not at all: under a temporary name beside their own, and then renamed.
internal import Glibc

/// Writes a file under a temporary name in its folder (made where it is missing), then renames it: readers see the old
/// bytes or the new.
/// - Throws: `StoreError.unwritable` with the system's reason; the old file is as it was.
package func writeAtomically(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(StoreError) {
    do throws(SystemError) {
        let part = try PartFile(bytes, for: path, isExecutable: isExecutable)
        defer { part.discard() }
        try part.takeItsPlace()
    } catch {
        throw .unwritable(path, reason: error.reason)
    }
}

/// Writes a file in a temporary folder, for a process that is started when all of it is there: nobody waits until a disk has
/// it, which takes many times as long.
/// - Throws: `StoreError.unwritable` with the system's reason.
package func writeTemporary(_ bytes: [UInt8], to path: String) throws(StoreError) {
    do throws(SystemError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        try write(bytes, to: file)
    } catch {
        throw .unwritable(path, reason: error.reason)
    }
}

/// Writes a file where there is none.
/// - Throws: `StoreError.exists` where there is one, and `StoreError.unwritable`.
package func writeNew(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(StoreError) {
    do throws(SystemError) {
        let part = try PartFile(bytes, for: path, isExecutable: isExecutable)
        defer { part.discard() }
        guard link(part.path, path) == 0 else { throw .last }
    } catch {
        throw error.number == EEXIST ? .exists(path) : .unwritable(path, reason: error.reason)
    }
}

/// Writes files that belong together: all of them, and then they take their places, or none does.
/// - Throws: `StoreError.unwritable` for the first that cannot be written; all files are then as they were.
package func writeTogether(_ files: [(path: String, bytes: [UInt8])]) throws(StoreError) {
    var parts: [PartFile] = []
    defer { for part in parts { part.discard() } }
    var path = ""
    do throws(SystemError) {
        for file in files {
            path = file.path
            parts.append(try PartFile(file.bytes, for: file.path))
        }
        var done: [PartFile] = []
        do throws(SystemError) {
            for part in parts {
                path = part.target
                part.keepOld()
                try part.takeItsPlace()
                done.append(part)
            }
        } catch {
            for part in done.reversed() { part.giveItsPlaceBack() }
            throw error
        }
    } catch {
        throw .unwritable(path, reason: error.reason)
    }
    for folder in Set(files.map(\.path.parentFolder)) { synchronize(folder) }
}

/// Removes what processes that died left half-written in a folder, of files whose names `isOwn` accepts.
package func sweepParts(in folder: String, where isOwn: (String) -> Bool) {
    for (name, target) in partNames(in: folder) where isOwn(target) { PartFile.sweep("\(folder)/\(name)") }
}

/// Ends the names of files that are being written.
let partEnding = ".part"
