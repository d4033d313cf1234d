internal import Outputs
internal import Spelling

/// What moved between two reports of one notebook, in words for a terminal and for a pull request.
package struct ReportChanges: Sendable {
    private let name: String
    private let title: String
    private let comparison: ReportComparison

    /// What became of `old` in `new`; the reports are called `name`.
    package init(_ name: String, from old: ReportRecord, to new: ReportRecord) {
        (self.name, title, comparison) = (name, new.title, ReportComparison(old, new))
    }

    /// Whether a number, a verdict, a warning or what they follow from is not as it was: words and looks may be others.
    package var hasMoved: Bool { comparison.differences.contains { $0.kind < .words } }

    /// A line that counts, and a line for each difference.
    package var text: String {
        let total = comparison.movedCount + comparison.sameCount + comparison.flippedCount
        let counts =
            "\(counted(total, "value")): \(comparison.sameCount) the same, \(comparison.movedCount) moved, \(counted(comparison.flippedCount, "claim")) flipped"
        return ([counts] + comparison.differences.map { "  \($0.line)" }).joined(separator: "\n")
    }

    /// A section of a pull request's comment in GitHub's Markdown; empty where no more than words and looks, or nothing, moved.
    package var comment: String {
        let shown = comparison.differences.filter { $0.kind <= .point }
        if shown.isEmpty { return "" }
        let sections = [
            list("Settings", shown.filter { $0.kind == .setting }),
            table("Claims that flipped", shown.filter { $0.kind == .verdict }),
            list("Warnings", shown.filter { $0.kind == .warning }),
            table("Values that moved", shown.filter { $0.kind == .value }.farthestFirst),
            points(shown.filter { $0.kind == .point }),
        ]
        return (["### \(name): \(title.escapedForComment)"] + sections.compactMap(\.self)).joined(separator: "\n\n")
    }
}

/// More rows than this are counted: GitHub's comments have an end.
private let mostRows = 40

private extension ReportChanges {
    func list(_ heading: String, _ differences: [ReportComparison.Difference]) -> String? {
        if differences.isEmpty { return nil }
        return "**\(heading)**\n\n" + differences.map { "- \($0.line.escapedForComment)" }.joined(separator: "\n")
    }

    func table(_ heading: String, _ differences: [ReportComparison.Difference]) -> String? {
        if differences.isEmpty { return nil }
        let rows = differences.prefix(mostRows).map { difference in
            let cells = [difference.place, difference.texts.old, difference.texts.new, difference.move ?? ""]
            return "| " + cells.map(\.escapedForComment).joined(separator: " | ") + " |"
        }
        let rest = differences.count - rows.count
        return "**\(heading)**\n\n| | before | after | moved by |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
            + (rest > 0 ? "\n\nand \(counted(rest, "other"))" : "")
    }

    /// A line for each chart: its points are many.
    func points(_ differences: [ReportComparison.Difference]) -> String? {
        let charts = Dictionary(grouping: differences) { $0.place.split(separator: ",").first.map(String.init) ?? "" }
        if charts.isEmpty { return nil }
        let lines = charts.sorted { $0.key < $1.key }.map { name, points in
            let farthest = points.farthestFirst.first?.standardErrors == nil ? nil : points.farthestFirst.first?.move
            return "- \(name.escapedForComment): \(counted(points.count, "point")) moved"
                + (farthest.map { ", the farthest by \($0)" } ?? "")
        }
        return "**Charts**\n\n" + lines.joined(separator: "\n")
    }
}

private extension ReportComparison.Difference {
    /// "tbl-a, row "Baseline", Loss: 0.41 ± 0.02 → 0.38 ± 0.01 (−0.03, 2.7 standard errors)".
    var line: String {
        if kind == .warning {
            return new.map { "new warning: \($0.text)" } ?? "a warning is gone: \(old?.text ?? "")"
        }
        return "\(place): \(texts.old) → \(texts.new)\(move.map { " (\($0))" } ?? "")"
    }
}

private extension [ReportComparison.Difference] {
    /// By how far they moved in standard errors, those without an interval last.
    var farthestFirst: Self {
        enumerated().sorted {
            let (first, second) = (
                $0.element.standardErrors?.magnitude ?? -1, $1.element.standardErrors?.magnitude ?? -1
            )
            return (-first, $0.offset) < (-second, $1.offset)
        }.map(\.element)
    }
}

private extension String {
    /// As text in a cell or item of GitHub's Markdown, whatever the report says: a report may be a stranger's.
    var escapedForComment: String {
        var text = ""
        for character in self {
            if character.isNewline {
                text += " "
            } else if character == "<" {
                text += "&lt;"
            } else if character == "&" {
                text += "&amp;"
            } else if character == "@" || character == "#" {
                // What would call a person or lead to another issue.
                text += "\(character)\u{2060}"
            } else {
                text += "\\`*_[]|~!".contains(character) ? "\\\(character)" : "\(character)"
            }
        }
        return text
    }
}
