internal import ArgumentParser
internal import Foundation
internal import Report

/// `bnbook verify`: re-runs published reports, and compares every number.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Make published reports again from nothing, and compare every number bit for bit.",
        discussion: """
            A report, HTML or JSON, carries its notebook, so the report alone is enough. A notebook stands for its report in the
            output folder. Measured times are left out. The exit code is 0 when all is the same, else 1.

            EXAMPLES
              bnbook verify output/*.html
              bnbook verify q2.md
              bnbook verify ~/Downloads/q2.html --files ~/data
            """)

    @Argument(help: "Reports (.html, .json), or notebooks (.md) with a report in the output folder.")
    var paths: [String]

    @Option(help: "The folder that the notebooks' reports are in.")
    var output = "output"

    @Option(
        help: ArgumentHelp(
            "A folder with the files that the blocks read, where they are not in the usual places.", valueName: "folder"
        ))
    var files: String?

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @Flag(help: "Report nothing but differences and errors.")
    var quiet = false

    func validate() throws {
        try expectNamed(output, "--output")
        try expectNamed(files, "--files")
        try expectJobs(jobs)
    }

    func run() throws {
        let console = Console(isQuiet: quiet)
        let verification = Verification(
            installation: try Installation.found(), jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            files: files, console: console)
        var failed = false
        for path in try reports() {
            do {
                let report =
                    try path.hasSuffix(".md")
                    ? PublishedReport.of(notebook: path, in: output) : PublishedReport(path: path)
                let comparison = try verification.comparison(of: report)
                if comparison.differences.isEmpty {
                    console.say(verified(report, comparison))
                } else {
                    console.differ(report.path, comparison)
                    failed = true
                }
            } catch {
                console.error(error)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}

private extension VerifyCommand {
    /// Each report that is named, a folder's by name; of one report in several formats the first, since they hold the
    /// same.
    func reports() throws -> [String] {
        try paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
                return [path]
            }
            guard isFolder.boolValue else { return try NotebookPaths([path]).notebooks }
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            let reports = names.filter { $0.hasSuffix(".html") && !$0.hasSuffix(".failed.html") && $0 != "index.html" }
            return reports.isEmpty ? try NotebookPaths([path]).notebooks : reports.map { "\(path)/\($0)" }
        }
    }

    func verified(_ report: PublishedReport, _ comparison: ReportComparison) -> String {
        let runs = report.record.trials.reduce(0) { $0 + $1.runs.count }
        let times =
            comparison.volatileCount == 0 ? "" : "; \(counted(comparison.volatileCount, "measured time")) left out"
        return
            "\(report.path): verified: \(counted(comparison.sameCount, "value")) of \(counted(runs, "run")) the same to the last bit\(times)"
    }
}
