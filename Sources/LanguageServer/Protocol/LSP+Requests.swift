extension LSP {
    struct TextDocumentIdentifier: Codable { var uri: String }

    struct VersionedDocument: Codable {
        var uri: String
        var version: Int?
    }

    struct TextDocumentItem: Codable {
        var uri: String
        var languageId = "swift"
        var version: Int
        var text: String
    }

    struct DidOpenParams: Codable { var textDocument: TextDocumentItem }

    struct DidChangeParams: Codable {
        var textDocument: VersionedDocument
        var contentChanges: [ContentChange]
    }

    /// Text in the place of a range, or of all.
    struct ContentChange: Codable {
        var range: Range?
        var text: String
    }

    /// What is about one document.
    struct DocumentParams: Codable { var textDocument: TextDocumentIdentifier }

    /// What is about a place in a document.
    struct PositionParams: Codable {
        var textDocument: TextDocumentIdentifier
        var position: Position
    }

    struct ReferenceParams: Codable {
        struct Context: Codable { var includeDeclaration: Bool }

        var textDocument: TextDocumentIdentifier
        var position: Position
        var context: Context?
    }

    struct RenameParams: Codable {
        var textDocument: TextDocumentIdentifier
        var position: Position
        var newName: String
    }

    struct CodeActionParams: Codable {
        struct Context: Codable { var diagnostics: [Diagnostic] }

        var textDocument: TextDocumentIdentifier
        var range: Range
        var context: Context?
    }

    struct CancelParams: Codable { var id: MessageID }

    struct LogMessage: Codable {
        /// 1 for an error.
        var type = 1
        var message: String
    }

    struct InitializeParams: Codable {
        struct Capabilities: Codable {
            struct General: Codable { var positionEncodings: [String]? }

            var general: General?
        }

        struct Folder: Codable { var uri: String }

        var rootUri: String?
        var workspaceFolders: [Folder]?
        var capabilities: Capabilities?
    }
}
