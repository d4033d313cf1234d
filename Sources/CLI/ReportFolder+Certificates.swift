internal import Foundation
internal import Notebook
internal import Report
internal import Store

extension ReportFolder {
    /// The names of the certificates here that fit the bytes of a report's page, by the notebook's name.
    func certificates(of reports: [Report]) -> [String: [String]] {
        let all = Certificate.all(in: path)
        return reports.reduce(into: [:]) { names, report in
            let name = report.notebook.name
            guard let page = file("\(name).html", of: name) else { return }
            let digest = SHA256.digest(page.bytes)
            let fitting = all.filter { $0.certificate.fits(digest) }
            if !fitting.isEmpty { names[name] = fitting.map { URL(filePath: $0.path).lastPathComponent } }
        }
    }
}
