internal import ArgumentParser
internal import Foundation
internal import Report
internal import Spelling
internal import Store

/// The reports that `bnbook verify` is told to look at.
struct NamedReports {
    /// What reads each report, a folder's by name.
    private(set) var reports: [() throws -> [PublishedReport]] = []
    /// The folders of reports.
    private(set) var folders: [String] = []
    /// The pages of several reports, which were named or lie in such folders.
    private(set) var sharedPages: [SharedPage] = []
    /// Files, named or in such folders, that say something of reports and that nothing verifies.
    private(set) var others: [String] = []

    /// - Parameters:
    ///   - paths: Reports, folders of reports, and notebooks.
    ///   - output: The folder that the notebooks' reports are in.
    /// - Throws: What prevents a folder from being read, or that there is nothing of that name.
    init(_ paths: [String], output: String) throws {
        for path in paths {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if isFolder.boolValue {
                let folder = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
                if try add(folder) { continue }
            } else if let page = SharedPage(path: path) {
                sharedPages.append(page)
                continue
            } else if isThere, Self.otherPages.contains(where: path.hasSuffix) {
                others.append(path)
                continue
            } else if isThere, !path.hasSuffix(".md") || PublishedReport.isReport(path) {
                reports.append { [try PublishedReport(path: path)] }
                continue
            } else if !isThere, PublishedReport.endings.contains(where: { $0 != "md" && path.hasSuffix(".\($0)") }) {
                throw ValidationError("there is no report \"\(path)\"\(pathHint(nearestPath(to: path)))")
            }
            for notebook in try NotebookPaths([path]).notebooks {
                reports.append { try PublishedReport.of(notebook: notebook, in: output) }
            }
        }
    }
}

private extension NamedReports {
    /// Takes the reports in a folder: its own and those of its book in others, or where it has none those in its folders,
    /// such as those of a grid of parameters; `false` where there are none.
    mutating func add(_ folder: String) throws -> Bool {
        let before = reports.count + sharedPages.count
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let own = take(folder, names)
        for inner in own.isEmpty ? names : try Self.folders(ofBookWith: own.first, in: folder) {
            let inner = "\(folder)/\(inner)"
            take(inner, (try? FileManager.default.contentsOfDirectory(atPath: inner).sorted()) ?? [])
        }
        return reports.count + sharedPages.count > before
    }

    /// Takes what lies in one folder, and gives the names of its reports.
    @discardableResult mutating func take(_ folder: String, _ names: [String]) -> [String] {
        let page = SharedPage(folder: folder)
        let own = Self.reports(in: folder, names, page)
        reports += own.map { name in { try PublishedReport.all(of: name, in: folder) } }
        sharedPages += [page].compactMap(\.self)
        folders.append(folder)
        let unverified = Self.otherPages + SiteFiles.names
        others += names.filter { name in unverified.contains(where: name.hasSuffix) }.map { "\(folder)/\($0)" }
        return own
    }

    /// The names of the folders in `folder` that hold pages of the book that a report there belongs to.
    static func folders(ofBookWith name: String?, in folder: String) throws -> [String] {
        guard let name, let report = try? PublishedReport.all(of: name, in: folder).first else { return [] }
        let pages = report.record.drawing?.book?.parts.flatMap(\.pages).map(\.name) ?? []
        return Set(pages.compactMap(\.parentPath)).sorted()
    }

    /// The names of the reports in a folder, beside its page of several, in whatever format they are.
    static func reports(in folder: String, _ names: [String], _ shared: SharedPage?) -> [String] {
        let found = names.compactMap { name -> String? in
            guard let ending = PublishedReport.endings.first(where: { name.hasSuffix(".\($0)") }),
                isReport(name, ending, in: folder, shared)
            else { return nil }
            return String(name.dropLast(ending.count + 1))
        }
        return Set(found).sorted()
    }

    /// How the names of pages end that are of a notebook and no report.
    static let otherPages = [HTMLFormat.failureEnding, HTMLFormat.historyEnding]

    /// Whether a file is a report: other pages are called so, or have no record, and what is in other formats says it.
    static func isReport(_ name: String, _ ending: String, in folder: String, _ shared: SharedPage?) -> Bool {
        let path = "\(folder)/\(name)"
        switch ending {
        case "html":
            return !otherPages.contains(where: name.hasSuffix)
                && (name != HTMLFormat.indexName || PublishedReport.holdsRecord(path))
                && (name != HTMLFormat.singleName || shared == nil)
        case "json": return (try? readFile(path)).map(JSONFormat.isReport) ?? false
        default: return PublishedReport.isReport(path)
        }
    }
}
