package import SVGCharts

/// One thing a notebook program says to the renderer. Values, never markup.
package enum Output: Codable, Hashable, Sendable {
    /// What follows comes from this part of the notebook.
    case began(Part)
    /// The statement that starts on this line of the part (1 for its first) is about to run.
    case reached(line: Int)
    /// What was printed, as it stands.
    case text(String)
    /// A value to show, or for an inline expression to put in its sentence.
    case value(Value)
    /// A table, below the block that shows it.
    case table(Table)
    /// A chart, drawn where the report is written.
    case figure(Chart)
    /// A claim with its verdict.
    case claim(ClaimRecord)
    /// All claims of the notebook in a table, which only the renderer can write: some come later.
    case claimSummary
    /// Training runs that the numbers rest on.
    case runs(RunSeries)
    /// Data from outside the notebook that what follows may rest on.
    case input(InputRecord)
    /// What a reader must not miss, such as data other than was asked for; the details are for the terminal alone.
    case notice(String, details: String? = nil)
    /// What only the person at the terminal needs to know, such as a damaged entry of the store.
    case warning(String, details: String? = nil)
    /// How far the training has come, for the terminal.
    case progress(Progress)
    /// The part ended with a thrown error; the program goes on only where the part was to fail.
    case failure(String)
    /// The program came to its end.
    case finished

    /// A part of a notebook that runs.
    package enum Part: Codable, Hashable, Sendable {
        /// The block of that index, 0 for the notebook's first.
        case block(Int)
        /// The inline value of that index, 0 for the notebook's first.
        case inline(Int)
    }
}
