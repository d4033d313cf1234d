internal import Foundation
internal import Notebook
internal import Report
internal import Store
internal import Synchronization

/// The terminal, or the log that stands in its place: the only thing that prints.
struct Console {
    let isQuiet: Bool
    /// How mistakes are written.
    var diagnostics = DiagnosticsFormat.text
    private let warnings = Warnings()

    init(isQuiet: Bool, diagnostics: DiagnosticsFormat = .text) {
        (self.isQuiet, self.diagnostics) = (isQuiet, diagnostics)
    }

    /// Whether a warning has not been given yet: what holds for every notebook, such as a store that cannot be written
    /// to, is said once.
    func isNew(_ warning: String) -> Bool { warnings.texts.withLock { $0.insert(warning).inserted } }

    /// What was done, on standard output.
    func say(_ text: String) { if !isQuiet { print(text) } }

    /// What went wrong, on standard error.
    func error(_ error: any Error) {
        switch error {
        case let diagnostics as Diagnostics:
            for diagnostic in diagnostics.all { write(diagnostic.text, DiagnosticRecord(diagnostic)) }
        case let diagnostic as Diagnostic: write(diagnostic.text, DiagnosticRecord(diagnostic))
        default: write("bnbook: error: \(error)", DiagnosticRecord(.error, message: "\(error)"))
        }
    }

    private func write(_ text: String, _ record: DiagnosticRecord) {
        FileHandle.standardError.write(Data(((diagnostics == .json ? record.json : text) + "\n").utf8))
    }

    /// Every difference on a line of its own, on standard output, also when quiet: it is what was asked for.
    func differ(_ path: String, _ comparison: ReportComparison) {
        let differences = comparison.differences
        print(
            "\(path): \(differences.count) of \(counted(differences.count + comparison.sameCount, "value")) \(differences.count == 1 ? "differs" : "differ")"
        )
        for difference in differences {
            let (old, new) = difference.texts
            print("  \(difference.place): report \(old), now \(new)")
        }
    }

    /// What is worth knowing and changes no report, on standard error.
    func warn(_ text: String) {
        if !isQuiet, isNew(text) { write("warning: \(text)", DiagnosticRecord(.warning, message: text)) }
    }

    /// What is odd in a notebook, and changes no report.
    func warn(_ diagnostic: Diagnostic) { if !isQuiet { write(diagnostic.text, DiagnosticRecord(diagnostic)) } }

    /// What is wrong with the store, which costs time and changes no report.
    func storeError(_ error: StoreError) { warn("\(error)") }

    /// Shows how a notebook's run comes along: a line that renews itself on a terminal, lines in a log, nothing when
    /// quiet.
    func progress(of notebook: Notebook) -> ProgressDisplay {
        ProgressDisplay(
            name: notebook.name, blocks: notebook.blocks.count,
            style: isQuiet ? .none : isatty(STDERR_FILENO) == 1 ? .bar : .lines)
    }
}

/// The warnings that have been given.
private final class Warnings: Sendable {
    let texts = Mutex<Set<String>>([])
}
