internal import ArgumentParser
internal import Foundation
internal import Notebook

/// Parameters given on the command line, for each notebook those that it has.
struct Overrides {
    private let given: [String: String]
    private let known: [String: Set<String>]

    /// - Throws: `ValidationError` for a name that none of several notebooks has; with one notebook its own parser says so.
    init(_ given: [String: String], notebooks: [String]) throws {
        self.given = given
        guard !given.isEmpty, notebooks.count > 1 else { known = [:]; return }
        var known: [String: Set<String>] = [:]
        for path in notebooks {
            let source = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
            known[path] = (try? Notebook.parse(path: path, source: source)).map { Set($0.frontMatter.parameters.map(\.name)) } ?? []
        }
        self.known = known
        let names = known.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
        for name in given.keys.sorted() where !names.contains(name) {
            let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
            throw ValidationError("no notebook has a parameter \"\(name)\"; expected one of \(names.joined(separator: ", "))\(hint)")
        }
    }

    /// The values that `name=value` texts give.
    /// - Throws: `ValidationError` for a text that is none.
    static func values(of parameters: [String]) throws -> [String: String] {
        var values: [String: String] = [:]
        for parameter in parameters {
            guard let equals = parameter.firstIndex(of: "="), equals > parameter.startIndex else {
                throw ValidationError("--param is \"\(parameter)\"; expected name=value")
            }
            values[String(parameter[..<equals])] = String(parameter[parameter.index(after: equals)...])
        }
        return values
    }

    func values(for path: String) -> [String: String] {
        known.isEmpty ? given : given.filter { known[path]?.contains($0.key) ?? false }
    }
}
