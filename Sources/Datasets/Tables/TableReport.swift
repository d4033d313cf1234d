internal import Experiments

/// What is in a table, and what is odd about it.
package struct TableReport: Codable, Hashable, Sendable {
    /// One column as it stands in the files.
    package struct Column: Codable, Hashable, Sendable {
        /// As in the header.
        package var name: String
        /// "feature", "label", "target", "ignored".
        package var role: String
        /// "number", "category", "order"; "" for one that is ignored.
        package var type: String
        /// Cells without a value.
        package var missing: Int
        /// Different values among the others.
        package var distinct: Int
        /// Least, mean and greatest number; `nil` where cells are no numbers.
        package var range: (least: Double, mean: Double, greatest: Double)? {
            numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
        }
        private var numbers: [Double]
        /// The label or target that follows from this feature alone; `nil` for none.
        package var determines: String?

        /// `numbers` are least, mean and greatest, or none.
        init(
            name: String, role: String, type: String = "", missing: Int, distinct: Int, numbers: [Double] = [],
            determines: String? = nil
        ) {
            (self.name, self.role, self.type) = (name, role, type)
            (self.missing, self.distinct, self.numbers) = (missing, distinct, numbers)
            self.determines = determines
        }
    }

    /// Samples of one class in each part.
    package struct ClassCount: Codable, Hashable, Sendable {
        /// What it is called.
        package var name: String
        /// Of the training part.
        package var train: Int
        /// Of the validation part; 0 where there is none.
        package var validation: Int
        /// Of the test part.
        package var test: Int
    }

    /// In the files' order.
    package var columns: [Column]
    /// In their order; empty where no classes are predicted.
    package var classes: [ClassCount]
    /// Test samples whose features are also those of a training sample.
    package var sharedCount: Int
    /// Training samples whose features are those of an earlier one.
    package var repeatedCount: Int
    /// What is odd about single columns, in sentences.
    package var oddities: [String]
}

/// What is in the table that `loaded` comes from. The files are read again. Throws a ``DatasetError``, among others for
/// data that is no table.
package func reportTable(of loaded: LoadedDataset) throws -> TableReport {
    let dataset = loaded.dataset
    guard let source = dataset.source.table else {
        throw DatasetError.wrongWord(
            name: "the data whose report is asked for", value: dataset.name, expected: "a table: Dataset.csv")
    }
    var table = Table(source)
    try table.read(source.file)
    if !source.testFile.isEmpty { try table.read(source.testFile) }
    let width = dataset.shape.reduce(1, *)
    let train = rowDigests(loaded.train.features, width), test = rowDigests(loaded.test.features, width)
    let known = Set(train)
    return TableReport(
        columns: table.columns.indices.map { table.summary(of: $0) }, classes: classCounts(loaded),
        sharedCount: test.count { known.contains($0) }, repeatedCount: train.count - known.count,
        oddities: table.oddities)
}

extension TableReport {
    /// What is odd, in sentences.
    package var findings: [String] {
        var findings = oddities
        if sharedCount > 0 {
            findings.append(
                "\(sharedCount) test sample\(sharedCount == 1 ? " has" : "s have") the features of a training sample, so the test measures memory there."
            )
        }
        for column in columns where column.role == "feature" && column.distinct == 0 {
            findings.append("The column \(column.name) has no value at all.")
        }
        let constant = columns.filter { $0.role == "feature" && $0.distinct == 1 }.map(\.name)
        if !constant.isEmpty {
            let names = constant.prefix(8).joined(separator: ", ") + (constant.count > 8 ? ", …" : "")
            findings.append(
                constant.count == 1
                    ? "The column \(names) has one value only, from which nothing can be learnt."
                    : "\(constant.count) columns have one value only, from which nothing can be learnt: \(names).")
        }
        for column in columns {
            if let target = column.determines {
                findings.append("\(target) follows from the column \(column.name) alone: is it known beforehand?")
            }
        }
        for count in classes where count.train == 0 && count.test > 0 {
            findings.append("No training sample has the class \(count.name), so no network can learn it.")
        }
        return findings
    }
}

private extension Dataset.Source {
    /// The table that samples are read from.
    var table: TableSource? {
        switch self {
        case .table(let source): return source
        case .csv(let train, let test, let label):
            var source = TableSource(file: train, predicts: .label(label))
            source.testFile = test
            return source
        default: return nil
        }
    }
}

/// A digest of each row's numbers (FNV-1a over their bits).
private func rowDigests(_ features: [Float], _ width: Int) -> [UInt64] {
    stride(from: 0, to: features.count, by: width).map { start in
        features[start..<start + width].reduce(0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1.bitPattern)) &* 0x100_0000_01B3
        }
    }
}

private func classCounts(_ loaded: LoadedDataset) -> [TableReport.ClassCount] {
    guard loaded.dataset.task == .classification else { return [] }
    let counts = [loaded.train, loaded.validation, loaded.test].map { samples in
        samples.labels.reduce(into: [Int](repeating: 0, count: 256)) { $0[Int($1)] += 1 }
    }
    return (0..<loaded.dataset.classes).map {
        TableReport.ClassCount(
            name: loaded.dataset.className($0), train: counts[0][$0], validation: counts[1][$0], test: counts[2][$0])
    }
}
