internal import CPlatform
internal import Glibc
internal import Outputs

/// Runs what may end its process in a process of its own, which ends with it: nothing that it changes is seen
/// afterwards.
enum SeparateProcess {
    enum Ending: Hashable {
        /// It came to its end.
        case returned
        /// It threw, or died of what the runtime says.
        case failed(String)
        /// It ended the process itself.
        case exited(Int32)
    }

    /// Runs `body` to its end; what it prints and says goes where this process's own goes.
    static func run(_ body: () throws -> Void) -> Ending {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failed("there can be no pipe: \(String(cString: strerror(errno)))") }
        let process = bnbook_fork()
        if process == 0 { runAndExit(body, errors: ends) }
        close(ends[1])
        defer { close(ends[0]) }
        guard process > 0 else { return .failed("there can be no process: \(String(cString: strerror(errno)))") }
        let errors = text(from: ends[0], of: process)
        switch bnbook_wait(process) {
        case returnedCode: return .returned
        case threwCode: return .failed(errors)
        case let code where code >= 0: return .exited(code)
        case bnbook_unheard: return .failed("its end was not heard of")
        case let signal: return .failed(CrashReport(errors).message ?? "ended by signal \(-signal)")
        }
    }
}

/// What the process says of its end.
private let returnedCode: Int32 = 113
private let threwCode: Int32 = 114

private extension SeparateProcess {
    /// In the new process: what it writes to standard error goes to the old one.
    static func runAndExit(_ body: () throws -> Void, errors: [Int32]) -> Never {
        close(errors[0])
        dup2(errors[1], STDERR_FILENO)
        var code = returnedCode
        do { try body() } catch {
            let words = Array("\(error)".utf8)
            write(STDERR_FILENO, words, words.count)
            code = threwCode
        }
        fflush(nil)
        _exit(code)
    }

    /// What a process writes into a pipe until it ends: what it leaves behind may hold the pipe open, and is not waited
    /// for.
    static func text(from pipe: Int32, of process: Int32) -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let watch = bnbook_watch(process)
        defer { close(watch) }
        var streams = [pipe, watch].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&streams, 2, -1) > 0 || errno == EINTR {
            if streams[0].revents != 0 {
                let count = read(pipe, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                text += buffer[..<count]
            } else if streams[1].revents != 0 {
                break
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
