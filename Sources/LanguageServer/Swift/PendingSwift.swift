internal import Document
internal import Runner

/// A question to the toolchain's server, and who waits for the answer.
struct PendingSwift {
    /// What is done with the answer.
    enum Kind {
        case completion
        /// Behind what we say ourselves, where there is something.
        case hover(own: String?, range: LSP.Range?)
        case definition
    }

    /// The editor's request; `nil` where nobody waits.
    var id: MessageID?
    var uri: String
    var kind: Kind
    /// The program that was asked about, whose places are those of the answer.
    var program: EditorProgram?
}

/// What the toolchain's server says; without a message it has ended.
struct SwiftAnswer {
    var pending: PendingSwift
    var message: Message?
}

/// A hover as other servers have it: its contents may be of several kinds, of which one is read.
struct SwiftHover: Decodable {
    var contents: LSP.MarkupContent
    var range: LSP.Range?
}
