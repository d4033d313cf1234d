package import Outputs
internal import Notebook
internal import SVGCharts

/// A report without its looks: every number in it, and what is needed to make it again. HTML and JSON reports carry it.
package struct ReportRecord: Codable, Sendable {
    /// The shape of this record; it changes when a reader of the older one would go wrong.
    package static let currentFormat = "bnbook report 2"

    package var format = ReportRecord.currentFormat
    package var title: String
    package var authors: [String]
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
    package var parameters: [ParameterRecord]
    /// Files of the author's own that the blocks read.
    package var files: [File]
    package var warnings: [String]
    /// Why the run did not come to its end; `nil` in a good report.
    package var failure: String?
    package var values: [InlineValue]
    package var blocks: [Block]
    package var trials: [TrialRecord]
    /// How it was drawn; `nil` in reports from before that was written down.
    package var drawing: Drawing?

    package struct ParameterRecord: Codable, Hashable, Sendable {
        package var name: String
        package var type: String
        /// As a reader sees it.
        package var value: String
        /// Of a list, each item; `nil` for other values, and in reports made before lists were kept so.
        package var items: [String]?
        package var isOverridden: Bool
    }

    package struct File: Codable, Hashable, Sendable {
        package var name: String
        /// SHA-256 of its bytes, in hexadecimal.
        package var digest: String

        package init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }

    package struct IncludedFileRecord: Codable, Hashable, Sendable {
        /// Relative to the notebook.
        package var path: String
        package var text: String
    }

    package struct InlineValue: Codable, Sendable {
        package var line: Int
        package var expression: String
        package var value: Value?
    }

    package struct Block: Codable, Sendable {
        package var line: Int
        package var label: String?
        package var name: String?
        package var caption: String?
        package var outputs: [Content]
    }

    /// Training runs that differ in nothing but their seeds.
    package struct TrialRecord: Codable, Hashable, Sendable {
        package var name: String
        package var layers: [String]
        package var optimizer: String
        package var batchSize: Int
        package var epochs: Int
        package var dataset: String
        package var datasetDigest: String
        package var engineVersion: Int
        package var runs: [Run]
    }

    package struct Run: Codable, Hashable, Sendable {
        package var seed: UInt64
        /// SHA-256 of the run's specification and the engine's version, in hexadecimal.
        package var digest: String
        /// SHA-256 over the trained weights, in hexadecimal.
        package var weightsDigest: String?
        package var divergedAtStep: Int?
        /// What it ended with, so that every interval can be computed again.
        package var outcome: RunOutcome?
    }
}
