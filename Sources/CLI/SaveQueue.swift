internal import Foundation
internal import Preview
internal import Runner

/// What is to be rendered, in which order: the notebook that was saved last comes first, and ends the rendering of what it
/// has made out of date. One thread takes from it, others say what was saved.
final class SaveQueue: @unchecked Sendable {
    /// What is to be done next.
    enum Task {
        /// Everything is to be read anew: templates, or which notebooks there are, may have changed.
        case reload
        /// A notebook is to be rendered, until it is cancelled.
        case render(String, Cancellation)
    }

    private let condition = NSCondition()
    private var waiting: [String] = []
    private var running: (notebook: String, cancellation: Cancellation)?
    private var needsReload = false
    /// What each notebook is made of.
    private var files: [String: Set<String>] = [:]
    /// Files and folders that all notebooks are made with.
    private var sharedFiles: [String] = []
    /// The folders in which notebooks may come and go.
    private var folders: [String] = []

    /// Has these rendered, in order, those that wait already first.
    func render(_ notebooks: [String], sharedFiles: [String], folders: [String]) {
        condition.withLock {
            waiting = waiting.filter(notebooks.contains) + notebooks.filter { !waiting.contains($0) }
            (self.sharedFiles, self.folders) = (sharedFiles, folders)
            for notebook in notebooks where files[notebook] == nil { files[notebook] = [notebook] }
            files = files.filter { notebooks.contains($0.key) }
        }
    }

    /// The next thing to do, when there is one.
    func next() -> Task {
        condition.withLock {
            running = nil
            while waiting.isEmpty, !needsReload { condition.wait() }
            if needsReload {
                needsReload = false
                return .reload
            }
            let next = (notebook: waiting.removeFirst(), cancellation: Cancellation())
            running = next
            return .render(next.notebook, next.cancellation)
        }
    }

    /// Whether there is something to do, or comes within so many seconds.
    func waits(atMost seconds: Double) -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        return condition.withLock {
            while waiting.isEmpty, !needsReload, condition.wait(until: end) {}
            return !waiting.isEmpty || needsReload
        }
    }

    /// What a notebook is made of, as far as is known now.
    func note(_ notebook: String, isMadeOf files: Set<String>) {
        condition.withLock { self.files[notebook] = files.union([notebook]) }
    }

    /// What was saved, came or went; gives the notebooks that this changes.
    @discardableResult
    func saved(_ paths: Set<String>) -> [String] {
        condition.withLock {
            let isShared = sharedFiles.contains { shared in
                paths.contains { $0 == FolderWatch.plain(shared) || $0.hasPrefix(shared + "/") }
                    || FolderWatch.touches(shared, paths)
            }
            needsReload = needsReload || isShared || paths.contains(where: isNew) || paths.contains(where: isProject)
            let changed = files.filter { $0.value.contains { FolderWatch.touches($0, paths) } }.map(\.key).sorted {
                (paths.contains(FolderWatch.plain($0)) ? 0 : 1, $0) < (
                    paths.contains(FolderWatch.plain($1)) ? 0 : 1, $1
                )
            }
            if let running, needsReload || changed.contains(running.notebook) {
                running.cancellation.cancel()
                if !changed.contains(running.notebook) { waiting.insert(running.notebook, at: 0) }
            }
            waiting = changed + waiting.filter { !changed.contains($0) }
            if needsReload || !waiting.isEmpty { condition.signal() }
            return changed
        }
    }
}

private extension SaveQueue {
    /// Whether a notebook has come or gone.
    func isNew(_ path: String) -> Bool {
        guard path.hasSuffix(".md"), !path.hasSuffix("README.md") else { return false }
        let isThere = FileManager.default.fileExists(atPath: path)
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return folders.contains { FolderWatch.plain($0) == folder }
            && isThere != files.keys.contains { FolderWatch.plain($0) == path }
    }

    func isProject(_ path: String) -> Bool { path == "bnbook.yml" || path.hasSuffix("/bnbook.yml") }
}
