internal import ArgumentParser
internal import Document
internal import Foundation
internal import LanguageServer
internal import Notebook
internal import Outputs
internal import Report
internal import Runner

/// `bnbook lsp`: tells an editor of mistakes as one types, and what may stand where.
struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor: mistakes as one types, completion, what values were, and more.",
        discussion: """
            Speaks the language server protocol over standard input and output; docs/editors.md says how editors are told to \
            start it. Nothing of a notebook is run: its Swift is compiled, and the toolchain's sourcekit-lsp is asked about it.

            EXAMPLES
              bnbook lsp
              bnbook lsp --no-swift
            """)

    @Flag(help: "Leave the Swift in blocks alone: nothing is compiled, and no sourcekit-lsp is started.")
    var noSwift = false

    /// What editors add when they start servers.
    @Flag(name: .customLong("stdio"), help: .hidden)
    var usesStandardStreams = false

    func run() throws {
        let installation = noSwift ? nil : try Installation.found()
        let code = try withTemporaryFolder { folder in
            LanguageServer.serve(Self.services(installation), folder: folder)
        }
        throw ExitCode(code)
    }
}

private extension LanguageServerCommand {
    static func services(_ installation: Installation?) -> NotebookServices {
        let math = MathMemory()
        return NotebookServices(
            folder: { .beside($0) },
            problems: { notebook, record, others in
                notebook.fileProblems + notebook.linkProblems(others) + notebook.quotationProblems(others)
                    + formulaProblems(notebook, math)
                    + TypedResultReport(notebook, values: record?.values ?? []).warnings
            },
            report: { lastReport(of: $0, root: $1) }, toolchain: installation?.toolchain,
            compile: { notebook in
                guard var toolchain = installation?.toolchain else { return [] }
                // Whoever types waits for our own checks, and for no compiler.
                toolchain.niceness = 10
                return try ProgramBuilder(
                    toolchain: toolchain, folder: Installation.store(for: notebook.path),
                    onStoreError: { _ in }
                ).check(notebook)
            }, version: Version.current)
    }

    static func formulaProblems(_ notebook: Notebook, _ math: MathMemory) -> [Diagnostic] {
        do { return try notebook.formulaProblems(math) } catch {
            return [
                notebook.diagnostic(.warning, at: .init(line: 1, column: 1), "formulas cannot be checked: \(error)")
            ]
        }
    }

    /// A notebook's last report, with the runs behind its values as long as the store has the run that it was made of.
    static func lastReport(of path: String, root: String?) -> LastReport? {
        guard let record = lastRecord(of: path, root: root) else { return nil }
        let cache = OutputCache(folder: Installation.store(for: path), onStoreError: { _ in })
        let values = record.values
        let source = NotebookReading(path: path, source: Array(record.source.utf8), folder: .beside(path))
        guard let run = cache.lastRun(of: path), let notebook = source.notebook,
            let transcript = cache.transcript(for: run.dependencies, isCurrent: { _ in true }),
            values.indices.allSatisfy({ values[$0].value == transcript.inlines[$0] })
        else { return LastReport(record: record, runs: nil) }
        let runs = ValueRuns(notebook, transcript)
        let words = values.map(\.expression).compactMap { expression in runs[expression].map { (expression, $0) } }
        return LastReport(record: record, runs: Dictionary(words) { first, _ in first })
    }

    /// The record of a notebook's report, where renders leave it that are started in the editor's folder, in the
    /// notebook's, or in the one above.
    static func lastRecord(of path: String, root: String?) -> ReportRecord? {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let name = Notebook.name(ofPath: path)
        for place in (root.map { [$0] } ?? []) + [folder, folder + ".."] {
            for ending in ["json", "html"] {
                let file = "\(place)/output/\(name).\(ending)"
                guard FileManager.default.fileExists(atPath: file) else { continue }
                if let record = try? PublishedReport(path: file).record { return record }
            }
        }
        return nil
    }
}
