internal import Foundation
internal import Notebook
internal import Store
internal import Synchronization

/// A notebook that was read before its turn has come, and whether it still is what it was: the run of another notebook
/// may write what this one reads.
struct EarlyReading {
    let path: String
    /// `nil` for a file that cannot be read.
    let reading: NotebookReading?
    /// The files that were looked for, and what they were.
    private let states: [String: FileState?]

    init(_ path: String, reader: NotebookReader) {
        self.path = path
        let own = FileState(path)
        let seen = SeenFiles()
        reading = try? reader.reading(at: path, folder: seen.folder(besides: path))
        states = seen.states.withLock { $0 }.merging([path: own]) { first, _ in first }
    }

    /// The files that it rests on, as they are named from where bnbook runs, those among them that are not there.
    var files: Set<String> { Set(states.keys) }

    /// The reading, where nothing that it rests on has changed.
    var current: NotebookReading? { states.allSatisfy { FileState($0) == $1 } ? reading : nil }
}

/// Takes note of the files that a notebook's text is looked for in.
private final class SeenFiles: Sendable {
    let states = Mutex<[String: FileState?]>([:])

    func folder(besides path: String) -> NotebookFolder {
        let beside = NotebookFolder.beside(path)
        return NotebookFolder(
            read: { [self] file in
                let place = Notebook.path(file, besides: path)
                states.withLock { if $0[place] == nil { $0[place] = .some(FileState(place)) } }
                return beside.read(file)
            },
            names: { [self] file in
                // In the notebook's own folder names are only looked for to say which may have been meant.
                let place = Notebook.path(file, besides: path)
                if !file.isEmpty { states.withLock { if $0[place] == nil { $0[place] = .some(FileState(place)) } } }
                return beside.names(file)
            }, isOutside: beside.isOutside)
    }
}
