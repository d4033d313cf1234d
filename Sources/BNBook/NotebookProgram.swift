internal import CPlatform
internal import Glibc

/// What the source generated for a notebook calls. Not meant for notebooks themselves.
public enum _Notebook {
    /// Called first: printed text is sent line by line, and what the program was told is taken out of the environment.
    public static func start() {
        bnbook_print_by_line()
        _ = RunEnvironment.current
    }

    /// What follows belongs to the block of that index.
    public static func block(_ index: Int) { OutputWriter.emit(.began(.block(index))) }

    /// What follows belongs to the inline value of that index.
    public static func inline(_ index: Int) { OutputWriter.emit(.began(.inline(index))) }

    /// The statement on this line of its part is about to run.
    public static func line(_ number: Int) { OutputWriter.emit(.reached(line: number)) }

    /// Takes a block's last expression, and shows it.
    public static var shown: Any? {
        get { nil }
        set { for output in displayed(newValue) { OutputWriter.emit(output) } }
    }

    /// Runs a block that must fail, in a process of its own: its error is its output.
    public static func expectFailure(_ body: () throws -> Void) {
        switch SeparateProcess.run(body) {
        case .failed(let message): OutputWriter.emit(.failure(message))
        case .returned: fatalError("the block has the option `error: true`, so it must fail; it did not")
        case .exited(0) where RunEnvironment.current.isPlanned: exit(0)
        case .exited(let code):
            fatalError(
                "the block has the option `error: true`, so it must fail; it ended its process with exit code \(code)")
        }
    }

    /// Called last.
    public static func finish() { OutputWriter.emit(.finished) }
}
