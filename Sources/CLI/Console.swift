internal import Foundation
internal import Notebook

/// The terminal, or the log that stands in its place: the only thing that prints.
struct Console {
    let isQuiet: Bool

    /// What was done, on standard output.
    func say(_ text: String) { if !isQuiet { print(text) } }

    /// What went wrong, on standard error.
    func error(_ error: any Error) {
        let text = switch error {
        case let diagnostics as Diagnostics: diagnostics.all.map(\.text).joined(separator: "\n")
        case let diagnostic as Diagnostic: diagnostic.text
        default: "bnbook: error: \(error)"
        }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Shows how a notebook's run comes along: a line that renews itself on a terminal, lines in a log, nothing when quiet.
    func progress(of notebook: Notebook) -> ProgressDisplay {
        ProgressDisplay(name: notebook.name, blocks: notebook.blocks.count, style: isQuiet ? .none : isatty(STDERR_FILENO) == 1 ? .bar : .lines)
    }
}
