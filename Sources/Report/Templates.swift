internal import Foundation
internal import Mustache

/// The mustache templates of a folder; a name that a template asks for and nobody gives is an error.
package struct Templates: Sendable {
    private let library: MustacheLibrary
    private let folder: String

    /// Reads every `.mustache` file of `folder`, and every other file as text that the templates may ask for by its name.
    /// - Throws: `ReportError.unreadableTemplates`.
    package init(folder: String) throws {
        self.folder = folder
        var templates: [String: MustacheTemplate] = [:]
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".mustache") {
                let text = try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
                templates[String(name.dropLast(".mustache".count))] = try MustacheTemplate(string: text)
            }
        } catch {
            throw ReportError.unreadableTemplates(folder, reason: "\(error)")
        }
        library = MustacheLibrary(templates: templates)
    }

    /// The template of that name, filled in.
    /// - Throws: `ReportError` for a template that is missing, or one that asks for what `values` do not hold.
    func render(_ name: String, _ values: [String: Any]) throws -> String {
        let root = Root(values)
        guard let text = library.render(root, withTemplate: name) else { throw ReportError.noTemplate(name, folder: folder) }
        if let unknown = root.unknownNames.first {
            throw ReportError.unknownVariable(unknown, template: "\(folder)/\(name).mustache", known: values.keys.sorted())
        }
        return text
    }

    /// A file beside the templates: the stylesheet.
    func file(_ name: String) throws -> String {
        guard let text = try? String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8) else {
            throw ReportError.noTemplate(name, folder: folder)
        }
        return text
    }
}

/// The outermost values: what is asked for here and not found is found nowhere.
private final class Root: MustacheParent {
    private let values: [String: Any]
    private(set) var unknownNames: [String] = []

    init(_ values: [String: Any]) { self.values = values }

    func child(named name: String) -> Any? {
        if values[name] == nil { unknownNames.append(name) }
        return values[name]
    }
}
