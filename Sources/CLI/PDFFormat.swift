internal import Notebook
internal import Report

/// A PDF for paper and for archives, which Typst sets; it is made where it is asked for, as it takes a program of others.
struct PDFFormat: ReportFormat {
    let name = "pdf"
    let summary = "an accessible PDF, by Typst"
    let isOnlyOnRequest = true

    func names(for notebook: Notebook) -> [ReportFile.Name] { [ReportFile.Name(stem: notebook.name, ending: ".pdf")] }

    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile] {
        var document = try report.typst(
            page.templates, math: page.math, navigation: page.navigation, record: record.whole)
        document.files.merge(try report.notebook.fonts(orIn: page.folders)) { own, _ in own }
        let pdf = try TypstCache(store: page.math.store).pdf(of: document)
        return [ReportFile(name: "\(report.notebook.name).pdf", bytes: pdf, notebook: report.notebook.name)]
            + ReportFile.beside(report)
    }

    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        file.name.hasSuffix(".pdf") && Self.isReport(file.bytes)
    }

    /// Which Typst set a PDF; `nil` where it does not say so.
    static func typstVersion(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.firstMatch(of: #/\/Creator ?\(Typst (\d+\.\d+\.\d+)\)/#).map { String($0.1) }
    }

    /// Whether a PDF is a report of bnbook's, as its keywords say.
    static func isReport(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "%PDF-".utf8) && bytes.contains(text: "bnbook report")
    }
}
