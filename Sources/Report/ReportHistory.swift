internal import Outputs
internal import SVGCharts
internal import Statistics

/// What became of a report's claims and values over the versions of it that were kept, as a page with a small chart of each.
package struct ReportHistory: Sendable {
    /// A report as it was once.
    package struct Version: Sendable {
        /// The commit's name, short: "1a2b3c4".
        package var commit: String
        /// The commit's day: "2026-11-29".
        package var date: String
        /// The first line of what the commit says.
        package var subject: String
        /// The report.
        package var record: ReportRecord

        /// A report of that commit.
        package init(commit: String, date: String, subject: String, record: ReportRecord) {
            (self.commit, self.date, self.subject, self.record) = (commit, date, subject, record)
        }
    }

    private let versions: [Version]
    /// What is known of each place, by the number of the version.
    private let courses: [(place: String, points: [(version: Int, measurement: Measurement)])]

    /// The history of a report, the oldest version first.
    package init(_ versions: [Version]) {
        self.versions = versions
        let all = versions.enumerated().flatMap { index, version in
            version.record.measurements.map { (version: index, measurement: $0) }
        }
        let points = Dictionary(grouping: all, by: \.measurement.place)
        // What the newest report has comes first, in its order.
        var (places, seen) = ([String](), Set<String>())
        for version in versions.reversed() {
            places += version.record.measurements.map(\.place).filter { seen.insert($0).inserted }
        }
        courses = places.map { ($0, points[$0] ?? []) }
    }

    /// The history as one HTML page, like a report's.
    /// - Throws: `ReportError` for a template that asks for what there is not, or an unknown theme.
    package func html(_ templates: Templates, theme: String = "article") throws -> String {
        let wording = Wording("en")
        let rows = courses.enumerated().map { index, course in
            let isClaim = course.points.contains { $0.measurement.verdict != nil }
            return (isClaim: isClaim, row: row(index, course.place, course.points))
        }
        let title = versions.last?.record.title ?? ""
        return try templates.page(
            "history.html",
            [
                "language": "en", "title": .text(title), "count": .text(wording.countedReports(versions.count)),
                "claims": .list(rows.filter(\.isClaim).map(\.row)), "hasClaims": .flag(rows.contains(where: \.isClaim)),
                "values": .list(rows.filter { !$0.isClaim }.map(\.row)),
                "hasValues": .flag(rows.contains { !$0.isClaim }),
                "versions": .list(
                    versions.enumerated().map { index, version in
                        [
                            "number": "\(index + 1)", "commit": .text(version.commit), "date": .text(version.date),
                            "subject": .text(version.subject),
                        ]
                    }),
            ].merging(wording.templateValues("en")) { own, _ in own }, theme: theme)
    }
}

private extension ReportHistory {
    func row(_ index: Int, _ place: String, _ points: [(version: Int, measurement: Measurement)]) -> TemplateValue {
        let last = points.last?.measurement
        var flips: [String] = []
        for (before, after) in zip(points, points.dropFirst())
        where before.measurement.verdict != after.measurement.verdict {
            flips.append(
                "\(before.measurement.verdict?.rawValue ?? "–") → \(after.measurement.verdict?.rawValue ?? "–") in \(after.version + 1)"
            )
        }
        let isGone = points.last.map { $0.version + 1 < versions.count } ?? true
        return [
            "name": name(of: place), "chart": .markup(chart(index, points)),
            "text": .text(
                (last?.value.textWithUnit ?? "") + (isGone ? ", last in \((points.last?.version ?? 0) + 1)" : "")),
            "verdict": .text(last?.verdict?.rawValue ?? ""), "verdictText": .text(last?.verdict?.rawValue ?? ""),
            "flips": .ifAny(flips.joined(separator: ", ")),
        ]
    }

    /// An expression of the text's as code, anything else in words.
    func name(of place: String) -> TemplateValue {
        guard place.count > 2, place.hasPrefix("`"), place.hasSuffix("`") else { return .text(place) }
        return .markup(HTMLNode.element("code", [.text(String(place.dropFirst().dropLast()))]).markup)
    }

    /// A point for each version, with its interval.
    func chart(_ index: Int, _ points: [(version: Int, measurement: Measurement)]) -> String {
        let unit = points.last?.measurement.value.unit
        return Chart(points.map { ($0.version, Interval($0.measurement)) }) { version, interval in
            LineMark(x: .value("Report", version + 1), y: .value("mean", interval.mean))
            PointMark(x: .value("Report", version + 1), y: .value("mean", interval))
        }
        .chartXScale(domain: 0.5...Double(versions.count) + 0.5)
        .chartXAxisLabel("").chartYAxisLabel(unit ?? "").chartXAxis(.hidden)
        .frame(width: 320, height: 110)
        .svg(id: "h\(index + 1)", style: .inline, title: "The value in each report")
    }
}

/// A measurement as charts take it, in the reader's unit.
private struct Interval: Plottable {
    let mean: Double
    private let halfWidth: Double?

    init(_ measurement: Measurement) {
        mean = (measurement.value.number ?? 0) * measurement.scale
        halfWidth = measurement.value.halfWidth.flatMap { $0.isFinite ? $0 * measurement.scale : nil }
    }

    var plottable: PlottableData {
        halfWidth.map { .interval(mean: mean, low: mean - $0, high: mean + $0) } ?? .number(mean)
    }
}
