/// A line that the shell carries out, in a process that never outlives this one.
package struct ShellCommand: Sendable {
    private let line: String
    /// Seconds; `nil` for no limit.
    private let timeout: Double?

    /// What came of it.
    package struct Outcome: Sendable {
        /// The exit code; `nil` where it was ended, or its time was up.
        package var exitCode: Int32?
        /// What it wrote on standard output.
        package var output: String
        /// What it wrote on standard error.
        package var errors: String

        /// Whether it did what it was to do.
        package var isSuccess: Bool { exitCode == 0 }
    }

    /// Ended after so many seconds; `nil` for no limit.
    package init(_ line: String, timeout: Double? = nil) { (self.line, self.timeout) = (line, timeout) }

    /// A word as the shell takes it for itself.
    package static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }

    /// Runs it to its end; `onWait` is called a few times a second until then.
    /// - Throws: where the shell cannot be started.
    package func run(onWait: () -> Void = {}) throws -> Outcome {
        var (output, errors) = ([UInt8](), [UInt8]())
        let command = Command(executable: "/bin/sh", arguments: ["-c", line], timeout: timeout)
        let ending = try withoutActuallyEscaping(onWait) { onWait in
            try command.run(
                .init(
                    onOutput: {
                        output += $0
                        return true
                    }, onError: { errors += $0 },
                    isLate: {
                        onWait()
                        return false
                    }))
        }
        var code: Int32?
        if case .exit(let number) = ending { code = number }
        return Outcome(
            exitCode: code, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }
}
