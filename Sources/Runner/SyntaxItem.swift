internal import FoundationEssentials

/// One top-level item of Swift source, as the compiler's parser sees it.
struct SyntaxItem: Hashable {
    /// Where it starts, in UTF-8 bytes.
    var start: Int
    /// Where its last token starts.
    var end: Int
    /// Whether it runs when control reaches it; declarations of types and functions do not.
    var isStatement: Bool
    /// Whether it is an expression, whose value a block can show.
    var isExpression: Bool
    /// Whether it is a `defer`.
    var isDefer = false
    /// Whether it is an `import`.
    var isImport = false
    /// The stored variables that it declares, by name.
    var variables: [String] = []
    /// The computed variables that it declares, and stored ones with observers.
    var accessors: [String] = []
    /// Whether it declares what another file does not see with its value: a variable that gets it elsewhere, or what stands
    /// behind a `guard`, which is local to the top level.
    var isOfOneFile = false
}

extension SyntaxItem {
    func moved(by offset: Int) -> SyntaxItem {
        var item = self
        (item.start, item.end) = (start + offset, end + offset)
        return item
    }

    /// The items in the JSON that `swiftc -frontend -dump-parse -dump-ast-format json` writes.
    static func items(json: [UInt8]) throws -> [SyntaxItem] {
        var items: [SyntaxItem] = []
        let decoder = JSONDecoder()
        let dump =
            try (try? decoder.decode(Dump.self, from: Data(json)))
            ?? decoder.decode(Dump.self, from: Data(closed(json)))
        for item in dump.items ?? [] {
            if item.kind == "var_decl" {
                // It follows the statement that gives it its value; a computed one has a value at any time.
                guard let name = item.name?.base.name, !items.isEmpty else { continue }
                if item.accessors == nil {
                    items[items.count - 1].variables.append(name)
                } else {
                    items[items.count - 1].accessors.append(name)
                }
            } else if let range = item.range {
                let element = item.body?.elements?.first
                let kind = element?.kind ?? ""
                items.append(
                    SyntaxItem(
                        start: range.start, end: range.end, isStatement: item.kind == "top_level_code_decl",
                        isExpression: item.kind == "top_level_code_decl" && kind.hasSuffix("_expr"),
                        isDefer: kind == "defer_stmt", isImport: item.kind == "import_decl",
                        isOfOneFile: kind == "guard_stmt" || element?.patterns?.contains { $0.value == nil } ?? false))
            }
        }
        return items
    }

    /// The same with the braces that Swift 6.3 leaves out behind a type with attributes, as of `typealias F = @Sendable () -> Int`:
    /// what follows in a list then stands as a member without a name, or the list's end comes too early.
    private static func closed(_ json: [UInt8]) -> [UInt8] {
        let nameless = Array(",\"\":".utf8)
        var closed: [UInt8] = [], open: [UInt8] = [], index = 0, isInText = false
        closed.reserveCapacity(json.count + 64)
        while index < json.count {
            let byte = json[index]
            if isInText {
                if byte == UInt8(ascii: "\\"), index + 1 < json.count {
                    closed.append(byte)
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
            } else if byte == UInt8(ascii: ","), json[index...].starts(with: nameless) {
                if open.last == UInt8(ascii: "{") {
                    closed.append(UInt8(ascii: "}"))
                    open.removeLast()
                }
                closed.append(byte)
                index += nameless.count
                continue
            } else if "{[".utf8.contains(byte) {
                open.append(byte)
            } else if "}]".utf8.contains(byte) {
                while byte == UInt8(ascii: "]"), open.last == UInt8(ascii: "{") {
                    closed.append(UInt8(ascii: "}"))
                    open.removeLast()
                }
                _ = open.popLast()
            } else {
                isInText = byte == UInt8(ascii: "\"")
            }
            closed.append(json[index])
            index += 1
        }
        return closed
    }

    /// Source that holds nothing but comments has no `items`.
    private struct Dump: Decodable { var items: [Item]? }

    private struct Item: Decodable {
        struct Range: Decodable { var start: Int; var end: Int }
        struct Body: Decodable { var elements: [Element]? }
        struct Element: Decodable {
            var kind: String
            var patterns: [Pattern]?
            enum CodingKeys: String, CodingKey { case kind = "_kind", patterns = "pattern_entries" }
        }
        struct Pattern: Decodable {
            var value: Value?
            enum CodingKeys: String, CodingKey { case value = "original_init" }
        }
        struct Value: Decodable {}

        struct Name: Decodable {
            struct Base: Decodable { var name: String? }
            var base: Base
            enum CodingKeys: String, CodingKey { case base = "base_name" }
        }
        struct Accessor: Decodable {}

        var kind: String
        var range: Range?
        var body: Body?
        var name: Name?
        var accessors: [Accessor]?

        enum CodingKeys: String, CodingKey { case kind = "_kind", range, body, name, accessors }
    }
}
