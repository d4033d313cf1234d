internal import CPlatform
internal import FoundationEssentials
internal import Glibc
package import Notebook

/// What a process of a notebook's may do on this machine: everything else is refused by the kernel.
package struct Sandbox: Hashable, Sendable {
    /// Paths of files and folders that may be read, with all that is below them.
    package var readable: [String]
    /// That may be written to as well.
    package var writable: [String] = []
    /// That may be run.
    package var executable: [String] = []
    /// Files at or below these are told of when they are read, but for those at or below `untold`.
    package var told: [String] = []
    /// What is read without a word.
    package var untold: [String] = []
    /// Whether it may use the network.
    package var hasNetwork = false
    /// How much it may use.
    package var limits: Limits

    /// One that may read these, and nothing else.
    package init(readable: [String], limits: Limits) { (self.readable, self.limits) = (readable, limits) }

    /// The version of the kernel's Landlock; 0 where there is none, and so no sandbox.
    package static var landlockVersion: Int { Int(bnbook_landlock_version()) }

    /// From here on this thread, and what it starts, finds a kernel without Landlock, for good: how older kernels are tried.
    /// `false` where that cannot be.
    package static func hideLandlock() -> Bool { bnbook_hide_landlock() == 0 }

    /// What this kernel's version of Landlock cannot keep a program from, in words.
    package static var gaps: [String] {
        let version = landlockVersion
        return [
            (3, "it may empty files that it may write to by their names"),
            (5, "it may command devices"),
            (6, "it may send signals to processes of the same user"),
        ].filter { version < $0.0 }.map(\.1)
    }
}

extension Sandbox {
    /// Rules that allow what this says; closed by whoever asks for them.
    /// - Throws: `RunnerError.noSandbox` with the system's reason.
    func rules() throws(RunnerError) -> Int32 {
        let version = bnbook_landlock_version(), rules = bnbook_landlock_rules(version)
        guard rules >= 0 else { throw .noSandbox(reason: reasonOfFailure) }
        let rights =
            readable.map { ($0, bnbook_read.rawValue) }
            + writable.map { ($0, bnbook_read.rawValue | bnbook_write.rawValue) }
            + executable.map { ($0, bnbook_read.rawValue | bnbook_execute.rawValue) }
        for (path, right) in rights where bnbook_landlock_allow(rules, version, path, Int32(right)) != 0 {
            // What is not there needs no right.
            if [ENOENT, ENOTDIR, EACCES].contains(errno) { continue }
            let reason = reasonOfFailure
            close(rules)
            throw .noSandbox(reason: "\(path): \(reason)")
        }
        return rules
    }

    /// The bounds for a process under these rules; `isHeard` where somebody answers what it asks for.
    func bounds(_ rules: Int32, isHeard: Bool) -> bnbook_bounds {
        bnbook_bounds(
            rules: rules, version: bnbook_landlock_version(), is_heard: isHeard ? 1 : 0,
            has_network: hasNetwork ? 1 : 0,
            memory: UInt64(limits.memory), seconds: UInt64(limits.processorTime), file_size: UInt64(limits.fileSize))
    }

    private var reasonOfFailure: String { String(cString: strerror(errno)) }
}

extension bnbook_bounds {
    /// Of a process with all rights of its user; 0 for no limit.
    static func limits(memory: Int, processorTime: Int) -> bnbook_bounds {
        bnbook_bounds(
            rules: -1, version: 0, is_heard: 0, has_network: 1, memory: UInt64(memory), seconds: UInt64(processorTime),
            file_size: 0)
    }
}
