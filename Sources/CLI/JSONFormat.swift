internal import Notebook
internal import Report

/// Every number of a report, for programs.
struct JSONFormat: ReportFormat {
    let name = "json"
    let summary = "every number, for programs"

    func names(for notebook: Notebook) -> [ReportFile.Name] {
        [ReportFile.Name(stem: notebook.name, ending: ".json")] + ReportFile.Name.beside(notebook)
    }

    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile] {
        let name = report.notebook.name
        return [ReportFile(name: "\(name).json", bytes: record.whole, notebook: name)]
            + ReportFile.beside(report)
    }

    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        file.name.hasSuffix(".json") && Self.isReport(file.bytes)
    }

    /// Whether a file is a report of bnbook's, as its format says.
    static func isReport(_ bytes: [UInt8]) -> Bool { bytes.contains(text: "\"format\" : \"bnbook report ") }
}
