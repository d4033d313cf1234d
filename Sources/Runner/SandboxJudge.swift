internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Notebook
internal import Spelling

/// Answers what a notebook's program asks of the system: what it may goes on, and the kernel has the last word; what it may
/// not ends it with words about what it tried.
struct SandboxJudge {
    /// Paths that may be read, and written to, as the kernel sees them.
    private let readable: [String]
    private let writable: [String]
    /// Of these, what the notebook was allowed to write to.
    private let granted: [String]
    private let executable: [String]
    /// Whose reading is told of, and what among it is not.
    private let told: [String]
    private let untold: [String]
    /// The notebook's, as the kernel sees it.
    let folder: String
    private let limits: Int
    private let listener: Int32
    private let folders = KnownFolders()

    init(_ sandbox: Sandbox, folder: String, listener: Int32) {
        writable = sandbox.writable.compactMap(resolved)
        granted = sandbox.writable.filter { !$0.isAtOrBelow("/dev") }.compactMap(resolved)
        executable = sandbox.executable.compactMap(resolved)
        (told, untold) = (sandbox.told.compactMap(resolved), sandbox.untold.compactMap(resolved))
        readable = sandbox.readable.compactMap(resolved) + writable + executable
        self.folder = resolved(folder.isEmpty ? "." : folder) ?? folder
        limits = sandbox.limits.processes
        self.listener = listener
    }

    /// Answers what is asked next; gives what must not be, to whoever ends the program then. `mayFork` says whether the
    /// program may go on in two processes, where it is; `onRead` hears of a file that is read or looked for and of a folder that
    /// is listed, as the notebook would write it.
    func answer(mayFork: () -> Bool, onRead: (String, UnlistedFile.Kind) -> Void) -> Violation? {
        var attempt = bnbook_attempt()
        guard bnbook_next_attempt(listener, &attempt) == 0 else { return nil }
        switch judge(attempt, mayFork: mayFork, onRead: onRead) {
        case .violates(let violation) where bnbook_still_waits(listener, attempt.id): return violation
        case .violates: break
        case .goesOn: bnbook_answer(listener, attempt.id, 0)
        case .opens(let path): bnbook_answer_with_file(listener, attempt.id, path)
        case .fails(let reason): bnbook_answer(listener, attempt.id, reason)
        case .isDone(let reason): bnbook_answer_as_done(listener, attempt.id, reason)
        }
        return nil
    }
}

private extension SandboxJudge {
    enum Verdict {
        case goesOn
        /// The file at this path is opened for it.
        case opens(String)
        /// The call fails with this `errno`.
        case fails(Int32)
        /// It was carried out here, with this `errno` or 0.
        case isDone(Int32)
        case violates(Violation)
    }

    func judge(
        _ attempt: bnbook_attempt, mayFork: () -> Bool, onRead: (String, UnlistedFile.Kind) -> Void
    ) -> Verdict {
        let call = bnbook_call_of(attempt.call)
        switch call.asked {
        case bnbook_asks_network: return .violates(.network)
        case bnbook_asks_process: return process(attempt, call, mayFork)
        case bnbook_asks_program:
            guard let path = path(attempt, call.folder, call.path) else { return .fails(EACCES) }
            let looksForCrash = path.contains(#/\/swift-backtrace(-static)?$/#)
            return looksForCrash && executable.contains(where: path.isAtOrBelow)
                ? .goesOn : .violates(.program(shown(path)))
        case bnbook_asks_open:
            let flags = Int32(truncatingIfNeeded: attempt.arguments(call.flags))
            if flags & oPath != 0 { return .goesOn }
            let writes = flags & O_ACCMODE != O_RDONLY || flags & (O_CREAT | O_TRUNC) != 0
            let path = name(attempt, call.folder, call.path).flatMap(folders.resolved)
            if !writes, let path, isOwnDescription(path, of: attempt.process) { return .opens(path) }
            let verdict = judge(path, writes: writes, creates: flags & O_CREAT != 0)
            if case .goesOn = verdict, !writes, let path, let kind = told(path) { onRead(shown(path), kind) }
            return verdict
        case bnbook_asks_look:
            let flags = call.flags < 0 ? 0 : Int32(truncatingIfNeeded: attempt.arguments(call.flags))
            if flags & atEmptyPath == 0, let path = path(attempt, call.folder, call.path), let kind = told(path),
                kind != .folder
            {
                onRead(shown(path), kind)
            }
            return .goesOn
        case bnbook_asks_change:
            guard let path = path(attempt, call.folder, call.path) else { return .fails(EACCES) }
            let first = judge(path, writes: true, creates: true)
            guard case .goesOn = first, call.other_path >= 0 else { return first }
            return judge(
                self.path(attempt, call.other_folder, call.other_path), writes: true, creates: true)
        case bnbook_asks_attributes: return attributes(attempt, call)
        default: return .fails(EPERM)
        }
    }

    /// What is read here, where somebody wants to know; what may be written there comes and goes by the program's own doing.
    func told(_ path: String) -> UnlistedFile.Kind? {
        guard told.contains(where: path.isAtOrBelow), !untold.contains(where: path.isAtOrBelow) else { return nil }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let type = attributes?[.type] as? FileAttributeType
        if type == .typeRegular { return .file }
        guard attributes == nil || type == .typeDirectory, !granted.contains(where: path.isAtOrBelow) else {
            return nil
        }
        return attributes == nil ? .missing : .folder
    }

    /// The kernel has no word on these, so nothing goes on: what was allowed is carried out here, on a file that is open by
    /// then and still where it was allowed.
    func attributes(_ attempt: bnbook_attempt, _ call: bnbook_call) -> Verdict {
        guard let path = path(attempt, call.folder, call.path) else { return .fails(EACCES) }
        guard granted.contains(where: path.isAtOrBelow) else {
            return .violates(.write(shown(path), allowed: shown(path)))
        }
        let file =
            namesNoPath(attempt, call.folder, call.path)
            ? open(base(attempt, call.folder), oPath | O_CLOEXEC) : open(path, oPath | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return .fails(errno) }
        defer { close(file) }
        guard let place = link("/proc/self/fd/\(file)"), granted.contains(where: place.isAtOrBelow) else {
            return .fails(EACCES)
        }
        var attempt = attempt
        return .isDone(bnbook_carry_out(listener, &attempt, file))
    }

    /// What is not there is the kernel's to say, and so is what the system tells of itself.
    func judge(_ path: String?, writes: Bool, creates: Bool) -> Verdict {
        guard let path else { return .goesOn }
        if (writes ? writable : readable).contains(where: path.isAtOrBelow) { return .goesOn }
        let exists = access(path, F_OK) == 0 || (try? FileManager.default.attributesOfItem(atPath: path)) != nil
        if !exists && !creates { return .goesOn }
        if ["/proc", "/sys", "/dev"].contains(where: path.isAtOrBelow) { return .goesOn }
        if !writes { return .violates(.read(shown(path))) }
        // Only what is there can be allowed by itself.
        let place = exists ? path : path.parentPath ?? ""
        return .violates(.write(shown(path), allowed: shown(place)))
    }

    /// What the system says of a process of this program's session: only the first of them may read its own by its rights.
    func isOwnDescription(_ path: String, of process: pid_t) -> Bool {
        guard path.hasPrefix("/proc/") else { return false }
        var parts = path.split(separator: "/").dropFirst()
        guard let other = parts.popFirst().flatMap({ pid_t($0) }) else { return false }
        if parts.count == 3, parts.first == "task", parts.dropFirst().first.flatMap({ pid_t($0) }) != nil {
            parts = parts.dropFirst(2)
        }
        guard parts.count == 1, let file = parts.first, descriptions.contains(file) else { return false }
        return getsid(other) == getsid(process)
    }

    func process(_ attempt: bnbook_attempt, _ call: bnbook_call, _ mayFork: () -> Bool) -> Verdict {
        let flags = call.flags < 0 ? 0 : attempt.arguments(call.flags)
        switch bnbook_made_by(attempt.call, flags) {
        case bnbook_makes_thread:
            return threadCount(of: attempt.process) < mostThreads ? .goesOn : .violates(.threads(mostThreads))
        case bnbook_makes_other: return .fails(EPERM)
        // What it becomes is judged then.
        case bnbook_makes_program: break
        default: if !mayFork() { return .violates(.process) }
        }
        return processCount(inSession: getsid(attempt.process)) < limits ? .goesOn : .violates(.processes(limits))
    }
}

/// How many threads a process has, whose folder the system links to once for each.
private func threadCount(of process: pid_t) -> Int {
    var status = stat()
    return stat("/proc/\(process)/task", &status) == 0 ? Int(status.st_nlink) - 2 : 0
}

/// Each is a process to the system, and counts among those that a user may have.
private let mostThreads = 1024

/// What the system says of a process in files of these names.
private let descriptions: Set<Substring> = ["maps", "comm", "stat", "status", "auxv", "cmdline"]

/// Asks about the descriptor, whatever the path.
private let atEmptyPath: Int32 = 0x1000

/// Opens a place without reading or writing it.
private let oPath: Int32 = 0o10_000_000
