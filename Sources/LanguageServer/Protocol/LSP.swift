/// The values of the language server protocol, 3.17, as far as they are used here; names are the protocol's.
enum LSP {
    /// A place between two letters, both counted from 0; letters in the units that were agreed upon.
    struct Position: Codable, Hashable {
        var line: Int
        var character: Int
    }

    /// From `start` up to `end`.
    struct Range: Codable, Hashable {
        var start: Position
        var end: Position
    }

    struct Location: Codable, Hashable {
        var uri: String
        var range: Range
    }

    struct TextEdit: Codable, Hashable {
        var range: Range
        var newText: String
    }

    struct WorkspaceEdit: Codable, Hashable {
        /// By document.
        var changes: [String: [TextEdit]]
    }

    struct MarkupContent: Codable, Hashable {
        var kind = "markdown"
        var value: String

        init(_ value: String) { self.value = value }
    }

    struct Hover: Codable, Hashable {
        var contents: MarkupContent
        var range: Range?
    }

    struct Diagnostic: Codable, Hashable {
        var range: Range
        /// 1 for an error, 2 for a warning.
        var severity: Int
        var source = "bnbook"
        var message: String
        /// What would mend it; comes back with a request for actions.
        var data: Replacement?
    }

    /// What an action puts in the place of a diagnostic's range.
    struct Replacement: Codable, Hashable {
        var newText: String
    }

    struct PublishedDiagnostics: Codable {
        var uri: String
        var version: Int?
        var diagnostics: [Diagnostic]
    }

    struct CodeAction: Codable, Hashable {
        var title: String
        var kind = "quickfix"
        var diagnostics: [Diagnostic]
        var isPreferred = true
        var edit: WorkspaceEdit
    }

    struct DocumentSymbol: Codable, Hashable {
        var name: String
        var detail: String?
        var kind: SymbolKind
        var range: Range
        var selectionRange: Range
        var children: [DocumentSymbol] = []
    }

    enum SymbolKind: Int, Codable {
        case module = 2, string = 15, function = 12, array = 18, key = 20, event = 24
    }

    struct FoldingRange: Codable, Hashable {
        var startLine: Int
        var endLine: Int
        /// "region", "comment".
        var kind: String?
    }

    struct CompletionList: Codable {
        var isIncomplete: Bool
        var items: [CompletionItem]
    }

    struct CompletionItem: Codable, Hashable {
        var label: String
        var kind: Int?
        var detail: String?
        var documentation: MarkupContent?
        var deprecated: Bool?
        var sortText: String?
        var filterText: String?
        var insertText: String?
        /// 1 for plain text, 2 for text with places to fill in.
        var insertTextFormat: Int?
        var textEdit: TextEdit?
    }

    /// The protocol's numbers of what is completed.
    enum CompletionKind: Int {
        case property = 10, value = 12, reference = 18, file = 17, keyword = 14, constant = 21
    }
}
