internal import Datasets
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Spelling

extension NotebookReader {
    /// What the text of `notebook` would take from other notebooks otherwise than when it was last rendered, in words: where
    /// the other one is to be run again, that, since nobody knows yet what it will show.
    func changesOfQuotes(in notebook: Notebook, store: String, isBounded: Bool) -> [String] {
        let known = OutputCache(folder: store, onStoreError: console.storeError).lastRun(of: notebook.path)?.quotes
        var reports: [String: Report?] = [:]
        return notebook.quotations.eachOnce(by: \.key).flatMap { quotation -> [String] in
            let path = notebook.path(ofQuoted: quotation)
            if reports[path] == nil {
                reports[path] = .some(keptReport(of: path, isBounded: isBounded))
                if case .some(.none) = reports[path] {
                    return ["\(quotation.notebook).md, which the text takes from, is to be run again"]
                }
            }
            guard let report = reports[path] ?? nil, let known else { return [] }
            let (old, new) = (known[quotation.key], report.quote(quotation)?.shown)
            return old == new ? [] : ["\(quotation.key): \(old ?? "nothing") → \(new ?? "nothing")"]
        }
    }

    /// The report of the notebook at `path`, where its outputs are kept; `nil` where it is to be run.
    private func keptReport(of path: String, isBounded: Bool) -> Report? {
        let reader = NotebookReader(
            installation: installation, overrides: overrides, isSafe: isSafe, console: Console(isQuiet: true))
        guard let other = try? reader.notebook(at: path) else { return nil }
        if other.blocks.isEmpty && other.inlines.isEmpty {
            return Report(notebook: other, transcript: Transcript(), failure: nil)
        }
        let store = Installation.store(for: path)
        let inputs = NotebookInputs(
            folder: other.folder, digests: FileDigests(folder: store, onStoreError: console.storeError))
        let dependencies = Dependencies(other, toolchain: installation.toolchain, isBounded: isBounded)
        let transcript = OutputCache(folder: store, onStoreError: console.storeError).transcript(
            for: dependencies, isCurrent: inputs.isCurrent)
        return transcript.map { Report(notebook: other, transcript: $0, failure: nil) }
    }
}

extension ReportRecord.Quote {
    /// What a reader sees of it.
    var shown: String { value?.textWithUnit ?? words ?? name ?? "" }
}
