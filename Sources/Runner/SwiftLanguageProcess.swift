internal import CPlatform
internal import Glibc
internal import Store

/// The toolchain's own language server, which knows what is in Swift: messages go to it and come from it as bytes.
package final class SwiftLanguageProcess: Sendable {
    private let end: Int32
    private let process: pid_t

    /// Starts it in `folder`, where it finds with which arguments a notebook's program is compiled.
    /// - Throws: `RunnerError.cannotStart`; where the arguments cannot be written.
    package init(_ toolchain: Toolchain, folder: String) throws {
        let flags = (toolchain.arguments + ["-suppress-warnings"]).joined(separator: "\n") + "\n"
        try writeAtomically(Array(flags.utf8), to: "\(folder)/compile_flags.txt")
        var ends: [Int32] = [-1, -1]
        guard bnbook_channel(&ends) == 0 else {
            throw RunnerError.cannotStart(toolchain.languageServer, reason: String(cString: strerror(errno)))
        }
        defer { close(ends[1]) }
        end = ends[0]
        let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(silence) }
        let command = Command(
            executable: "/bin/sh", arguments: ["-c", "exec \"$0\" <&3 3<&-", toolchain.languageServer], folder: folder,
            channel: ends[1])
        process = try command.start(ends[1], silence).process
    }

    deinit { close(end) }

    /// Sends all bytes; `false` where nobody takes them any more.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The next bytes, when there are some; `nil` where it has ended.
    package func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(end, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(buffer[..<count]) : nil
        }
    }

    /// Ends it.
    package func stop() {
        kill(process, SIGKILL)
        _ = bnbook_wait(process)
        Supervisor.shared.end(session: process)
    }
}
