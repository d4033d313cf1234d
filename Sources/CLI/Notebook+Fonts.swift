internal import Document
internal import Foundation
internal import Notebook
internal import Report
internal import Store

extension Notebook {
    /// The fonts in the folder that `pdf: {fonts: …}` names, by their paths in a document of Typst's. The folder is looked
    /// for beside the notebook, in the folder above it, where `bnbook.yml` may be, and then in `places`.
    /// - Throws: `FontError`.
    func fonts(orIn places: [String] = []) throws(FontError) -> [String: [UInt8]] {
        guard let name = frontMatter.pdf.fonts else { return [:] }
        guard !name.hasPrefix("/"), !name.hasPrefix("~") else { throw .outside(name) }
        let folders = ([folder, "\(folder)/.."] + places).map { "\($0)/\(name)" }
        guard let found = folders.first(where: isFolder) else { throw .missing(name) }
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: found)) ?? []).sorted().filter { file in
            FontError.endings.contains { file.lowercased().hasSuffix($0) }
        }
        var fonts: [String: [UInt8]] = [:]
        for file in files {
            guard let bytes = FileManager.default.contents(atPath: "\(found)/\(file)") else {
                throw .unreadable("\(name)/\(file)")
            }
            fonts["\(TypstDocument.fontFolder)/\(file)"] = [UInt8](bytes)
        }
        guard !fonts.isEmpty else { throw .empty(name) }
        return fonts
    }

    /// What is wrong with the folder of fonts.
    var fontProblems: [Diagnostic] {
        do { _ = try fonts() } catch {
            return [diagnostic(at: Position(line: line(ofKey: "pdf"), column: 1), error.description)]
        }
        return []
    }
}

/// Why there are no fonts of the author's own, as facts.
enum FontError: Error, Equatable, CustomStringConvertible {
    case missing(String)
    case empty(String)
    case outside(String)
    case unreadable(String)

    /// How the names of fonts end.
    static let endings = [".ttf", ".otf", ".ttc", ".otc"]

    var description: String {
        switch self {
        case .missing(let name):
            "there is no folder \"\(name)\" beside the notebook or in the folder above it; \"fonts\" below \"pdf\" names it"
        case .empty(let name):
            "no font is in the folder \"\(name)\"; expected files that end in \(Self.endings.joined(separator: ", "))"
        case .outside(let name):
            "\"\(name)\" is a folder of this machine's; expected one that lies with the notebook, so that the PDF is the same elsewhere"
        case .unreadable(let file): "the font \"\(file)\" cannot be read"
        }
    }
}
