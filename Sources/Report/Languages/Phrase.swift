/// What the page itself says, beside its author.
enum Phrase: String, CaseIterable, Sendable {
    case figure
    case table
    case claim
    case equation
    case section
    /// The two quotation marks.
    case quotes
    case allReports
    case reports
    /// The headings of lists of them.
    case figures
    case tables
    case claims
    case skip
    case keyResults
    case abstract
    case draft
    case parameters
    case contents
    case references
    case footnotes
    /// What a block without a number of its own is called, before its place among all.
    case block
    case code
    case data
    /// Before the number of runs, with their noun where the number has none.
    case fromRuns
    case previous
    case next
    case otherReports
    case cite
    case note
    case tip
    case important
    case warning
    case caution
    case supported
    case refuted
    case undecided
    case closeNote
    case backToText
    case and
    case pleaseNote
    case notebookFailed
    case incomplete
    /// The methods' heading.
    case howMade
    case task
    /// Before the verdict that was expected.
    case expected
    /// Behind a chart's caption; `%` stands for the number of data, `@` for the file that has them.
    case thinned
    /// Under a table; `#` stands for the number of rows shown, `%` for that of all, `@` for the file that has them.
    case cut
    /// `@` stands for a notebook's file.
    case noReport
    /// `#` stands for the line of a block and `@` for its file, in these three.
    case chartAt
    /// `%` stands for the number of sub-captions, `&` for that of what they are of.
    case subcaptions
    /// `%` stands for the label.
    case mislabelled
    /// `@` stands for the parameters.
    case changedParameters
    /// `@` stands for a chart, `%` for the number of its lines, `&` for what tells them apart, `#` for how many it could.
    case crowdedLines
    /// The same of other series.
    case crowdedSeries

    /// Its name in templates: "labelContents".
    var templateName: String { "label" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
