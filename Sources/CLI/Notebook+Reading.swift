internal import Document
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Spelling
internal import Store

extension NotebookReading {
    /// Reads the notebook in the file at `path`, with the files beside it, or in `folder`.
    /// - Throws: `Diagnostics` of a file that cannot be read.
    init(
        file path: String, overrides: [String: String] = [:], given: [GivenParameter] = [],
        folder: NotebookFolder? = nil, keepsRawHTML: Bool = true, readsBibliographies: Bool = true
    ) throws {
        let bytes: [UInt8]
        do throws(UnreadableFile) { bytes = try readFile(path, as: "notebook") } catch {
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: error.words)])
        }
        self.init(
            path: path, source: bytes, overrides: overrides, given: given, folder: folder ?? .beside(path),
            keepsRawHTML: keepsRawHTML, readsBibliographies: readsBibliographies)
    }
}

extension Notebook {
    /// The pictures that Markdown shows which blocks printed, each with its block.
    func pictures(printedIn transcript: Transcript) -> [(image: ImageFile, block: Block)] {
        blocks.filter { $0.options.outputIsMarkdown && $0.options.output }.flatMap { block in
            (transcript.blocks[block.index] ?? []).flatMap { output -> [(image: ImageFile, block: Block)] in
                guard case .text(let text) = output else { return [] }
                return images(ofMarkdown: TerminalText(text).text).map { ($0, block) }
            }
        }
    }

    /// What is wrong with these, at their blocks.
    func problems(ofPicturesPrintedIn transcript: Transcript) -> [Diagnostic] {
        pictures(printedIn: transcript).compactMap { image, block in
            problem(of: image, at: Position(line: block.fenceLine, column: 1))
        }
    }

    /// Pictures that can be read, by their paths.
    func pictures(_ images: [ImageFile]) -> [String: ReportImage] {
        let folder = NotebookFolder.at(self.folder)
        return images.reduce(into: [:]) { pictures, image in
            guard folder.refusal(of: image.path, frontMatter.permissions) == nil else { return }
            pictures[image.path] = folder.read(image.path).flatMap {
                ReportImage(name: image.path, bytes: $0, digest: SHA256.digest($0))
            }
        }
    }

    /// Where the front matter has a key; the first line where it is not written at a line's beginning.
    func line(ofKey key: String) -> Int { (lines.firstIndex { $0.hasPrefix("\(key):") } ?? 0) + 1 }

    /// Those that the front matter names and that are not the notebook's to read.
    var filesOutside: [Diagnostic] {
        let folder = NotebookFolder.at(self.folder), line = line(ofKey: "files")
        return frontMatter.files.compactMap { folder.refusal(of: $0, frontMatter.permissions) }
            .map { diagnostic(at: Position(line: line, column: 1), $0) }
    }

    /// What is wrong with the files that the front matter and the text name.
    var fileProblems: [Diagnostic] {
        let folder = NotebookFolder.at(self.folder)
        let line = line(ofKey: "files")
        let beside = URL(filePath: self.folder)
        let files = frontMatter.files.filter {
            !FileManager.default.fileExists(atPath: beside.appending(path: $0).path(percentEncoded: false))
        }
        let missing = files.map { file in
            let message = "there is no file \"\(file)\" beside the notebook; the front matter says its blocks read it"
            return diagnostic(at: Position(line: line, column: 1), message, hint: folder.nearest(to: file))
        }
        return missing + filesOutside + fontProblems
            + images.compactMap { problem(of: $0, at: $0.position) }
    }

    /// Why a picture cannot be shown; `nil` where it can.
    private func problem(of image: ImageFile, at place: Position) -> Diagnostic? {
        let folder = NotebookFolder.at(self.folder)
        if let refusal = folder.refusal(of: image.path, frontMatter.permissions) {
            return diagnostic(at: place, refusal)
        }
        guard let bytes = folder.read(image.path) else {
            return diagnostic(
                at: place, "there is no picture \"\(image.path)\" beside the notebook",
                hint: folder.nearest(to: image.path))
        }
        guard ReportImage(name: image.path, bytes: bytes, digest: "") == nil else { return nil }
        return diagnostic(
            at: place, "\"\(image.path)\" is no picture; \(expectedOne(of: ReportImage.endings))")
    }

    /// Sets every formula once, so that mistakes are found before anything runs; gives those that cannot be set.
    /// - Throws: `ReportError.noKaTeX`.
    func formulaProblems(_ math: some MathRenderer) throws -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for formula in formulas {
            do {
                guard try math.mathML(formula).tag != nil, let label = formula.label else { continue }
                let words = "\\tag and {#\(label)} both number this formula; expected one of them"
                problems.append(diagnostic(at: formula.position, words))
            } catch ReportError.badFormula(_, let reason) {
                problems.append(diagnostic(at: place(of: reason, in: formula), "the formula cannot be set: \(reason)"))
            }
        }
        return problems
    }

    /// Where in a formula a mistake is: KaTeX says "at position 5", counted in the formula without the spaces around
    /// it.
    private func place(of reason: String, in formula: Formula) -> Position {
        guard let found = reason.firstMatch(of: #/at position (\d+)/#), let number = Int(found.1) else {
            return formula.position
        }
        let space = formula.tex.prefix { $0.isWhitespace }.count
        let before = formula.tex.prefix(space + number - 1)
        let within = Position(ofByte: before.utf8.count, in: Array(before.utf8))
        if within.line == 1 {
            return Position(line: formula.position.line, column: formula.position.column + within.column - 1)
        }
        let line = formula.position.line + within.line - 1
        let indentation =
            lines.indices.contains(line - 1) ? lines[line - 1].utf8.prefix { [32, 9, 62].contains($0) }.count : 0
        return Position(line: line, column: indentation + within.column)
    }
}
