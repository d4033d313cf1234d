internal import Datasets

extension Dataset {
    /// Two half circles of points that reach into each other, classes by turns, with nearly normal noise of this
    /// deviation; samples of shape [2].
    /// - Throws: for a count below 1.
    public static func moons(train: Int = 1000, test: Int = 1000, noise: Double = 0.1, seed: UInt64 = 1) throws
        -> Dataset
    {
        try LoadedDatasets.shared.remembered(loadPoints(.moons, train: train, test: test, noise: noise, seed: seed))
    }

    /// Two spirals of points, one and a half turns each; otherwise as `moons`.
    /// - Throws: for a count below 1.
    public static func spirals(train: Int = 1000, test: Int = 1000, noise: Double = 0.02, seed: UInt64 = 1) throws
        -> Dataset
    {
        try LoadedDatasets.shared.remembered(loadPoints(.spirals, train: train, test: test, noise: noise, seed: seed))
    }

    /// The images in a folder that holds four IDX files of MNIST's names, plain or gzipped: Fashion-MNIST, for example;
    /// networks see pixels divided by 255.
    /// - Throws: an error that names the file that is missing, or is not what its name says.
    public static func idx(folder: String) throws -> Dataset {
        sayInput(folder, possibleIDXFiles(in: folder))
        return LoadedDatasets.shared.remembered(try loadIDX(folder: folder))
    }

    /// Samples in two files of comma-separated numbers with a header line; the column called `label` holds the class, a
    /// whole number from 0 to 255, every other a feature, which networks see as it is; samples of shape [features].
    /// - Throws: an error that names file, line and column.
    public static func csv(train: String, test: String, label: String = "label") throws -> Dataset {
        sayInput("\(train), \(test)", [train, test])
        return LoadedDatasets.shared.remembered(
            try loadCSV(train: train, test: test, label: label, remark: { Voice.say(.notice($0)) }))
    }
}

/// Said before the files are read: also where one cannot be, what follows rests on it.
func sayInput(_ name: String, _ files: [String]) {
    Voice.say(.input(InputRecord(name: name, digest: FileDigests.current.digest(of: files), files: files)))
}
