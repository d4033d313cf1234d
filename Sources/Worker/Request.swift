package import Datasets
package import Experiments

/// What a notebook's program asks of whoever carries out runs and reads data for it.
package enum Request: Codable, Sendable {
    /// The results of runs, all on one data set; those that are not kept are trained, or with `isPlanned` only named.
    case runs([WantedRun], isPlanned: Bool)
    /// The data set of a source.
    case dataset(Dataset.Source)
    /// The data set of a notebook's own rows.
    case rows(NotebookRows)
    /// One digest over the contents of files.
    case digest(files: [String])
    /// Test images by their places, 0 for the first.
    case testImages(Dataset, places: [Int])
    /// Whether archives hold all of these arrays.
    case holdsArrays([ArraySource.Place])
    /// What is in a table.
    case tableReport(Dataset)
    /// What each feature is called.
    case featureNames(Dataset)
    /// How many training samples whole groups of a column give, at most so many, for a part of the data.
    case groups(Dataset, column: String, count: Int, seed: UInt64, of: DataPart)
    /// A file of the weights that a run ended with.
    case saveWeights(RunSpec, isFolded: Bool, path: String)
}

/// A run that a trial needs.
package struct WantedRun: Codable, Sendable {
    /// The trial's name.
    package var trial: String
    /// What it is.
    package var spec: RunSpec

    /// A run of a trial.
    package init(trial: String, spec: RunSpec) { (self.trial, self.spec) = (trial, spec) }
}
