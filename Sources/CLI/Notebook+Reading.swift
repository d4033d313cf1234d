internal import Foundation
internal import Notebook
internal import Report
internal import Store

extension Notebook {
    /// The notebook in the file at `path`.
    /// - Throws: `Diagnostics`, also for a file that cannot be read.
    static func read(_ path: String, overrides: [String: String] = [:]) throws -> Notebook {
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            let message = "the notebook cannot be read: \(String(cString: strerror(errno)))"
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: message)])
        }
        let notebook = try Notebook.parse(path: path, source: [UInt8](data), overrides: overrides)
        try notebook.checkFiles()
        return notebook
    }

    /// The files that the front matter names, with the digests of their bytes.
    var fileDigests: [ReportRecord.File] {
        let folder = URL(filePath: path).deletingLastPathComponent()
        return frontMatter.files.map { file in
            let bytes = FileManager.default.contents(atPath: folder.appending(path: file).path()).map { [UInt8]($0) } ?? []
            return ReportRecord.File(name: file, digest: SHA256.digest(bytes))
        }
    }

    /// - Throws: `Diagnostics` of all files that the front matter names and that are not there.
    private func checkFiles() throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let missing = frontMatter.files.filter { !FileManager.default.fileExists(atPath: folder.appending(path: $0).path()) }
        let line = (lines.firstIndex { $0.hasPrefix("files:") } ?? 0) + 1
        guard missing.isEmpty else {
            throw Diagnostics(missing.map { file in
                let message = "there is no file \"\(file)\" beside the notebook; the front matter says its blocks read it"
                return Diagnostic(path: path, position: Position(line: line, column: 1), message: message, excerpt: lines[line - 1])
            })
        }
    }

    /// Sets every formula once, so that mistakes are found before anything runs.
    /// - Throws: `Diagnostics` of all formulas that cannot be set; `ReportError.noKaTeX`.
    func checkFormulas(_ math: some MathRenderer) throws {
        var problems: [Diagnostic] = []
        for formula in formulas {
            do { _ = try math.mathML(formula.tex, isDisplayed: formula.isDisplayed) } catch ReportError.badFormula(_, let reason) {
                let excerpt = lines.indices.contains(formula.position.line - 1) ? lines[formula.position.line - 1] : nil
                problems.append(Diagnostic(path: path, position: formula.position, message: "the formula cannot be set: \(reason)", excerpt: excerpt))
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
    }
}
