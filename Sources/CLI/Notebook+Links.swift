internal import Document
internal import Foundation
internal import Notebook
internal import Spelling

extension Notebook {
    /// Links that lead to nothing: to a heading or label that the notebook does not have, or to a file that is not
    /// beside it. An address without an ending may be a page of a server, and is left alone.
    var linkProblems: [Diagnostic] {
        // What a block prints as Markdown may have headings, which are not known before it runs.
        let anchors = blocks.contains { $0.options.outputIsMarkdown } ? nil : self.anchors
        return prose.flatMap(\.inlines).flatMap(\.all).compactMap { inline in
            guard case .link(let link) = inline.kind, link.claim == nil else { return nil }
            if link.destination.hasPrefix("#") {
                return anchors.flatMap { problem(link.destination, at: inline.range.start, in: $0) }
            }
            return isLocalFile(link.destination) ? problem(file: link.destination, at: inline.range.start) : nil
        }
    }
}

private extension Notebook {
    func problem(_ destination: String, at place: Position, in anchors: Set<String>) -> Diagnostic? {
        let name = withoutPercents(String(destination.dropFirst()))
        guard !name.isEmpty, !anchors.contains(name) else { return nil }
        return diagnostic(
            at: place, "the link leads to \"#\(name)\", which is no heading and no label of this notebook",
            hint: suggestion(for: name, among: anchors.sorted()))
    }

    func problem(file destination: String, at place: Position) -> Diagnostic? {
        let path = withoutPercents(String(destination.prefix { $0 != "#" && $0 != "?" }))
        guard let name = path.split(separator: "/").last, name.drop(while: { $0 == "." }).contains(".") else {
            return nil
        }
        let file = Notebook.path(path, besides: origins.origin(of: place.line).path)
        // A notebook's page is made where reports go.
        let sources = file.hasSuffix(".html") ? [file, file.dropLast(".html".count) + ".md"] : [file]
        let folder = URL(filePath: self.folder)
        let isThere = sources.contains {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).path(percentEncoded: false))
        }
        return isThere
            ? nil
            : diagnostic(
                at: place, "the link leads to \"\(file)\", which is not beside the notebook",
                hint: NotebookFolder.at(self.folder).nearest(to: file))
    }
}
