internal import Foundation
internal import Mustache
package import Notebook
internal import StyleSheets

/// The mustache templates and style sheets of a folder, some of which a project may bring its own of.
/// A variable that a template asks for and nobody gives is an error, as is a partial that does not exist.
package struct Templates: Sendable {
    private let sources: [String: TemplateSource]
    /// Templates that were read before.
    private let known = Memory<String, MustacheTemplate>()
    /// Where templates and files are looked for, the project's own folder first.
    private let folders: [String]
    /// The project's own folder; `nil` for none.
    private let project: String?
    /// The folder that everybody has.
    private let common: String
    /// Sheets that were taken apart before, by their text.
    let knownSheets = Memory<String, StyleSheet>()

    /// Finds every `.mustache` file of `folder`; a file of the same name in `project`, where there is such a folder,
    /// takes its place. What a project brings is read at once, as it may not be readable.
    /// - Throws: `ReportError`.
    package init(folder: String, project: String? = nil) throws {
        common = folder
        self.project = project.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
        folders = [project, folder].compactMap(\.self).filter { FileManager.default.fileExists(atPath: $0) }
        var sources: [String: TemplateSource] = [:]
        for folder in (folders.isEmpty ? [folder] : folders).reversed() {
            for name in try Self.names(in: folder) where name.hasSuffix(".mustache") {
                sources[String(name.dropLast(".mustache".count))] = TemplateSource(
                    file: "\(folder)/\(name)", text: try Self.text(of: name, in: folder))
            }
        }
        self.sources = sources
        for source in sources.values.sorted(by: { $0.file < $1.file }) {
            if let missing = source.parts.first(where: { sources[$0] == nil }) {
                throw ReportError.unknownPartial(missing, template: source.file, known: sources.keys.sorted())
            }
            if !source.file.hasPrefix("\(folder)/") { _ = try template(source) }
        }
    }

    /// The names of the themes there are.
    package var themes: [String] {
        let names = folders.flatMap { (try? Self.names(in: "\($0)/themes")) ?? [] }.filter { $0.hasSuffix(".css") }
        return Set(names.map { String($0.dropLast(".css".count)) }).sorted()
    }

    /// What of the project's own a page in `theme` is drawn with, by name; what has the bytes that everybody has is not
    /// its own.
    /// - Throws: `ReportError.unreadableTemplates`.
    package func own(theme: String) throws -> [IncludedFile] {
        guard let project else { return [] }
        let sheets = ["style.css", "themes/\(theme).css", "page.typ"].filter {
            FileManager.default.fileExists(atPath: "\(project)/\($0)")
        }
        let names = try Self.names(in: project).filter { $0.hasSuffix(".mustache") } + sheets
        return try names.map { IncludedFile(path: $0, text: try Self.text(of: $0, in: project)) }.filter {
            $0.text != (try? Self.text(of: $0.path, in: common))
        }
    }

    /// The template of that name, filled in.
    /// - Throws: `ReportError` for a template that is missing, or one that asks for what `values` do not hold.
    func render(_ name: String, _ values: [String: TemplateValue]) throws -> String {
        let escape = Self.escapes.first { name.hasSuffix($0.ending) }?.escape ?? { $0 }
        let root = Root(values.mapValues { $0.mustache(escape) })
        guard let text = try library(for: name).render(root, withTemplate: name) else {
            throw ReportError.noTemplate(name, folder: folders.last ?? "")
        }
        if let unknown = root.unknownNames.first {
            throw ReportError.unknownVariable(
                unknown, template: place(of: "\(name).mustache") ?? name, known: values.keys.sorted())
        }
        return text
    }

    /// The page of that template, whose first `{{{style}}}` is what the page needs of `theme` and of the font of formulas.
    func page(_ name: String, _ values: [String: TemplateValue], theme: String) throws -> String {
        let sheet = try StyleSheet(theme: theme, self)
        var page = try render(name, values.merging(["style": .markup(stylePlace)]) { _, style in style })
        let style = try MathFont.rules(for: page, self) + sheet.text(for: page) + StyleSheet.addresses(in: page)
        if let place = page.firstRange(of: stylePlace) { page.replaceSubrange(place, with: style) }
        return page
    }

    /// A file among the templates: a style sheet.
    /// - Throws: `ReportError.noTemplate`.
    package func file(_ name: String) throws -> String {
        guard let path = place(of: name), let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8)
        else {
            throw ReportError.noTemplate(name, folder: folders.last ?? "")
        }
        return text
    }

    /// The bytes of a file that everybody has: a font. Records do not carry such, so no project brings its own.
    /// - Throws: `ReportError.noTemplate`.
    func bytes(_ name: String) throws -> Data {
        do { return try Data(contentsOf: URL(filePath: "\(common)/\(name)")) } catch {
            throw ReportError.noTemplate(name, folder: common)
        }
    }
}

private extension Templates {
    /// How text is written in a template, by its name's ending.
    static let escapes: [(ending: String, escape: @Sendable (String) -> String)] = [
        (".html", escaped), (".md", escapedMarkdown),
    ]

    /// The file of that name that counts.
    func place(of name: String) -> String? {
        folders.map { "\($0.hasSuffix("/") ? String($0.dropLast()) : $0)/\(name)" }.first {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    func template(_ source: TemplateSource) throws -> MustacheTemplate {
        try known.kept(source.file) {
            do { return try MustacheTemplate(string: source.text) } catch {
                throw ReportError.unreadableTemplates(source.file, reason: "\(error)")
            }
        }
    }

    /// The template of that name, with all that are put into it. To read one takes longer than to fill it in, and no page
    /// needs all.
    func library(for name: String) throws -> MustacheLibrary {
        var (templates, wanted) = ([String: MustacheTemplate](), [name])
        while let name = wanted.popLast() {
            guard templates[name] == nil, let source = sources[name] else { continue }
            templates[name] = try template(source)
            wanted += source.hasOwnDelimiters ? Array(sources.keys) : source.parts
        }
        return MustacheLibrary(templates: templates)
    }

    static func names(in folder: String) throws -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw ReportError.unreadableTemplates(folder, reason: "\(error)")
        }
    }

    static func text(of name: String, in folder: String) throws -> String {
        do { return try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8) } catch {
            throw ReportError.unreadableTemplates("\(folder)/\(name)", reason: "\(error)")
        }
    }
}

/// A template as it is written.
private struct TemplateSource: Sendable {
    var file: String
    var text: String
    /// The names behind each `{{>` and `{{<`: of what is put in, and of what is filled in.
    var parts: [String]
    /// Whether its parts may stand in other signs than braces.
    var hasOwnDelimiters: Bool

    init(file: String, text: String) {
        (self.file, self.text) = (file, text)
        let pieces = text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
        let tags = zip(pieces, pieces.dropFirst()).compactMap { $0.isEmpty ? $1 : nil }
        parts = tags.filter { "<>".utf8.contains($0.first ?? 0) }.compactMap { tag in
            tag.dropFirst().prefix { $0 != UInt8(ascii: "}") }.split { $0 <= 32 }.first.map { String(Substring($0)) }
        }
        hasOwnDelimiters = tags.contains { $0.first == UInt8(ascii: "=") }
    }
}

/// Stands for the style sheet until the page tells which rules it needs; no author's text has a `<` at a page's head.
private let stylePlace = "<!--style-->"

/// The outermost values, as mustache takes them: what is asked for here and not found is found nowhere.
private final class Root: MustacheParent {
    private let values: [String: Any]
    private(set) var unknownNames: [String] = []

    init(_ values: [String: Any]) { self.values = values }

    func child(named name: String) -> Any? {
        if values[name] == nil { unknownNames.append(name) }
        return values[name]
    }
}
