package import Datasets
package import Experiments

/// What a notebook's program asks of whoever carries out runs and reads data for it.
package enum Request: Codable, Sendable {
    /// The results of runs, all on one data set; those that are not kept are trained, or with `isPlanned` only named.
    case runs([WantedRuns], isPlanned: Bool)
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

/// Runs that a trial needs, which differ in their seeds alone.
package struct WantedRuns: Codable, Sendable {
    /// The trial's name.
    package var trial: String
    /// What they are, with one of the seeds.
    package var spec: RunSpec
    /// The seed of each.
    package var seeds: [UInt64]

    /// The runs of a trial, those in a row together that differ in their seeds alone.
    package static func gathered(trial: String, _ specs: [RunSpec]) -> [WantedRuns] {
        specs.reduce(into: []) { all, spec in
            let last = all.count - 1
            guard last >= 0, all[last].holds(spec) else {
                return all.append(WantedRuns(trial: trial, spec: spec, seeds: [spec.seed]))
            }
            all[last].seeds.append(spec.seed)
        }
    }

    /// Whether a run differs from these in its seed alone.
    private func holds(_ spec: RunSpec) -> Bool {
        var like = spec
        like.seed = self.spec.seed
        return like == self.spec
    }
}
