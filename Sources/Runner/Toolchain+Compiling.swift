internal import Glibc
internal import Notebook

extension Toolchain {
    /// Starts the front end within `limits`, and gives what it wrote.
    /// - Throws: `RunnerError.compilerTooSlow`; what keeps it from being started.
    func compile(
        _ arguments: [String], limits: Limits
    ) throws(RunnerError) -> (ending: Command.Ending, output: [UInt8], errors: [UInt8]) {
        let result = try frontend(arguments, limits: limits).run()
        if result.ending == .signal(SIGXCPU) { throw .compilerTooSlow(limit: limits.compileTime) }
        return result
    }

    /// The front end, within `limits`.
    func frontend(_ arguments: [String], limits: Limits) -> Command {
        var command = Command(executable: frontend, arguments: ["-frontend"] + arguments)
        // What little memory a program may use is no measure of its compiler's.
        command.memory = max(limits.memory, Limits().memory)
        command.processorTime = limits.compileTime
        command.niceness = niceness
        return command
    }

    /// What makes the front end stop at an expression that takes it too long, and say where it is.
    func expressionLimit(_ limits: Limits) -> String {
        "-solver-expression-time-threshold=\(max(1, limits.compileTime / 10))"
    }
}
