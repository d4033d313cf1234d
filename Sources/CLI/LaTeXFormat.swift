internal import Document
internal import Notebook
internal import Report
internal import SVGCharts

/// An article in LaTeX, with its charts and drawings as PDF beside it, which Typst makes.
struct LaTeXFormat: ReportFormat {
    let name = "tex"
    let summary = "LaTeX, with its charts as PDF"
    let isOnlyOnRequest = true

    func names(for notebook: Notebook) -> [ReportFile.Name] {
        [ReportFile.Name(stem: notebook.name, ending: ".tex")]
            + notebook.blocks.map {
                ReportFile.Name(
                    stem: MarkdownReport.chartName($0, of: notebook.name), ending: ".pdf", isNumbered: true)
            }
            + Set(notebook.images.map(\.path)).sorted().flatMap { path in
                let name = MarkdownReport.pictureName(path, of: notebook.name)
                return [ReportFile.Name(stem: name, ending: ""), ReportFile.Name(stem: name, ending: ".pdf")]
            } + ReportFile.Name.beside(notebook)
    }

    func products(of notebook: Notebook) -> [ReportFile.Name] { [ReportFile.Name(stem: notebook.name, ending: ".pdf")] }

    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile] {
        let (name, latex) = (report.notebook.name, report.latex(page.navigation))
        let (cache, fonts) = (TypstCache(store: page.math.store), try report.notebook.fonts(orIn: page.folders))
        let charts = try latex.drawings.sorted { $0.key < $1.key }.map { file, drawing in
            var document = TypstDocument(figure: drawing.svg, alternative: drawing.chart.summary)
            document.files.merge(fonts) { own, _ in own }
            return ReportFile(
                name: "\(file).pdf", bytes: try cache.pdf(of: document, as: .figure), notebook: name)
        }
        let pictures = try latex.pictures.sorted { $0.key < $1.key }.map { file, bytes in
            guard file.hasSuffix(".pdf") else { return ReportFile(name: file, bytes: bytes, notebook: name) }
            var document = TypstDocument(figure: String(decoding: bytes, as: UTF8.self), alternative: file)
            document.files.merge(fonts) { own, _ in own }
            return ReportFile(name: file, bytes: try cache.pdf(of: document, as: .figure), notebook: name)
        }
        return charts + pictures + ReportFile.beside(report) + [
            ReportFile(name: "\(name).tex", bytes: Array(latex.text.utf8), notebook: name)
        ]
    }

    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        if file.name.hasSuffix(".tex") { return Self.isReport(file.bytes) }
        return file.name.hasSuffix(".pdf") && file.bytes.starts(with: "%PDF-".utf8)
            && file.bytes.contains(text: "bnbook figure")
    }

    /// Whether an article is a report of bnbook's, as its first line says.
    static func isReport(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "% bnbook report of ".utf8) }
}
