internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Outputs
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
    func say(_ text: String) {
        if !isQuiet { Console.write(text.printable + "\n", to: diagnostics == .sarif ? STDERR_FILENO : STDOUT_FILENO) }
    }

    /// Does what a command does, and says why it could not be done, in the words of all other mistakes; at its end what is
    /// one document for all mistakes is written.
    /// - Throws: what ends the command.
    func reporting(_ body: (Console) throws -> Void) throws {
        defer {
            if diagnostics == .sarif {
                Console.write(SARIFLog(warnings.records.withLock { $0 }).text + "\n", to: STDOUT_FILENO)
            }
        }
        do { try body(self) } catch let error where !(error is ExitCode) {
            let code = BNBookCommand.exitCode(for: error)
            if code == .failure {
                self.error(error)
            } else if diagnostics != .text, code != .success {
                let words = BNBookCommand.message(for: error)
                write(words, DiagnosticRecord(.error, message: words))
            } else {
                throw error
            }
            throw code
        }
    }

    /// What went wrong, on standard error.
    func error(_ error: any Error) {
        switch error {
        case let diagnostics as Diagnostics:
            for diagnostic in diagnostics.all { write(diagnostic.text, DiagnosticRecord(diagnostic)) }
        case let diagnostic as Diagnostic: write(diagnostic.text, DiagnosticRecord(diagnostic))
        default: write("bnbook: error: \(words(error))", DiagnosticRecord(.error, message: words(error)))
        }
    }

    private func write(_ text: String, _ record: DiagnosticRecord) {
        switch diagnostics {
        case .text: Console.write(text.printable + "\n", to: STDERR_FILENO)
        case .json: Console.write(record.json + "\n", to: STDERR_FILENO)
        case .github: Console.write(record.workflowCommand + "\n", to: STDERR_FILENO)
        case .sarif: warnings.records.withLock { $0.append(record) }
        }
    }

    /// What is worth knowing and changes no report, on standard error.
    func warn(_ text: String) {
        if !isQuiet, isNew(text) { write("warning: \(text)", DiagnosticRecord(.warning, message: text)) }
    }

    /// What is odd in a notebook, and changes no report.
    func warn(_ diagnostic: Diagnostic) {
        if !isQuiet, isNew(diagnostic.text) { write(diagnostic.text, DiagnosticRecord(diagnostic)) }
    }

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

/// The warnings that have been given, and the mistakes that are written together at the end.
private final class Warnings: Sendable {
    let texts = Mutex<Set<String>>([])
    let records = Mutex<[DiagnosticRecord]>([])
}

extension Console {
    /// Writes to a standard stream. Where that is closed or full the words are given up, and not what they are about:
    /// gives the system's reason, `nil` where all was written.
    @discardableResult
    static func write(_ text: String, to stream: Int32) -> String? {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(cString: strerror(errno)) }
            bytes = bytes.dropFirst(count)
        }
        return nil
    }
}

extension String {
    /// As a terminal may have it: control characters but for line feeds and tabs are shown as symbols and do nothing,
    /// since messages quote notebooks, data and thrown errors.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? $0 : $0.visible }))
    }
}

/// An error in words: the path and the system's reason in place of what Foundation's errors hold.
private func words(_ error: any Error) -> String {
    if let error = error as? UnreadableFile {
        return "\(error)" + pathHint(nearestPath(to: error.path))
    }
    guard let error = error as? CocoaError else { return "\(error)" }
    let reason = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
    return [error.filePath, reason ?? error.localizedDescription].compactMap(\.self).joined(separator: ": ")
}
