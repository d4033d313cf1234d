internal import Notebook
internal import Outputs
internal import Spelling
internal import Statistics

/// The page that lists the reports of a grid: notebooks rendered with several values of some parameters. All of it follows
/// from the reports: what differs, what became of the claims, and how far values moved from the first report.
package struct GridOverview: Sendable {
    /// A report, and the folder beside the overview that it is in.
    package struct Page: Sendable {
        /// The folder's name: "lr=0.1,width=64".
        package var folder: String
        /// The report.
        package var report: Report

        /// A report in a folder.
        package init(folder: String, report: Report) { (self.folder, self.report) = (folder, report) }
    }

    /// In the order they are shown.
    private let pages: [Page]

    /// An overview of these reports, in this order.
    package init(_ pages: [Page]) { self.pages = pages }

    /// The overview as one HTML page, like a report's.
    /// - Throws: `ReportError` for a template that asks for what there is not, or an unknown theme.
    package func html(_ templates: Templates, theme: String = "article") throws -> String {
        let language = pages.first?.report.notebook.frontMatter.language ?? "en"
        let wording = Wording(language)
        var names: [String] = []
        for page in pages where !names.contains(page.report.notebook.name) { names.append(page.report.notebook.name) }
        let grids = try names.map { name in try view(pages.filter { $0.report.notebook.name == name }) }
        return try templates.page(
            "grid.html",
            [
                "language": .text(language), "count": .text(wording.countedReports(pages.count)),
                "grids": .list(grids),
            ].merging(wording.templateValues(language)) { own, _ in own }, theme: theme)
    }
}

private extension GridOverview {
    /// The reports of one notebook beside each other, a column for each.
    func view(_ pages: [Page]) throws -> TemplateValue {
        let records = pages.map { ReportRecord($0.report) }
        let comparisons = records.map { ReportComparison(records[0], $0) }
        let parameters = pages[0].report.notebook.frontMatter.parameters.map(\.name).filter { name in
            Set(pages.map { $0.value(of: name) }).count > 1
        }
        let moved = comparisons.map { $0.differences.filter { $0.standardErrors != nil && $0.isShown } }
        let places = moved.flatMap { $0.map(\.place) }
        let others = comparisons.map(\.differences).joined().count { $0.standardErrors == nil && $0.isShown }
        return [
            "id": .text(pages[0].report.notebook.name), "title": .text(pages[0].report.title),
            "pages": .list(
                pages.map {
                    ["address": .text(address(of: $0)), "name": .text($0.folder)]
                }),
            "parameters": .list(
                parameters.map { name in
                    ["name": .text(name), "cells": .list(pages.map { ["text": .text($0.value(of: name) ?? "–")] })]
                }),
            "claims": .list(claims(pages)),
            "hasClaims": .flag(pages.contains { !$0.report.claims.isEmpty }),
            "values": .list(
                places.enumerated().filter { places.firstIndex(of: $1) == $0 }.map { values(of: $1, moved) }),
            "hasValues": .flag(!places.isEmpty),
            "others": .ifAny(others == 0 ? nil : counted(others, "other difference")),
            "columnCount": "\(pages.count + 1)",
        ]
    }

    /// A row for each claim, with its verdict in each report.
    func claims(_ pages: [Page]) -> [TemplateValue] {
        let count = pages.map(\.report.claims.count).max() ?? 0
        return (0..<count).map { index in
            let all = pages.map { index < $0.report.claims.count ? $0.report.claims[index] : nil }
            let first = all.compactMap(\.self)[0]
            return [
                "name": .text(first.name), "statement": .text(first.statement),
                "cells": .list(
                    zip(pages, all).map { page, claim in
                        guard let claim else { return ["verdict": "", "verdictText": "–", "text": ""] }
                        let statement = claim.statement == first.statement ? "" : " (\(claim.statement))"
                        return [
                            "verdict": .text(claim.verdict.rawValue),
                            "verdictText": .text(page.report.wording.verdict(claim.verdict)),
                            "text": .text(claim.difference + statement),
                        ]
                    }),
            ]
        }
    }

    /// A row for a value that moved, with where it stands in each report.
    func values(of place: String, _ moved: [[ReportComparison.Difference]]) -> TemplateValue {
        let own = moved.map { $0.first { $0.place == place } }
        let first = own.compactMap(\.self).first?.old?.textWithUnit ?? "–"
        return [
            "name": .text(place),
            "cells": .list(
                own.map { difference in
                    [
                        "text": .text(difference?.new?.textWithUnit ?? first),
                        "move": .ifAny(difference?.move),
                        "isFar": .flag(difference?.standardErrors.map { $0.magnitude >= 2 } ?? false),
                    ]
                }),
        ]
    }

    func address(of page: Page) -> String {
        "\(addressPart(page.folder))/\(addressPart(page.report.notebook.name)).html"
    }
}

private extension GridOverview.Page {
    /// What a parameter was, as a reader sees it.
    func value(of name: String) -> String? {
        report.notebook.frontMatter.parameters.first { $0.name == name }?.value.words
    }
}

private extension ReportComparison.Difference {
    /// Whether it is beyond the settings, which stand above, and what a claim rests on, which stands beside the claim.
    var isShown: Bool { kind >= .value && !isOfClaim }

    private var isOfClaim: Bool {
        [", statement", ", verdict", ", difference", ", p"].contains { place.hasSuffix($0) }
            || place.firstMatch(of: #/, difference \d+$/#) != nil
    }
}
