internal import CPlatform
internal import Foundation
internal import Notebook
internal import Report
internal import Spelling

/// Reports in a folder whose notebooks are there no longer.
struct StaleReports {
    /// A report, and what bnbook wrote of it.
    struct Stale {
        /// Its page or another file that says whose report it is.
        var path: String
        /// All of its files, that one among them.
        var files: [String]
    }

    /// In the order of their paths.
    let reports: [Stale]

    /// Those in `output` that none of these notebooks makes, nor another that lies in their folder.
    init(in output: ReportFolder, besides notebooks: [(path: String, notebook: Notebook?)], of folder: String) {
        let places = Dictionary(grouping: notebooks) { output.folder(of: $0.path).path }
        let inner = output.present.filter { !$0.hasPrefix(".") }.map { "\(output.path)/\($0)" }.filter {
            places[$0] == nil && (try? FileManager.default.contentsOfDirectory(atPath: $0)) != nil
        }
        // Those of a book's folders say where in the book they are.
        reports = Set(places.keys).union([output.path] + inner).sorted().flatMap { path in
            let place = path == output.path ? "" : path.dropFirst(output.path.count + 1) + "/"
            return Self.stale(
                in: ReportFolder(path: path, formats: output.formats, inputs: output.inputs), places[path] ?? [],
                place: place, isOwn: path == output.path || places[path] != nil
            ) { stem in FileManager.default.fileExists(atPath: "\(folder)/\(place)\(stem).md") }
        }
    }

    /// Removes what bnbook wrote of them, and folders in `output` that are then empty; gives the files.
    func remove(from output: String) -> [String] {
        let files = reports.flatMap(\.files)
        for file in files { try? FileManager.default.removeItem(atPath: file) }
        for folder in Set(files.map { URL(filePath: $0).deletingLastPathComponent().relativePath })
        where folder != output { rmdir(folder) }
        return files
    }
}

private extension StaleReports {
    static func stale(
        in folder: ReportFolder, _ notebooks: [(path: String, notebook: Notebook?)], place: String, isOwn: Bool,
        isThere: (_ stem: String) -> Bool
    ) -> [Stale] {
        let present = folder.present
        let names = Set(notebooks.map { Notebook.name(ofPath: $0.path) })
        let taken = notebooks.flatMap { folder.names($0.path, $0.notebook, in: reportFormats) }
        var found: [String: [String]] = [:]
        for file in present.sorted() where file != HTMLFormat.indexName && !taken.contains(where: { $0.matches(file) })
        {
            guard let stem = stem(of: file), !names.contains(stem), !isThere(stem),
                belongs(file, stem, to: place, isOwn: isOwn, folder)
            else { continue }
            found[stem, default: []].append(file)
        }
        return found.sorted { $0.key < $1.key }.map { stem, pages in
            let notebook = pages.lazy.compactMap { Self.notebook(in: $0, folder) }.first
            let all = folder.names("\(stem).md", notebook, in: reportFormats)
            let files = present.sorted().filter { file in
                !taken.contains { $0.matches(file) } && (pages.contains(file) || all.contains { $0.matches(file) })
                    && isFile(file, in: folder) && folder.isOwn(file, of: stem)
            }
            return Stale(path: "\(folder.path)/\(pages[0])", files: files.map { "\(folder.path)/\($0)" })
        }.filter { !$0.files.isEmpty }
    }

    /// The name of the notebook whose report a file of that name would be; `nil` for other files.
    static func stem(of file: String) -> String? {
        guard let ending = reportFormats.map({ ".\($0.name)" }).first(where: file.hasSuffix) else { return nil }
        let stem = String(file.dropLast(ending.count))
        return stem.isEmpty || [".failed", ".history"].contains(where: stem.hasSuffix) ? nil : stem
    }

    /// Whether a file says itself that it is the report of that notebook, at that place of a book where it is of one; in a
    /// folder that is not the render's own only those of a book are.
    static func belongs(_ file: String, _ stem: String, to place: String, isOwn: Bool, _ folder: ReportFolder) -> Bool {
        guard isFile(file, in: folder), folder.isOwn(file, of: stem),
            let bytes = folder.file(file, of: stem)?.bytes
        else { return false }
        if let record = try? ReportRecord(report: bytes, path: file) {
            let here = record.drawing?.book?.here
            return record.notebook == stem && (here.map { $0 == place + stem } ?? isOwn)
        }
        return isOwn
            && (file.hasSuffix(".md") && bytes.contains(text: "\(MarkdownFormat.mark(of: stem)) ")
                || file.hasSuffix(".tex") && bytes.starts(with: "% bnbook report of \(stem)".utf8))
    }

    /// Whether it is a file itself: bnbook writes no links.
    static func isFile(_ name: String, in folder: ReportFolder) -> Bool {
        var status = stat()
        return lstat("\(folder.path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The notebook that a report holds, by which its other files are called.
    static func notebook(in file: String, _ folder: ReportFolder) -> Notebook? {
        guard let bytes = folder.file(file, of: "")?.bytes, let record = try? ReportRecord(report: bytes, path: file)
        else { return nil }
        return NotebookReading(
            path: "\(record.notebook).md", source: Array(record.source.utf8), folder: record.folder
        ).notebook
    }
}

extension RenderPass {
    /// Names the reports of notebooks that are there no longer, or removes them; `folder` is where all notebooks of the
    /// render are.
    func prune(_ folder: String, removes: Bool, _ console: Console) {
        let stale = StaleReports(
            in: renderer.output, besides: readings.map { ($0.path, $0.reading?.notebook) }, of: folder)
        guard !stale.reports.isEmpty else { return }
        if removes {
            let files = stale.remove(from: renderer.output.path)
            return console.say(
                "removed \(listed(files)): \(folder) has no notebook for \(files.count == 1 ? "it" : "them")")
        }
        for report in stale.reports {
            let others = report.files.count - 1
            console.warn(
                "\(report.path)\(others > 0 ? " and \(counted(others, "other file")) of it" : ""): \(folder) has no notebook of that name; --prune removes it, whichever folder it is from"
            )
        }
    }
}
