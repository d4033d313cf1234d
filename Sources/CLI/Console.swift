internal import Foundation
internal import Notebook
internal import Report
internal import Store

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

    /// Every difference on a line of its own, on standard output, also when quiet: it is what was asked for.
    func differ(_ path: String, _ comparison: ReportComparison) {
        let differences = comparison.differences
        print("\(path): \(differences.count) of \(counted(differences.count + comparison.sameCount, "value")) \(differences.count == 1 ? "differs" : "differ")")
        for difference in differences {
            let (old, new) = difference.texts
            print("  \(difference.place): report \(old), now \(new)")
        }
    }

    /// What is worth knowing and changes no report, on standard error.
    func warn(_ text: String) { if !isQuiet { FileHandle.standardError.write(Data("warning: \(text)\n".utf8)) } }

    /// What is wrong with the store, which costs time and changes no report.
    func complain(_ complaint: StoreError) { warn("\(complaint)") }

    /// Shows how a notebook's run comes along: a line that renews itself on a terminal, lines in a log, nothing when quiet.
    func progress(of notebook: Notebook) -> ProgressDisplay {
        ProgressDisplay(name: notebook.name, blocks: notebook.blocks.count, style: isQuiet ? .none : isatty(STDERR_FILENO) == 1 ? .bar : .lines)
    }
}
