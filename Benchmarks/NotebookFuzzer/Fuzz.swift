import Notebook

/// What libFuzzer calls with each input: reading it must end, crash nothing, give the same twice, and report places that are in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func readNotebook(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: bytes, count: count))
    let part = NotebookFolder(read: { $0.hasSuffix("bnbook.yml") ? nil : source })
    let reading = NotebookReading(path: "fuzz.md", source: source, folder: part)
    for problem in reading.problems { precondition(problem.position.line >= 1 && problem.position.column >= 1, problem.text) }
    if let notebook = reading.notebook {
        for case .prose(let prose) in notebook.parts { precondition(prose.lines.upperBound <= notebook.lines.count) }
        for inline in notebook.inlines { precondition(inline.position.line <= notebook.lines.count) }
    }
    return 0
}
