internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Spelling

/// What paths a call names.
extension SandboxJudge {
    /// The path that two of a call's arguments lead to, links followed; `nil` where it cannot be read.
    func path(_ attempt: bnbook_attempt, _ folder: Int32, _ path: Int32) -> String? {
        name(attempt, folder, path).flatMap(resolved)
    }

    /// The path that two of a call's arguments name, from the root; `nil` where it cannot be read.
    func name(_ attempt: bnbook_attempt, _ folder: Int32, _ path: Int32) -> String? {
        let process = "/proc/\(attempt.process)"
        let base = base(attempt, folder)
        if namesNoPath(attempt, folder, path) { return link(base) }
        let size = Int(PATH_MAX), address = attempt.arguments(path)
        let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { text -> String? in
            guard let start = text.baseAddress, bnbook_text_of(attempt.process, address, start, size) == 0 else {
                return nil
            }
            return String(cString: start)
        }
        guard var name = text else { return nil }
        for own in ["/proc/self", "/proc/thread-self"] where name.isAtOrBelow(own) {
            name = process + name.dropFirst(own.count)
        }
        if !name.hasPrefix("/") { name = (link(base) ?? "") + "/" + name }
        return name
    }

    /// Where the system shows the folder, or the file, of a descriptor among a call's arguments.
    func base(_ attempt: bnbook_attempt, _ folder: Int32) -> String {
        let number = folder < 0 ? AT_FDCWD : Int32(truncatingIfNeeded: attempt.arguments(folder))
        return "/proc/\(attempt.process)/" + (number == AT_FDCWD ? "cwd" : "fd/\(number)")
    }

    /// Whether a call says what it means by a descriptor alone, as times can be set, too.
    func namesNoPath(_ attempt: bnbook_attempt, _ folder: Int32, _ path: Int32) -> Bool {
        path < 0 || attempt.arguments(path) == 0 && folder >= 0
    }

    func link(_ path: String) -> String? { try? FileManager.default.destinationOfSymbolicLink(atPath: path) }

    /// As the notebook would write it: from its folder, where it is near.
    func shown(_ path: String) -> String {
        if path == folder { return "." }
        if path.isAtOrBelow(folder) { return String(path.dropFirst(folder.count + 1)) }
        let above = folder.parentPath ?? ""
        if above.count > 1, path.hasPrefix(above + "/") { return ".." + path.dropFirst(above.count) }
        return path
    }
}

extension String {
    func isAtOrBelow(_ folder: String) -> Bool {
        self == folder || hasPrefix(folder == "/" ? folder : folder + "/")
    }
}

extension bnbook_attempt {
    func arguments(_ index: Int32) -> UInt64 {
        withUnsafeBytes(of: arguments) { $0.load(fromByteOffset: Int(index) * 8, as: UInt64.self) }
    }
}
