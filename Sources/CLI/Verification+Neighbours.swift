internal import Comparison
internal import Foundation
internal import Notebook
internal import Report

extension Verification {
    /// Reports beside this one that it names, and its own name: what is there says whether they are called so.
    mutating func compareNames(_ result: inout VerificationResult, _ drawing: ReportRecord.Drawing) {
        let published = result.published
        var untold: [String] = []
        for page in drawing.neighbours {
            guard let head = head(of: page.name, beside: published) else {
                untold += [page.titleMarkdown ?? page.title, page.description].compactMap(\.self).filter { !$0.isEmpty }
                continue
            }
            let said = [
                (page.title, head.title?.plain ?? ""), (page.titleMarkdown ?? "", head.title?.markdown ?? ""),
                (page.description ?? "", head.description ?? ""),
            ]
            for (found, expected) in said where found != expected && !found.isEmpty {
                result.add(
                    .link(to: page.name, says: found, notSaying: expected, in: published.bytes),
                    of: published.companions?.page.path ?? published.path)
            }
        }
        if !untold.isEmpty {
            result.circumstances.append(
                "what it says of other reports that are not here is as it has it: \(untold.quotedEachOnce)")
        }
        let parts = (drawing.book?.parts ?? []).compactMap(\.title).filter { !$0.isEmpty }
        if !parts.isEmpty {
            result.circumstances.append("the titles of the book’s parts are as it has them: \(parts.quotedEachOnce)")
        }
        if published.companions != nil { return }
        let own = published.record.notebook, name = URL(filePath: published.path).deletingPathExtension()
        guard name.lastPathComponent != own else { return }
        let file = URL(filePath: published.path).lastPathComponent
        if let other = notebook(ofReport: name.relativePath), other != own {
            result.add(.file(file, isOf: own, besides: other), of: published.path)
        } else {
            result.circumstances.append("it is the report of the notebook “\(own)”, and called \(file) here")
        }
    }

    /// What the notebook of the report of that name says of itself, beside another report; `nil` where there is none.
    private mutating func head(of name: String, beside published: PublishedReport) -> NotebookHead? {
        let place = Self.place("\(URL(filePath: published.path).deletingLastPathComponent().relativePath)/\(name)")
        if let head = published.companions?.head(at: place) { return head }
        if let known = heads[place] { return known }
        let record = ["json", "html"].lazy.compactMap { try? PublishedReport(path: "\(place).\($0)") }.first?.record
        let head = record.flatMap { NotebookHead($0) }
        heads[place] = .some(head)
        return head
    }

    /// Words about files that have a report's name and are none of bnbook's: a notebook beside its reports is as they have
    /// it, and others are not compared.
    func strangers(beside published: PublishedReport) -> [String] {
        let stem = URL(filePath: published.path).deletingPathExtension().relativePath
        let files = PublishedReport.endings.map { "\(stem).\($0)" }.filter(FileManager.default.fileExists)
        guard published.path.hasSuffix(URL(filePath: files.first ?? "").lastPathComponent) else { return [] }
        return files.filter { file in
            !PublishedReport.isReport(file)
                && FileManager.default.contents(atPath: file) != Data(published.record.source.utf8)
        }.map { "\($0) is no report of bnbook’s, and not compared" }
    }

    /// What the other files of that name are the report of; `nil` where they are of this notebook, or there are none.
    private func notebook(ofReport stem: String) -> String? {
        let name = URL(filePath: stem).lastPathComponent
        let others = ["json", "html", "pdf"].map { "\(stem).\($0)" }.filter {
            FileManager.default.fileExists(atPath: $0)
        }
        return others.contains { (try? PublishedReport(path: $0))?.record.notebook == name } ? name : nil
    }
}

private extension [String] {
    /// All of them, since each may be a lie.
    var quotedEachOnce: String { eachOnce(by: \.self).map { "“\($0)”" }.joined(separator: ", ") }
}

private extension ReportRecord.Drawing {
    /// The pages that the report leads to, as files beside it without endings.
    var neighbours: [BookContents.Page] {
        let pages = (book?.parts ?? []).flatMap(\.pages).filter { $0.name != book?.here && $0.isMissing != true }.map {
            page in
            BookContents.Page(
                name: relativePage(page.name, from: book?.here ?? ""), title: page.linkTitle,
                description: page.description)
        }
        return [previous, next].compactMap(\.self).map { BookContents.Page(name: $0.name, title: $0.linkTitle) } + pages
    }
}
