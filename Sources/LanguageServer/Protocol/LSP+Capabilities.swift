extension LSP {
    /// What the server answers to `initialize`.
    struct InitializeResult: Encodable {
        struct ServerInfo: Encodable {
            let name = "bnbook"
            var version: String
        }

        var capabilities: ServerCapabilities
        var serverInfo: ServerInfo
    }

    /// What this server can do.
    struct ServerCapabilities: Encodable {
        struct Sync: Encodable {
            struct Save: Encodable { let includeText = false }

            let openClose = true
            /// Changes come as pieces; whole texts are taken too.
            let change = 2
            let save = Save()
        }

        struct Completion: Encodable { let triggerCharacters = ["@", ".", ":", "|", " ", "/", "("] }

        struct Rename: Encodable { let prepareProvider = true }

        struct CodeActions: Encodable { let codeActionKinds = ["quickfix"] }

        var positionEncoding: String
        let textDocumentSync = Sync()
        let completionProvider = Completion()
        let hoverProvider = true
        let definitionProvider = true
        let referencesProvider = true
        let documentSymbolProvider = true
        let foldingRangeProvider = true
        let renameProvider = Rename()
        let codeActionProvider = CodeActions()
        let documentFormattingProvider = true
    }
}
