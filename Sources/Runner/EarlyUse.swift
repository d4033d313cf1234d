internal import Document
internal import Notebook

/// A use of a variable above the statement that declares it. The compiler takes it, since variables at the top level of
/// a program are known everywhere; when it runs, the variable holds nothing but zeros.
struct EarlyUse: Hashable {
    var name: String
    /// The function that the statement calls and that uses the variable; `nil` where the statement does itself.
    var function: String?
    var part: SourcePart
    /// Where in the part's code, in UTF-8 bytes.
    var offset: Int
    /// The part that declares the variable, and where.
    var declaringPart: SourcePart
    var declaration: Int

    /// The early uses in statements, in order, and in the functions that statements call and the computed variables that they
    /// read. What is used by functions that are not called, by initializers and by properties of types is not looked at.
    /// `items` holds each part's items, in the order of `parts`.
    static func all(in parts: [SourcePart], items: [[SyntaxItem]]) -> [EarlyUse] {
        let statements = zip(parts, items).filter { !$0.0.mustFail && !$0.0.isInline }.flatMap { part, items in
            items.enumerated().map { index, item in
                Statement(part: part, item: item, end: index + 1 < items.count ? items[index + 1].start : nil)
            }
        }
        var declared: [String: Int] = [:]
        for (place, statement) in statements.enumerated() {
            for name in statement.item.variables { declared[name] = declared[name] ?? place }
        }
        guard !declared.isEmpty else { return [] }
        let functions = CalledFunctions(
            statements.filter { !$0.item.isStatement }.map(\.source),
            computed: statements.filter(\.isComputed).flatMap { item in item.item.accessors.map { ($0, item.uses) } })
        let running = statements.enumerated().filter { $1.item.isStatement && !$1.isComputed }
        return running.flatMap { place, statement in
            statement.uses.flatMap { word in
                functions.variables(of: word).compactMap { name in
                    guard let later = declared[name], later > place else { return nil }
                    return EarlyUse(
                        name: name, function: name == word.name ? nil : word.name, part: statement.part,
                        offset: word.offset, declaringPart: statements[later].part,
                        declaration: statements[later].item.start)
                }
            }
        }
    }
}

extension Notebook {
    /// An early use as an error of the notebook.
    func diagnostic(_ use: EarlyUse) -> Diagnostic {
        let place = CodeLines(use.part.code).place(of: use.offset)
        let declared = CodeLines(use.declaringPart.code).place(of: use.declaration)
        let line = origins.origin(of: use.declaringPart.position(line: declared.line, column: 1).line).line
        return diagnostic(
            use.part, line: place.line, column: place.column,
            message: (use.function.map { "\"\($0)\" uses \"\(use.name)\", which" } ?? "\"\(use.name)\"")
                + " has no value yet: it is declared further down, and blocks run from top to bottom",
            hint: "line \(line) declares it")
    }
}

/// A top-level item, up to where the next begins.
private struct Statement {
    let part: SourcePart
    let item: SyntaxItem
    let end: Int?

    /// Whether it declares variables that have no value of their own: an `=` stands nowhere but in their getters.
    var isComputed: Bool {
        !item.accessors.isEmpty && !source.prefix { $0 != UInt8(ascii: "{") }.contains(UInt8(ascii: "="))
    }

    var source: ArraySlice<UInt8> {
        let bytes = Array(part.code.utf8)
        return bytes[item.start..<(end ?? bytes.count)]
    }

    /// The names that it uses and does not bind itself.
    var uses: [SourceWord] {
        let words = SourceWord.all(in: source)
        let bound = Set(words.filter(\.isBound).map(\.name))
        return words.filter { !$0.isBound && !$0.isLabel && !bound.contains($0.name) }
    }
}
