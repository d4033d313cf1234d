/// A kind of report file; the raw value is its ending.
enum ReportFormat: String, CaseIterable {
    case html, md, json
}
