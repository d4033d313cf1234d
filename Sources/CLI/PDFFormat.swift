internal import Document
internal import Foundation
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
        let (notebook, pdf) = (report.notebook, Result { try TypstCache(store: page.math.store).pdf(of: document) })
        if case .failure(let error as TypstError) = pdf, case .missingCharacters(let missing) = error {
            throw Diagnostics([notebook.diagnostic(at: notebook.place(ofAny: missing), error.description)])
        }
        return [ReportFile(name: "\(notebook.name).pdf", bytes: try pdf.get(), notebook: notebook.name)]
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

private extension Notebook {
    /// Where one of these characters is first; the beginning where none is, as what is computed may hold them too.
    func place(ofAny characters: [String]) -> Position {
        for (index, line) in lines.enumerated() {
            let places = characters.compactMap { line.range(of: $0)?.lowerBound }
            if let first = places.min() { return Position(line: index + 1, column: line[..<first].utf8.count + 1) }
        }
        return Position(line: 1, column: 1)
    }
}
