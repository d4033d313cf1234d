internal import ArgumentParser
internal import Report
internal import SVGCharts

/// What a chart is written as, for another program.
enum FigureFormat: String, CaseIterable, ExpressibleByArgument {
    case svg, pdf, png
}

/// The colours of a chart's file.
enum ColorScheme: String, CaseIterable, ExpressibleByArgument {
    case light, dark
    /// What the reader's system is.
    case both
}

/// Writes a report's charts as files.
struct FigureWriter {
    let scheme: ColorScheme
    /// Of PNG, in pixels per inch.
    let dpi: Int
    /// The names of the series that several charts of the report show.
    let seriesOrder: [String]

    /// The file of a chart in one format.
    /// - Throws: `TypstError` for PDF and PNG.
    func bytes(of chart: Chart, as format: FigureFormat) throws -> [UInt8] {
        let fixed: [ColorScheme: SVGStyle] = [.light: .light, .dark: .dark]
        if format == .svg { return Array(svg(chart, fixed[scheme] ?? SVGStyle.standalone).utf8) }
        // Paper has a font of its own, and no ground where that is light.
        let drawing = svg(chart, scheme == .dark ? .dark : .print)
        let document = TypstDocument(figure: drawing, alternative: chart.summary)
        return try Typst.found().bytes(of: document, as: format == .png ? .png(dpi: dpi) : .figure)
    }

    private func svg(_ chart: Chart, _ style: SVGStyle) -> String {
        chart.svg(id: "c", style: style, seriesOrder: seriesOrder)
    }
}
