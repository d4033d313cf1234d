internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Spelling

/// What commands that render have in common.
struct RenderOptions: ParsableArguments {
    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @Option(name: .shortAndLong, help: "The folder that reports are written to.")
    var output = "output"

    @Option(
        help: ArgumentHelp(
            "What to write, with commas between or one --to each: "
                + reportFormats.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") + ".",
            valueName: "formats"))
    var to = reportFormats.filter { !$0.isOnlyOnRequest }.map(\.name)

    @Option(help: "The looks of HTML pages: article, book, plain, or a style sheet in templates/themes.")
    var theme = "article"

    @OptionGroup var sandbox: SandboxOptions

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @Flag(help: "Fail where a claim's verdict is not the one that its block expects.")
    var strictClaims = false

    @Option(
        help: ArgumentHelp(
            "Over which claims index.html corrects their p: report (Holm, each report by itself), holm or benjamini-hochberg (all claims of the folder); also a key of bnbook.yml (default: report).",
            valueName: "method"))
    var correction: ClaimCorrection?

    @Flag(name: .shortAndLong, help: "Report nothing but errors.")
    var quiet = false

    func validate() throws {
        try expectJobs(jobs)
        try expectNamed(output, "--output")
        _ = try formats()
    }

    /// The folder that reports are written to, without a slash at its end.
    var folder: String { output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output }

    /// Those that `--to` names, in their own order.
    func formats() throws -> [any ReportFormat] {
        let known = reportFormats.map(\.name)
        let names = to.betweenCommas
        for name in names where !known.contains(name) {
            let hint = suggestion(for: name, among: known).map { "; \($0)" } ?? ""
            throw ValidationError(
                "unknown format \"\(name)\" in --to; expected \(known.joined(separator: ", "))\(hint)")
        }
        return reportFormats.filter { names.contains($0.name) }
    }
}

extension [String] {
    /// What an option's values name that stand with commas between, and blanks beside these, or are given one by one.
    var betweenCommas: [String] {
        flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}

extension ClaimCorrection: ExpressibleByArgument {}
