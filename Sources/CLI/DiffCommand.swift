internal import ArgumentParser
internal import Foundation
internal import Report
internal import Store

/// `bnbook diff`: says what moved from one report to another.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say which values moved from one report to another, by how much, and which claims flipped.",
        discussion: """
            Parameters and settings come first, then claims that flipped, warnings, and values. Rows are matched by what
            tells them apart, columns by their titles, blocks by their labels. A move is given in standard errors of the
            difference where both values have an interval. Measured times are left out. Of two folders the reports of the same
            names are compared. The exit code is 0 whether anything moved or not, unless --exit-code is given.

            With --format comment it is Markdown for a pull request, and nothing at all where only words changed.

            EXAMPLES
              bnbook diff old/q2.html output/q2.html
              bnbook diff old output --exit-code
              bnbook diff old output --format comment > comment.md
            """)

    /// What is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        /// Markdown for a pull request.
        case comment
    }

    @Argument(help: "The older report, HTML or JSON, or a folder of reports.")
    var old: String

    @Argument(help: "The newer report, HTML or JSON, or a folder of reports.")
    var new: String

    @Option(help: "What is written: text, or comment, Markdown for a pull request.")
    var format = Format.text

    @Flag(help: "End with exit code 1 where a number, a verdict, a warning or a setting is not as it was.")
    var exitCode = false

    func run() throws {
        let pairs = try ReportPair.all(old, new)
        let changes = try pairs.compactMap { pair -> ReportChanges? in
            guard let old = pair.old, let new = pair.new else { return nil }
            let (before, after) = (try PublishedReport(path: old).record, try PublishedReport(path: new).record)
            return ReportChanges(pair.name, from: before, to: after)
        }
        let words = pairs.compactMap(\.words)
        switch format {
        case .text:
            let texts = zip(pairs.filter(\.isWhole), changes).map { pair, changes in
                pairs.count == 1 ? changes.text : "\(pair.name): \(changes.text)"
            }
            print((texts + words).joined(separator: "\n").printable)
        case .comment:
            let parts = changes.map(\.comment).filter { !$0.isEmpty } + words.map { "- \($0)" }
            if !parts.isEmpty { print((["<!-- bnbook diff -->"] + parts).joined(separator: "\n\n").printable) }
        }
        if exitCode, !words.isEmpty || changes.contains(where: \.hasMoved) { throw ExitCode(1) }
    }
}

/// Two reports of one name, one of which may be missing.
private struct ReportPair {
    var name: String
    var old: String?
    var new: String?

    var isWhole: Bool { old != nil && new != nil }

    /// That one of them is missing.
    var words: String? {
        if isWhole { return nil }
        return old == nil ? "\(name): a new report" : "\(name): the report is gone"
    }

    /// The reports in two folders, by name; or the two files.
    /// - Throws: `ValidationError` for a file beside a folder.
    static func all(_ old: String, _ new: String) throws -> [ReportPair] {
        switch (isFolder(old), isFolder(new)) {
        case (false, false):
            let name = URL(filePath: new).deletingPathExtension().lastPathComponent
            return [ReportPair(name: name, old: old, new: new)]
        case (true, true):
            let (before, after) = (try reports(in: old), try reports(in: new))
            return Set(before.keys).union(after.keys).sorted(by: naturallyPrecedes).map {
                ReportPair(name: $0, old: before[$0], new: after[$0])
            }
        case (let isFolder, _):
            throw ValidationError(
                "\(isFolder ? old : new) is a folder, and \(isFolder ? new : old) is none; expected two reports, or two folders"
            )
        }
    }

    /// The path of each report below a folder, under its name: JSON where there is one, else a page.
    /// - Throws: `ReportRecordError` for a report that cannot be read, such as one of another format.
    private static func reports(in folder: String) throws -> [String: String] {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        var reports: [String: String] = [:]
        for file in files.sorted() where file.hasSuffix(".html") || file.hasSuffix(".json") {
            let path = "\(folder)/\(file)"
            do { _ = try PublishedReport(path: path) } catch ReportRecordError.noReport { continue }
            reports[String(file.dropLast(5))] = path
        }
        return reports
    }
}
