internal import ArgumentParser
internal import Foundation
internal import Import
internal import Notebook
internal import Spelling
internal import Store

extension NewCommand {
    /// Writes a notebook made of one of another kind, with the pictures and bibliographies that it brings along, and says
    /// what was not carried over.
    func takeOver(_ source: String) throws {
        let console = Console(isQuiet: false)
        let target = notebookPath ?? URL(filePath: source).deletingPathExtension().lastPathComponent + ".md"
        let name = URL(filePath: target).deletingPathExtension().lastPathComponent
        guard !FileManager.default.fileExists(atPath: target) else { throw exists(target) }
        let folders = [source, target].map { URL(filePath: $0).deletingLastPathComponent().standardizedFileURL }
        let conversion = try Conversion(
            path: source, bytes: try readFile(source, as: "file"), name: name, folder: .beside(source),
            isSameFolder: folders[0] == folders[1]
        ) { text, files in try reading(text, files, at: target, console) }
        let files = conversion.files.map { (path: path($0.path, beside: target), bytes: $0.bytes) }
        for file in files
        where FileManager.default.contents(atPath: file.path).map({ [UInt8]($0) != file.bytes }) == true {
            throw ValidationError(
                "\(file.path) exists already, and is another file; choose another folder for the notebook")
        }
        for file in files where !FileManager.default.fileExists(atPath: file.path) {
            try writeNew(file.bytes, to: file.path)
        }
        try writeNew(Array(conversion.text.utf8), to: target)
        for omission in conversion.omissions { console.warn(omission) }
        let beside = files.isEmpty ? "" : " and \(counted(files.count, "file")) beside it"
        let lost = conversion.omissions.count
        console.say(
            "wrote \(target)\(beside)\(lost == 0 ? "" : "; \(counted(lost, "thing")) not carried over, above and as comments"); see it with: bnbook render \(target)"
        )
    }

    func exists(_ path: String) -> ValidationError {
        ValidationError("\(path) exists already; choose another name")
    }
}

private extension NewCommand {
    /// What our reader finds in a text that is not written yet.
    func reading(
        _ text: String, _ files: [(path: String, bytes: [UInt8])], at path: String, _ console: Console
    ) throws -> Conversion.Reading {
        let beside = NotebookFolder.beside(path)
        let written = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let folder = NotebookFolder(
            read: { written[$0] ?? beside.read($0) }, names: beside.names, isOutside: beside.isOutside)
        let reading = NotebookReading(path: path, source: Array(text.utf8), folder: folder)
        guard let notebook = reading.notebook else { return (nil, reading.problems) }
        let store = Installation.store(for: path)
        let problems =
            try notebook.linkProblems(NotebooksOnDisk().notebook)
            + notebook.formulaProblems(MathCache(folder: store, console: console))
        return (notebook, reading.problems + problems)
    }

    /// The path of a file beside the notebook, relative where that of the notebook is.
    func path(_ name: String, beside notebook: String) -> String {
        let name = name.removingPercentEncoding ?? name
        return notebook.parentPath.map { "\($0)/\(name)" } ?? name
    }
}
