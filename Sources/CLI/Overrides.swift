internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Spelling
internal import Store

/// Parameters given on the command line, for each notebook those that it has.
struct Overrides {
    /// By `--param`.
    private let texts: [String: String]
    /// By `--params`.
    private let given: [GivenParameter]
    private let known: [String: Set<String>]

    /// - Throws: `ValidationError` for a name that none of several notebooks has; with one notebook its own parser says
    ///   so;
    ///   `Diagnostics` of what is wrong in a file of parameters.
    init(_ options: ReadingOptions, notebooks: [String]) throws {
        texts = try Self.values(of: options.parameters)
        given = try options.parameterFile.map(Self.parameters) ?? []
        let names = Set(texts.keys).union(given.map(\.parameter.name))
        guard !names.isEmpty, notebooks.count > 1 else { known = [:]; return }
        known = notebooks.reduce(into: [:]) { known, path in
            let notebook = (try? readFile(path)).flatMap { source in
                NotebookReading(frontMatterOf: source, path: path, folder: .empty)?.notebook
            }
            known[path] = Set((notebook?.frontMatter.parameters ?? []).map(\.name))
        }
        try check(names.sorted())
    }

    private func check(_ given: [String]) throws {
        let names = known.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
        for name in given where !names.contains(name) {
            let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
            throw ValidationError(
                "no notebook has a parameter \"\(name)\"; \(expectedOne(of: names))\(hint)")
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

    /// What is given of the notebook's own parameters.
    func values(for path: String) -> (texts: [String: String], given: [GivenParameter]) {
        guard let names = known[path] else { return (texts, given) }
        return (texts.filter { names.contains($0.key) }, given.filter { names.contains($0.parameter.name) })
    }

    private static func parameters(in path: String) throws -> [GivenParameter] {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try readFile(path) } catch {
            throw ValidationError("--params is \"\(path)\", which cannot be read: \(error.reason)")
        }
        return try GivenParameter.list(path: path, source: bytes)
    }
}
