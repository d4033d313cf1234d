package import Outputs
internal import Notebook
internal import SVGCharts

/// A report without its looks: every number in it, and what is needed to make it again. HTML and JSON reports carry it.
package struct ReportRecord: Codable, Sendable {
    /// The shape of this record; it changes when a reader of the older one would go wrong.
    package static let currentFormat = "bnbook report 3"

    /// The shape of this record: what `currentFormat` was when it was written.
    package var format = ReportRecord.currentFormat
    /// As plain text.
    package var title: String
    /// The same as Markdown; `nil` where that says no more.
    package var titleMarkdown: String?
    /// In the front matter's order.
    package var authors: [String]
    /// The front matter's own; `nil` without one.
    package var date: String?
    /// The notebook's name without folders and ending: "q1".
    package var notebook: String
    /// The notebook itself.
    package var source: String
    /// The files beside the notebook that its text was made of: included parts, bibliographies, the project's defaults;
    /// `nil` for none.
    package var includedFiles: [IncludedFileRecord]?
    /// The author's pictures; `nil` for none.
    package var images: [File]?
    /// In the front matter's order.
    package var parameters: [ParameterRecord]
    /// Files of the author's own that the blocks read.
    package var files: [File]
    /// What the page says at its top, in plain text.
    package var warnings: [String]
    /// Why the run did not come to its end; `nil` in a good report.
    package var failure: String?
    /// The inline values, in the order of the text.
    package var values: [InlineValue]
    /// What was taken from other notebooks; `nil` for nothing.
    package var quotes: [Quote]?
    /// What each block showed, in the order of the text.
    package var blocks: [Block]
    /// The training runs that the numbers rest on.
    package var trials: [TrialRecord]
    /// How it was drawn; `nil` in reports from before that was written down.
    package var drawing: Drawing?

    /// A parameter of the front matter, with the value that was in force.
    package struct ParameterRecord: Codable, Hashable, Sendable {
        /// As the blocks call it.
        package var name: String
        /// Its Swift type: "Double".
        package var type: String
        /// As a reader sees it.
        package var value: String
        /// Of a list, each item; `nil` for other values, and in reports made before lists were kept so.
        package var items: [String]?
        /// Whether the value was given for this rendering.
        package var isOverridden: Bool
    }

    /// A file by its name and its contents' digest.
    package struct File: Codable, Hashable, Sendable {
        /// Relative to the notebook.
        package var name: String
        /// SHA-256 of its bytes, in hexadecimal.
        package var digest: String

        /// The file `name` whose bytes have that SHA-256.
        package init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }

    /// A file that the notebook's text was made of.
    package struct IncludedFileRecord: Codable, Hashable, Sendable {
        /// Relative to the notebook.
        package var path: String
        /// Its contents.
        package var text: String
    }

    /// A value within the text.
    package struct InlineValue: Codable, Sendable {
        /// Of the notebook, 1 for the first.
        package var line: Int
        /// The Swift that gives it.
        package var expression: String
        /// `nil` where the run ended before it.
        package var value: Value?
    }

    /// A block that was run, and what it showed.
    package struct Block: Codable, Sendable {
        /// Of its fence in the notebook, 1 for the first.
        package var line: Int
        /// What references lead to; `nil` without one.
        package var label: String?
        /// "Figure 2"; `nil` for what has no number.
        package var name: String?
        /// As plain text; `nil` without one.
        package var caption: String?
        /// In the order shown.
        package var outputs: [Content]
    }

    /// Training runs that differ in nothing but their seeds.
    package struct TrialRecord: Codable, Hashable, Sendable {
        /// The trial's, as the notebook gives it.
        package var name: String
        /// One line for each layer, as the notebook writes it.
        package var layers: [String]
        /// As the notebook writes it.
        package var optimizer: String
        /// In samples.
        package var batchSize: Int
        /// How many were asked for.
        package var epochs: Int
        /// The data set's name, with what was done to it.
        package var dataset: String
        /// SHA-256 of the samples and labels, in hexadecimal.
        package var datasetDigest: String
        /// Of the engine that trained it: another one may give other bits.
        package var engineVersion: Int
        /// One for each seed; none where there are so many that `runTable` holds them.
        package var runs: [Run]
        /// The runs of a trial with more than 1,000.
        package var runTable: RunTable?
    }

    /// One training run.
    package struct Run: Codable, Hashable, Sendable {
        /// Of its first weights, its order of samples and its dropout.
        package var seed: UInt64
        /// SHA-256 of the run's specification and the engine's version, in hexadecimal.
        package var digest: String
        /// SHA-256 over the trained weights, in hexadecimal.
        package var weightsDigest: String?
        /// The step at which a number was no longer finite; `nil` for a run that came to its end.
        package var divergedAtStep: Int?
        /// What it ended with, so that every interval can be computed again.
        package var outcome: RunOutcome?
    }
}
