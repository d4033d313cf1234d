internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// The folder that reports are written to. What is read is never replaced, nor what bnbook did not write.
struct ReportFolder {
    let path: String
    let formats: [any ReportFormat]
    var inputs: RenderInputs
    /// Where in it each notebook's report is; `nil` where all are in the folder itself.
    var series: NotebookSeries?

    /// The folder that the report of the notebook at `source` is written to: this one, or one in it.
    func folder(of source: String) -> ReportFolder {
        ReportFolder(path: series?.output(of: source) ?? path, formats: formats, inputs: inputs)
    }

    /// A file that is here; `nil` where there is none.
    func file(_ name: String, of notebook: String) -> ReportFile? {
        (try? readFile("\(path)/\(name)")).map { ReportFile(name: name, bytes: $0, notebook: notebook) }
    }

    /// Finds what would be in the way of these notebooks' reports, by the names that they may have, and of the
    /// pages of all of them.
    /// - Throws: `ReportFolderError` of all that is.
    func check(_ notebooks: [(path: String, notebook: Notebook?)], pages: [String]) throws {
        let blocked = Set([path] + notebooks.map { folder(of: $0.path).path }).compactMap(Self.fileInTheWay)
        guard blocked.isEmpty else { throw ReportFolderError(Set(blocked).sorted().map { .isFile($0) }) }
        var (problems, writers) = ([ReportFolderError.Problem](), [String: String]())
        for (source, notebook) in notebooks {
            let folder = folder(of: source), present = folder.present
            for name in names(source, notebook) {
                // A report that goes to another machine should not depend on the case of letters.
                if let other = writers.updateValue(source, forKey: "\(folder.path)/\(name.text)".lowercased()),
                    !problems.contains(where: { $0.isBetween(other, source) })
                {
                    problems.append(.twice(name.text, other, source))
                }
                problems += present.filter(name.matches).sorted().compactMap {
                    folder.problem($0, of: Notebook.name(ofPath: source))
                }
            }
        }
        // What LaTeX makes of an article would replace another report's file without a word.
        for (source, notebook) in notebooks {
            for name in formats.flatMap({ format in notebook.map(format.products) ?? [] }) {
                let other = writers["\(folder(of: source).path)/\(name.text)".lowercased()]
                guard let other, other != source, !problems.contains(where: { $0.isBetween(other, source) })
                else { continue }
                problems.append(.twice(name.text, other, source))
            }
        }
        for page in pages {
            if let source = writers["\(path)/\(page)".lowercased()] { problems.append(.isTaken(page, source)) }
            if present.contains(page) { problems += [problem(page, of: "index")].compactMap(\.self) }
        }
        if !problems.isEmpty { throw ReportFolderError(problems) }
    }

    /// Writes the files that do not say so already, all of them or none; of those of one name, the first.
    /// - Throws: `ReportFolderError` for a file that is in the way, before anything is written; `StoreError`.
    func write(_ files: [ReportFile]) throws {
        var names: Set<String> = []
        let changed = files.filter { file in
            names.insert(file.name).inserted
                && self.file(file.name, of: file.notebook)?.bytes.isSame(as: file.bytes) != true
        }
        let problems = changed.compactMap { problem($0.name, of: $0.notebook) }
        if !problems.isEmpty { throw ReportFolderError(problems) }
        try Supervisor.shared.uninterrupted { try writeTogether(changed.map { ("\(path)/\($0.name)", $0.bytes) }) }
    }

    /// Removes what renders of these notebooks that died left half-written.
    func sweep(_ notebooks: [(path: String, notebook: Notebook?)]) {
        for (path, sources) in Dictionary(grouping: notebooks, by: { folder(of: $0.path).path }) {
            let own = sources.flatMap { names($0.path, $0.notebook) }
            sweepParts(in: path) { name in
                [HTMLFormat.indexName, HTMLFormat.singleName].contains(name) || own.contains { $0.matches(name) }
            }
        }
    }

    /// Removes files with text and data that stood beside the pages of a notebook's report and that none of its `files`
    /// leads to any more, nor any other text in the folder: notebooks that read them, and reports in other formats.
    func removeLeft(of notebook: String, besides files: [ReportFile]) {
        let new = Set(files.map(\.name)), present = present
        let left = present.filter { name in
            !new.contains(name) && ReportFile.Name.isBeside(name, notebook)
                && file(name, of: notebook).map { Report.isBeside($0.bytes, of: notebook) } == true
        }
        if left.isEmpty { return }
        let endings = [".md", ".html", ".tex", ".json"]
        let texts = present.filter { !new.contains($0) && endings.contains(where: $0.hasSuffix) }
            .compactMap { file($0, of: notebook)?.bytes }
        for name in left where !texts.contains(where: { $0.contains(text: name) }) { remove(name, of: notebook) }
    }

    /// Removes a file that bnbook wrote.
    func remove(_ name: String, of notebook: String) {
        guard isOwn(name, of: notebook) else { return }
        try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
}

extension ReportFolder {
    /// The names of all that is in it.
    var present: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    /// What is there and no folder, of `path` and the folders above it.
    private static func fileInTheWay(of path: String) -> String? {
        var place: String? = path
        while let part = place, !part.isEmpty {
            if FileManager.default.fileExists(atPath: part) { return isFolder(part) ? nil : part }
            place = part.parentPath
        }
        return nil
    }

    /// Every name that a notebook's report may have, that of a failed run's page among them.
    func names(_ source: String, _ notebook: Notebook?, in formats: [any ReportFormat]? = nil) -> [ReportFile.Name] {
        (formats ?? self.formats).reduce(into: []) { names, format in
            let own =
                notebook.map(format.names) ?? [
                    ReportFile.Name(stem: Notebook.name(ofPath: source), ending: ".\(format.name)")
                ]
            // What formats share is one file.
            names += own.filter { !names.contains($0) }
        } + [ReportFile.Name(stem: Notebook.name(ofPath: source), ending: HTMLFormat.failureEnding)]
    }

    /// Whether bnbook wrote the file of that name, and nothing reads it.
    func isOwn(_ name: String, of notebook: String) -> Bool {
        file(name, of: notebook) != nil && problem(name, of: notebook) == nil
    }

    /// Why the file of that name cannot be written; `nil` where it can.
    func problem(_ name: String, of notebook: String) -> ReportFolderError.Problem? {
        let place = "\(path)/\(name)"
        if let reader = inputs.reader(of: place) { return .isRead(place, reader) }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        if isFolder.boolValue { return .isFolder(place) }
        let isOwn = file(name, of: notebook).map { file in reportFormats.contains { $0.wrote(file, in: self) } }
        return isOwn ?? !isThere ? nil : .isForeign(place)
    }
}

/// Why a report is not written, as facts.
struct ReportFolderError: Error {
    let problems: [Problem]

    init(_ problems: [Problem]) { self.problems = problems }

    enum Problem: Hashable {
        /// A file, and what reads it.
        case isRead(String, String)
        case isForeign(String)
        case isFolder(String)
        /// What is no folder where one would be made.
        case isFile(String)
        /// A name, and the two notebooks whose reports have it.
        case twice(String, String, String)
        /// A name of a page of all reports, and the notebook whose report has it.
        case isTaken(String, String)

        /// Whether it is two notebooks that are in each other's way.
        func isBetween(_ first: String, _ second: String) -> Bool {
            switch self {
            case .twice(_, first, second), .twice(_, second, first): true
            default: false
            }
        }
    }
}

extension ReportFolderError: CustomStringConvertible {
    var description: String { problems.map(\.words).joined(separator: "\n") }
}

private extension ReportFolderError.Problem {
    var words: String {
        switch self {
        case .isRead(let path, let reader):
            "\(path) would be replaced by a report, but \(reader); name another folder with --output"
        case .isForeign(let path):
            "\(path) would be replaced by a report, but bnbook did not write it; move it, or name another folder with --output"
        case .isFolder(let path):
            "\(path) is a folder where a report would be written; move it, or name another folder with --output"
        case .isFile(let path):
            "\(path) is no folder, and reports would be written into it; name another folder with --output"
        case .isTaken(let page, let notebook):
            "\(notebook) would be written to \(page), which is the page of all reports; give the notebook another name"
        case .twice(let name, let notebook, let other) where notebook == other:
            "\(notebook) would write \(name) twice; give its block another label, or its picture another name"
        case .twice(let name, let first, let second):
            "\(first) and \(second) would be written to the same report, \(name); render them into different folders with --output"
        }
    }
}
