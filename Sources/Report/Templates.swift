internal import Foundation
internal import Mustache
package import Notebook
internal import StyleSheets

/// The mustache templates and style sheets of a folder, some of which a project may bring its own of.
/// A variable that a template asks for and nobody gives is an error, as is a partial that does not exist.
package struct Templates: Sendable {
    private let library: MustacheLibrary
    /// Where templates and files are looked for, the project's own folder first.
    private let folders: [String]
    /// The project's own folder; `nil` for none.
    private let project: String?
    /// The folder that everybody has.
    private let common: String
    /// Sheets that were taken apart before, by their text.
    let knownSheets = Memory<String, StyleSheet>()

    /// Reads every `.mustache` file of `folder`; a file of the same name in `project`, where there is such a folder,
    /// takes its place.
    /// - Throws: `ReportError`.
    package init(folder: String, project: String? = nil) throws {
        common = folder
        self.project = project.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
        folders = [project, folder].compactMap(\.self).filter { FileManager.default.fileExists(atPath: $0) }
        var templates: [String: MustacheTemplate] = [:]
        var partials: [(name: String, file: String)] = []
        for folder in (folders.isEmpty ? [folder] : folders).reversed() {
            for name in try Self.names(in: folder) where name.hasSuffix(".mustache") {
                let text = try Self.text(of: name, in: folder)
                do { templates[String(name.dropLast(".mustache".count))] = try MustacheTemplate(string: text) } catch {
                    throw ReportError.unreadableTemplates("\(folder)/\(name)", reason: "\(error)")
                }
                partials += Self.partials(in: text).map { ($0, "\(folder)/\(name)") }
            }
        }
        if let missing = partials.first(where: { templates[$0.name] == nil }) {
            throw ReportError.unknownPartial(missing.name, template: missing.file, known: templates.keys.sorted())
        }
        library = MustacheLibrary(templates: templates)
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
        guard let text = library.render(root, withTemplate: name) else {
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

    /// The names behind each `{{>`.
    static func partials(in text: String) -> [String] {
        let pieces = text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
        return zip(pieces, pieces.dropFirst()).filter { $0.isEmpty && $1.first == UInt8(ascii: ">") }.compactMap {
            _, tag in
            tag.dropFirst().prefix { $0 != UInt8(ascii: "}") }.split { $0 <= 32 }.first.map { String(Substring($0)) }
        }
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
