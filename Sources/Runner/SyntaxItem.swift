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
}

extension SyntaxItem {
    func moved(by offset: Int) -> SyntaxItem {
        var item = self
        (item.start, item.end) = (start + offset, end + offset)
        return item
    }

    /// The items in the JSON that `swiftc -frontend -dump-parse -dump-ast-format json` writes.
    static func items(json: [UInt8]) throws -> [SyntaxItem] {
        try JSONDecoder().decode(Dump.self, from: Data(json)).items.compactMap { item in
            guard let range = item.range, item.kind != "var_decl" else { return nil }
            let kind = item.body?.elements?.first?.kind ?? ""
            return SyntaxItem(
                start: range.start, end: range.end, isStatement: item.kind == "top_level_code_decl",
                isExpression: item.kind == "top_level_code_decl" && kind.hasSuffix("_expr"),
                isDefer: kind == "defer_stmt")
        }
    }

    private struct Dump: Decodable { var items: [Item] }

    private struct Item: Decodable {
        struct Range: Decodable { var start: Int; var end: Int }
        struct Body: Decodable { var elements: [Element]? }
        struct Element: Decodable {
            var kind: String
            enum CodingKeys: String, CodingKey { case kind = "_kind" }
        }

        var kind: String
        var range: Range?
        var body: Body?

        enum CodingKeys: String, CodingKey { case kind = "_kind", range, body }
    }
}
