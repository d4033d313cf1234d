/// What a file from elsewhere holds, before anything of it is ours.
struct ForeignNotebook {
    /// A piece of its text.
    enum Part {
        /// Markdown, already as ours is written.
        case prose([ForeignLine])
        /// Code that was to be run.
        case code(CodeCell)
    }

    /// Lines `key: value` of our front matter.
    var frontMatter: [String] = []
    var parts: [Part] = []
    var omissions: [Omission] = []
}

/// Code that was to be run.
struct CodeCell {
    /// "python", "r": what stands behind the fence.
    var language: String
    var lines: [ForeignLine]
    var options = CellOptions()

    var isPython: Bool { ["python", "python3", "ipython3", "ipython"].contains(language) }
}
