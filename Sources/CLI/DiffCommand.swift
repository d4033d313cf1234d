internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import NumberFormats
internal import Outputs
internal import Report
internal import Spelling
internal import Statistics

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
                print("  \(difference.place): \(difference.texts.old) → \(difference.texts.new)\(difference.move)")
            }
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}

private extension ReportComparison.Difference {
    /// " (+0.0003, 0.4 standard errors)"; "" where there are no two numbers.
    var move: String {
        guard let from = old?.number, let to = new?.number, from.isFinite, to.isFinite else { return "" }
        let scale = new?.unit == "%" || new?.unit == "pp" ? 100.0 : 1
        let shift = (to - from) * scale
        let unit = new?.unit.map { $0 == "%" ? "\u{00A0}pp" : "\u{00A0}\($0)" } ?? ""
        let text = (shift < 0 ? "" : "+") + NumberFormat.significant(2).string(shift) + unit
        guard let before = old?.standardError, let after = new?.standardError, before > 0 || after > 0 else {
            return " (\(text))"
        }
        let errors = ((to - from) / (before * before + after * after).squareRoot()).magnitude
        return " (\(text), \(NumberFormat.fixed(1).string(errors)) standard errors)"
    }
}

private extension Value {
    /// The standard error of the mean, from the half width of its 95 % interval; `nil` where there is none.
    var standardError: Double? {
        guard let halfWidth, let count, count > 1, halfWidth.isFinite else { return nil }
        return halfWidth / StudentT.quantile(0.975, degreesOfFreedom: count - 1)
    }
}
