import Testing

/// A folder in which a notebook was rendered, once for a whole suite: what its tests begin with a copy of.
struct RenderedNotebook: SuiteTrait, TestScoping {
    /// The suite's folder.
    @TaskLocal private static var folder: Bnbook?

    /// Writes the notebook `a.md` with the files beside it, and renders it.
    let prepare: @Sendable (Bnbook) throws -> Void

    func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void)
        async throws
    {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try prepare(bnbook)
        try await Self.$folder.withValue(bnbook, operation: function)
    }

    /// A file of the suite's folder.
    static func text(_ name: String) throws -> String { try #require(folder).text(name) }

    /// A copy of the suite's folder, its store and reports included.
    static func copy() throws -> Bnbook { try Bnbook(copyOf: #require(folder)) }
}
