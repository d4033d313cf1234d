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
    /// The names of each notebook's parameters, where there are several notebooks.
    private let known: [String: Set<String>]

    /// What is given of the notebook's own parameters.
    func values(for path: String) -> (texts: [String: String], given: [GivenParameter]) {
        guard let names = known[path] else { return (texts, given) }
        return (texts.filter { names.contains($0.key) }, given.filter { names.contains($0.parameter.name) })
    }
}

extension Overrides {
    /// One value of each parameter.
    struct Point {
        /// What tells it from the others, as a folder is called: "lr=0.1,width=64"; `nil` where there are no others.
        let name: String?
        let overrides: Overrides
    }

    /// Every combination of the values that are given, the last parameter's changing first.
    /// - Throws: `ValidationError` for a name that no notebook has, and a value that is none of a parameter's type;
    ///   `Diagnostics` of what is wrong in a file of parameters.
    static func points(_ options: ReadingOptions, notebooks: [String]) throws -> [Point] {
        let given = try options.parameterFile.map(givenParameters) ?? []
        let values = try Self.values(of: options.parameters)
        if given.isEmpty, values.isEmpty {
            return [Point(name: nil, overrides: Overrides(texts: [:], given: [], known: [:]))]
        }
        let own = notebooks.reduce(into: [String: [NotebookParameter]]()) { $0[$1] = parameters(of: $1) }
        let known = notebooks.count > 1 ? own.mapValues { Set($0.map(\.name)) } : [:]
        // Of one notebook the names in a file have their places there, which its parser knows.
        let all = values.map(\.name) + (notebooks.count > 1 ? given.map(\.parameter.name) : [])
        if own.count == notebooks.count { try check(Set(all).sorted(), own) }
        let grid = values.map { name, texts in
            let kind = own.values.joined().first { $0.name == name }?.value
            return (name: name, texts: texts.flatMap { kind?.alternatives(in: $0) ?? [$0] })
        }
        for (name, texts) in grid { try check(texts, for: name, own) }
        var points: [[(name: String, text: String)]] = [[]]
        for (name, texts) in grid { points = points.flatMap { point in texts.map { point + [(name, $0)] } } }
        let several = Set(grid.filter { $0.texts.count > 1 }.map(\.name))
        var names = FolderNames()
        return points.map { point in
            let overrides = Overrides(
                texts: Dictionary(point.map { ($0.name, $0.text) }) { $1 }, given: given, known: known)
            let own = point.filter { several.contains($0.name) }
            return Point(name: own.isEmpty ? nil : names.next(own), overrides: overrides)
        }
    }

    /// The one value of each parameter.
    /// - Throws: as `points`; `ValidationError` where there are several.
    init(_ options: ReadingOptions, notebooks: [String]) throws {
        let points = try Self.points(options, notebooks: notebooks)
        guard points.count == 1 else {
            throw ValidationError(
                "--param gives \(points.count) combinations of values; expected one here: `bnbook render` makes a report of each"
            )
        }
        self = points[0].overrides
    }

    /// The values that `name=value` texts give, those of one name together.
    /// - Throws: `ValidationError` for a text that is none.
    static func values(of parameters: [String]) throws -> [(name: String, texts: [String])] {
        var values: [(name: String, texts: [String])] = []
        for parameter in parameters {
            guard let equals = parameter.firstIndex(of: "="), equals > parameter.startIndex else {
                throw ValidationError("--param is \"\(parameter)\"; expected name=value")
            }
            let name = String(parameter[..<equals]), text = String(parameter[parameter.index(after: equals)...])
            if let place = values.firstIndex(where: { $0.name == name }) {
                if !values[place].texts.contains(text) { values[place].texts.append(text) }
            } else {
                values.append((name, [text]))
            }
        }
        return values
    }
}

private extension Overrides {
    static func check(_ given: [String], _ own: [String: [NotebookParameter]]) throws {
        let names = Set(own.values.joined().map(\.name)).sorted()
        for name in given where !names.contains(name) {
            let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
            let path = own.count == 1 ? own.keys.first : nil
            let found = path.map { "\($0) has no parameter" } ?? "no notebook has a parameter"
            let expected = names.isEmpty ? "there are no params in its front matter" : expectedOne(of: names)
            throw ValidationError("\(found) \"\(name)\"; \(expected)\(hint)")
        }
    }

    /// Throws for a text that is no value of a parameter's type.
    static func check(_ texts: [String], for name: String, _ own: [String: [NotebookParameter]]) throws {
        for (path, parameters) in own.sorted(by: { $0.key < $1.key }) {
            for parameter in parameters where parameter.name == name {
                guard let text = texts.first(where: { parameter.value.parsing($0) == nil }) else { continue }
                throw ValidationError("--param: \(parameter.refusal(of: text)) as in \(path)")
            }
        }
    }

    /// Those of a notebook's front matter; `nil` where it cannot be read, which is said when it is.
    static func parameters(of path: String) -> [NotebookParameter]? {
        guard let source = try? readFile(path) else { return nil }
        guard let reading = NotebookReading(frontMatterOf: source, path: path, folder: .empty) else { return [] }
        return reading.notebook?.frontMatter.parameters
    }

    static func givenParameters(in path: String) throws -> [GivenParameter] {
        let bytes: [UInt8]
        do throws(UnreadableFile) { bytes = try readFile(path) } catch {
            throw ValidationError("--params is \"\(path)\", which cannot be read: \(error.reason)")
        }
        return try GivenParameter.list(path: path, source: bytes)
    }
}

/// Names for the folders of a grid: what a parameter is, with a hyphen for what folders are not called by everywhere.
private struct FolderNames {
    private var seen: Set<String> = []

    mutating func next(_ point: [(name: String, text: String)]) -> String {
        let name = point.map { "\($0.name)=\(Self.readable($0.text))" }.joined(separator: ",")
        var free = name, number = 1
        while !seen.insert(free.lowercased()).inserted {
            number += 1
            free = "\(name)-\(number)"
        }
        return free
    }

    private static func readable(_ text: String) -> String {
        let letters = text.map { $0.isLetter || $0.isNumber || "._+-".contains($0) ? $0 : "-" }
        let words = String(letters).split(separator: "-", omittingEmptySubsequences: false)
        let whole = words.enumerated().filter { $0 == 0 || !$1.isEmpty }.map { String($1) }.joined(separator: "-")
        return String(whole.prefix(40))
    }
}
