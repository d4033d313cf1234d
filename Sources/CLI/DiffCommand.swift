internal import ArgumentParser
internal import Foundation
internal import Report

/// `bnbook diff`: says what moved from one report to another.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say which values moved from one report to another, by how much, and which claims flipped.",
        discussion: """
            Blocks, rows and columns are compared in order. A move is given in standard errors of the difference where both values
            have an interval. Measured times are left out. The exit code is 0 whether anything moved or not.

            EXAMPLES
              bnbook diff old/q2.html output/q2.html
            """)

    @Argument(help: "The older report, HTML or JSON.")
    var old: String

    @Argument(help: "The newer report, HTML or JSON.")
    var new: String

    func run() throws {
        do {
            let comparison = ReportComparison(
                try PublishedReport(path: old).record, try PublishedReport(path: new).record)
            let moved = comparison.differences.filter { !$0.place.hasSuffix(", verdict") }
            let flipped = comparison.differences.filter { $0.place.hasSuffix(", verdict") }
            let total = comparison.differences.count + comparison.sameCount
            print(
                "\(counted(total, "value")): \(comparison.sameCount) the same, \(moved.count) moved, \(counted(flipped.count, "claim")) flipped"
            )
            for difference in flipped + moved {
                print(
                    "  \(difference.place): \(difference.texts.old) → \(difference.texts.new)\(difference.move.map { " (\($0))" } ?? "")"
                )
            }
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}
