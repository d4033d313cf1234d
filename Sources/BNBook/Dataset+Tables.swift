internal import Datasets
internal import Worker

extension Dataset {
    /// Samples in a table: a header line, then a line for each sample, cells quoted as RFC 4180 has it. What is to be
    /// predicted is in the column `label` (classes, by words or whole numbers), `target` or `targets` (numbers), or
    /// `labels` (0 or 1, no or yes, any of them at once); all others are features, numbers as they are and a feature for
    /// each name of a category. Without `test`, `split(test:)` sets test samples aside.
    ///
    /// `separator` is found in the header unless it is given; what stands for a missing value beside "", NA, N/A, NaN,
    /// nan, null and NULL is among `missingWords`. Ignored columns can still be grouped by:
    /// `Dataset.csv("scans.csv", label: "ill", ignoring: ["patient"]).split(test: 0.2, groupedBy: "patient")`.
    /// - Throws: an error that names file, line and column.
    public static func csv(
        _ file: String, test: String? = nil, label: String? = nil, target: String? = nil, targets: [String] = [],
        labels: [String] = [], ignoring: [String] = [], columns: [String: TableColumnKind] = [:],
        missing: MissingValues = .refused, missingWords: [String] = [], separator: Character? = nil,
        decimalComma: Bool = false
    ) throws -> Dataset {
        let predicts =
            [label.map(TableSource.Predicted.label), target.map { .targets([$0]) }].compactMap(\.self)
            + (targets.isEmpty ? [] : [.targets(targets)]) + (labels.isEmpty ? [] : [.labels(labels)])
        guard predicts.count == 1 else {
            throw DatasetError.wrongWord(
                name: "what is predicted of \(file)", value: predicts.isEmpty ? "" : "told \(predicts.count) times",
                expected: "one of label:, target:, targets: and labels:, with the names of columns")
        }
        var source = TableSource(file: file, predicts: predicts[0])
        (source.testFile, source.ignoring, source.columns) = (test ?? "", ignoring, columns)
        (source.missing, source.missingWords) = (missing, missingWords)
        (source.separator, source.decimalComma) = (separator.map(String.init) ?? "", decimalComma)
        return try table(source)
    }

    /// Samples in two files, the second for testing; otherwise as for one, with the classes in `label`.
    /// - Throws: an error that names file, line and column.
    public static func csv(
        train: String, test: String, label: String = "label", ignoring: [String] = [],
        columns: [String: TableColumnKind] = [:], missing: MissingValues = .refused
    ) throws -> Dataset {
        if ignoring.isEmpty, columns.isEmpty, missing == .refused {
            try sayInput("\(train), \(test)", [train, test])
            return try Dataset(from: .csv(train: train, test: test, label: label))
        }
        return try csv(train, test: test, label: label, ignoring: ignoring, columns: columns, missing: missing)
    }

    /// Rows of a notebook, a class for each: `Dataset([[5.1, 3.5], [6.2, 2.9]], label: ["setosa", "virginica"])`.
    /// - Throws: an error that says which row has other columns, or no number.
    public init(_ rows: [[Double]], label: [String], name: String = "Rows") throws {
        try self.init(NotebookRows(name: name, rows: rows, predicts: .label(label)))
    }

    /// Rows of a notebook, a class for each, by whole numbers.
    /// - Throws: as above.
    public init(_ rows: [[Double]], label: [Int], name: String = "Rows") throws {
        try self.init(rows, label: label.map(String.init), name: name)
    }

    /// Rows of a notebook, a number to predict for each.
    /// - Throws: as above.
    public init(_ rows: [[Double]], target: [Double], called targetName: String = "target", name: String = "Rows")
        throws
    {
        try self.init(NotebookRows(name: name, rows: rows, predicts: .target(targetName, target)))
    }

    /// What each feature of a table is called: "age", "island = Dream"; empty for other data.
    /// - Throws: an error where the samples are gone.
    public var featureNames: [String] {
        get throws {
            try RunService.current.ask(.featureNames(self))
        }
    }

    /// The same with training samples set aside in whole groups, so that none is on two sides: as many as fit into what
    /// is asked for, of the groups in an order drawn by `seed`. The column is one of those that the table ignores.
    /// - Throws: an error for a column that tells no groups, or where the samples are gone.
    public func split(test: Int? = nil, validation: Int? = nil, groupedBy column: String, seed: UInt64 = 0) throws
        -> Dataset
    {
        var split = self
        for (count, part) in [(test, DataPart.test), (validation, .validation)] {
            guard let count else { continue }
            let request = Request.groups(split, column: column, count: count, seed: seed, of: part)
            let chosen: Int = try RunService.current.ask(request)
            split = split.transformed(
                part == .test
                    ? .test(count: chosen, stratified: false, groupedBy: column, seed: seed)
                    : .groupedValidation(count: chosen, groupedBy: column, seed: seed))
        }
        return split
    }

    /// The same by fractions of the training samples that there are before.
    /// - Throws: as above.
    public func split(test: Double? = nil, validation: Double? = nil, groupedBy column: String, seed: UInt64 = 0) throws
        -> Dataset
    {
        try split(test: count(test), validation: count(validation), groupedBy: column, seed: seed)
    }
}

private extension Dataset {
    init(_ rows: NotebookRows) throws {
        self = try RunService.current.ask(.rows(rows))
    }

    static func table(_ source: TableSource) throws -> Dataset {
        let files = [source.file] + (source.testFile.isEmpty ? [] : [source.testFile])
        try sayInput(files.joined(separator: ", "), files)
        return try Dataset(from: .table(source))
    }
}
