import Notebook

/// One input: reading it must end, crash nothing, and report places that are in the text.
private func read(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: bytes, count: count))
    let part = NotebookFolder(read: { $0.hasSuffix("bnbook.yml") ? nil : source })
    let reading = NotebookReading(path: "fuzz.md", source: source, folder: part)
    for problem in reading.problems {
        precondition(problem.position.line >= 1 && problem.position.column >= 1, problem.text)
    }
    if let notebook = reading.notebook {
        for case .prose(let prose) in notebook.parts { precondition(prose.lines.upperBound <= notebook.lines.count) }
        for inline in notebook.inlines { precondition(inline.position.line <= notebook.lines.count) }
    }
    return 0
}

/// libFuzzer's loop: it calls the function with one input after another.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager calls an executable's start by this name.
@_cdecl("NotebookFuzzer_main")
public func start(_ count: CInt, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    var (count, arguments) = (count, arguments)
    return runFuzzer(&count, &arguments) { read($0, $1) }
}
