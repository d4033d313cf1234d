package import SVGCharts

extension ReportRecord {
    /// The charts of a report, by the names that Markdown reports give them: "q2-fig-loss".
    package var figures: [(name: String, chart: Chart)] {
        var figures: [(name: String, chart: Chart)] = []
        for (index, block) in blocks.enumerated() {
            let stem = "\(notebook)-\(block.label ?? "block-\(index + 1)")"
            for (number, chart) in block.outputs.compactMap(\.figure).enumerated() {
                figures.append((name: number == 0 ? stem : "\(stem)-\(number + 1)", chart: chart))
            }
        }
        return figures
    }
}
