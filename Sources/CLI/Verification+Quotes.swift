internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Spelling

extension Verification {
    /// What the report takes from others, as these have it now, where they lie beside it; and words about those that do not,
    /// and those whose notebooks have changed since.
    func quotes(of published: PublishedReport, _ notebook: Notebook) -> (quotes: [ReportRecord.Quote], words: [String])
    {
        guard let given = published.record.quotes, !given.isEmpty else { return ([], []) }
        let folder = URL(filePath: published.path).deletingLastPathComponent().relativePath
        var others: [String: Report?] = [:], words: [String] = []
        let quotes = given.compactMap { quote -> ReportRecord.Quote? in
            guard let quotation = notebook.quotations.first(where: { $0.key == quote.key }) else { return quote }
            let name = quotation.notebook
            if others[name] == nil {
                others[name] = .some(report(name, in: folder, with: published.companions))
                if (others[name] ?? nil) == nil {
                    words.append("what it takes from \(name) is as it has it: there is no report of it in \(folder)")
                }
            }
            guard let other = others[name] ?? nil else { return quote }
            // What the other report does not show, nobody can take from it.
            guard let now = other.quote(quotation) else { return nil }
            // A measured time is no difference, and another text of the notebook alone is none of this report's.
            if now.digest != quote.digest {
                let said = "\(name) has been changed since; what is taken from it is compared with its report as it is"
                if !words.contains(said) { words.append(said) }
            }
            var known = now
            known.digest = quote.digest
            // Which values are measured times the other report says, never this one.
            if let reported = quote.value, let time = known.value?.time(as: reported) { known.value = time }
            return known
        }
        return (quotes, words)
    }

    /// The report of that notebook beside the one that is verified, on the same page or in any format with a record.
    private func report(_ name: String, in folder: String, with companions: Companions?) -> Report? {
        let path = "\(folder)/\(name)"
        let parent = URL(filePath: path).deletingLastPathComponent().relativePath
        let all = try? PublishedReport.all(of: URL(filePath: path).lastPathComponent, in: parent)
        guard let record = companions?.record(at: path) ?? all?.first?.record else { return nil }
        return (try? record.parsedNotebook()).map { record.shown(in: $0) }
    }
}
