internal import SVGCharts
internal import StyleSheets

extension StyleSheet {
    /// The style sheet of pages: the charts', what every theme shares, and the theme's own.
    /// - Throws: `ReportError` for a theme that there is not.
    init(theme: String, _ templates: Templates) throws {
        guard templates.themes.contains(theme) else { throw ReportError.unknownTheme(theme, known: templates.themes) }
        let sheets = [Chart.stylesheet, try templates.file("style.css"), try templates.file("themes/\(theme).css")]
        self.init(sheets.map { sheet in templates.knownSheets.kept(sheet) { StyleSheet(text: sheet) } })
    }
}
