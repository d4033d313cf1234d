internal import Report

/// Writes the page that puts the reports of a grid beside each other.
struct GridPages {
    private let output: ReportFolder
    private let points: [String]

    /// `nil` where there is no grid, or no page is asked for.
    init?(folder: String, formats: [any ReportFormat], passes: [RenderPass]) {
        points = passes.compactMap(\.point)
        guard let first = passes.first, points.count == passes.count, formats.contains(where: { $0 is HTMLFormat })
        else {
            return nil
        }
        output = ReportFolder(path: folder, formats: formats, inputs: first.renderer.output.inputs)
    }

    /// Finds what would be in the way of the page.
    /// - Throws: `ReportFolderError`.
    func check() throws { try output.check([], pages: [HTMLFormat.indexName]) }

    /// Writes the page of the reports of each point.
    /// - Throws: `ReportError`, `StoreError`.
    func write(_ reports: [[Report]], _ templates: Templates, theme: String) throws {
        let pages = zip(points, reports).flatMap { point, reports in
            reports.map { GridOverview.Page(folder: point, report: $0) }
        }
        try output.write([HTMLFormat().overview(of: pages, templates, theme: theme)])
    }
}
