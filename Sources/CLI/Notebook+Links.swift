internal import Document
internal import Foundation
internal import Notebook
internal import Spelling

extension Notebook {
    /// Whether a link of it leads to the notebook at a path, or to its page.
    func links(to path: String) -> Bool {
        links.contains { link in
            guard let (file, _) = target(of: link.destination, at: link.position) else { return false }
            return sources(of: file).contains { Notebook.path($0, besides: self.path) == path }
        }
    }

    /// Links that lead to nothing: to a heading or label that the notebook, or the one that they lead to, does not have,
    /// or to a file that is not beside it. An address without an ending may be a page of a server, and is left alone.
    /// `others` gives the notebook at a path.
    func linkProblems(_ others: (String) -> Notebook?) -> [Diagnostic] {
        var anchors: [String: Set<String>?] = [:]
        return links.compactMap { link in
            if link.destination.hasPrefix("#") {
                return knownAnchors.flatMap {
                    problem(link.destination, at: link.position, in: $0, of: "this notebook")
                }
            }
            if link.destination.hasPrefix("@") { return strayReference(link.destination, at: link.position) }
            guard let (file, place) = target(of: link.destination, at: link.position) else { return nil }
            guard let found = sources(of: file).first(where: isThere) else { return missing(file, at: link.position) }
            if let direct = withinOwnFolder(file) {
                return diagnostic(
                    at: link.position,
                    "the link leads to \"\(file)\", through the folder that the notebook is in; expected \"\(direct)\"")
            }
            guard place.count > 1, found.hasSuffix(".md") else { return nil }
            if anchors[found] == nil {
                anchors[found] = .some(others(Notebook.path(found, besides: path))?.knownAnchors)
            }
            return (anchors[found] ?? nil).flatMap { problem(place, at: link.position, in: $0, of: "\"\(found)\"") }
        }
    }
}

private extension Notebook {
    /// What a link can lead to in it; `nil` where a block prints Markdown, whose headings are not known before it runs.
    var knownAnchors: Set<String>? { blocks.contains { $0.options.outputIsMarkdown } ? nil : anchors }

    func problem(_ destination: String, at place: Position, in anchors: Set<String>, of whom: String) -> Diagnostic? {
        let name = withoutPercents(String(destination.dropFirst()))
        // A work that is cited there stands in its list of references, which was not read.
        guard !name.isEmpty, !anchors.contains(name), whom == "this notebook" || !name.hasPrefix("ref-") else {
            return nil
        }
        return diagnostic(
            at: place, "the link leads to \"#\(name)\", which is no heading and no label of \(whom)",
            hint: suggestion(for: name, among: anchors.sorted()))
    }

    /// A file's path without the way out of the notebook's folder and back, which its page would not know; `nil` without.
    func withinOwnFolder(_ file: String) -> String? {
        let way = "../" + URL(filePath: folder).standardizedFileURL.lastPathComponent + "/"
        return file.hasPrefix(way) ? String(file.dropFirst(way.count)) : nil
    }

    /// What begins as a reference does, and is none.
    func strayReference(_ destination: String, at place: Position) -> Diagnostic {
        let labels = anchors.filter { isLabel($0) }.map { "@\($0)" }.sorted()
        return diagnostic(
            at: place,
            "the link leads to \"\(destination)\", which is no label; expected one as \"@fig-a\", or an address",
            hint: suggestion(for: destination, among: labels))
    }

    /// The file that a link leads to, relative to the notebook, and where in it: "q2.md" and "#results"; `nil` for what is
    /// elsewhere, or may be a page of a server.
    func target(of destination: String, at place: Position) -> (file: String, place: String)? {
        guard isLocalFile(destination) else { return nil }
        let path = withoutPercents(String(destination.prefix { $0 != "#" && $0 != "?" }))
        guard let name = path.split(separator: "/").last, name.drop(while: { $0 == "." }).contains(".") else {
            return nil
        }
        let rest = destination.firstIndex(of: "#").map { String(destination[$0...]) } ?? ""
        return (Notebook.path(path, besides: origins.origin(of: place.line).path), rest)
    }

    /// What a link to a file may stand for: a notebook's page is made where reports go.
    func sources(of file: String) -> [String] {
        file.hasSuffix(".html") ? [file, file.dropLast(".html".count) + ".md"] : [file]
    }

    func isThere(_ file: String) -> Bool {
        FileManager.default.fileExists(
            atPath: URL(filePath: folder).appending(path: file).path(percentEncoded: false))
    }

    func missing(_ file: String, at place: Position) -> Diagnostic {
        diagnostic(
            at: place, "the link leads to \"\(file)\", which is not beside the notebook",
            hint: NotebookFolder.at(folder).nearest(to: file))
    }
}
