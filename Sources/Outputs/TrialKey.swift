/// What all runs of a trial share.
package struct TrialKey: Hashable, Sendable {
    private let name: String
    private let layers: [String]
    private let optimizer: String
    private let batchSize: Int
    private let epochs: Int
    private let datasetDigest: String
    private let settings: [RunRecord.Setting]

    /// The trial of a run.
    package init(_ run: RunRecord) {
        (name, layers, optimizer, batchSize) = (run.trial, run.layers, run.optimizer, run.batchSize)
        (epochs, datasetDigest, settings) = (run.epochs, run.datasetDigest, run.settings)
    }

    /// Settings follow from the rest nearly always, and are long.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(batchSize)
        hasher.combine(datasetDigest)
    }
}
