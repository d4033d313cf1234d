import Spelling

internal import Experiments

/// One or two files of separated values as a data set: a header line, then a line for each sample.
struct TableFiles {
    let source: TableSource

    /// What is odd about the table is said through `remark`. Missing values of features that are to be replaced are NaN.
    ///
    /// Throws a ``DatasetError`` that names file, line and column.
    func load(as named: Dataset.Source? = nil, remark: (String) -> Void) throws -> LoadedDataset {
        var table = Table(source)
        try table.read(source.file)
        let trainCount = table.rowCount
        if !source.testFile.isEmpty { try table.read(source.testFile) }
        let features = TableFeatures(table, hasIndicators: source.missing == .indicator)
        let train = features.samples(0..<trainCount), test = features.samples(trainCount..<table.rowCount)
        let classes = features.classes
        var dataset = Dataset(
            name: source.file.pathStem, source: named ?? .table(source),
            digest: LoadedDataset.digest(train: train, test: test),
            shape: [features.names.count], classes: max(classes.count, 1), trainCount: train.count,
            testCount: test.count, task: source.task,
            classNames: classes == classes.indices.map(String.init) ? [] : classes)
        dataset.oneHot = features.oneHot
        for sentence in remarks(table) { remark(sentence) }
        return LoadedDataset(dataset: dataset, train: train, test: test, featureNames: features.names)
    }
}

private extension TableFiles {
    func remarks(_ table: Table) -> [String] {
        var remarks: [String] = []
        if table.columns.contains(where: { $0.name.isEmpty && $0.role == .feature }) {
            remarks.append(
                "\(source.file): a column without a name is a feature like the others; if it holds row numbers, as pandas writes them, leave it out (to_csv(index=False), or ignoring: [\"\"])."
            )
        }
        if source.file == source.testFile {
            remarks.append("\(source.file) is the training part and the test part: results say nothing of new samples.")
        }
        if table.droppedCount > 0 {
            remarks.append(
                "\(source.file): \(table.droppedCount) of \(table.droppedCount + table.rowCount) samples have missing values and are left out."
            )
        }
        return remarks + table.oddities
    }
}

private extension TableSource {
    var task: Dataset.Task {
        switch predicts {
        case .label: .classification
        case .targets(let names): .regression(names)
        case .labels(let names): .multilabel(names)
        }
    }
}
