internal import Experiments
internal import Spelling

/// Rows that a notebook made, with what is to be predicted of each.
package struct NotebookRows: Codable, Sendable {
    /// What readers call the data set.
    package var name: String
    /// A number for each feature.
    package var rows: [[Double]]
    /// What is to be predicted of them.
    package var predicts: Predicted

    /// What is to be predicted, for each row in its order.
    package enum Predicted: Codable, Sendable {
        /// A class, by its name.
        case label([String])
        /// A number of this name.
        case target(String, [Double])
    }

    /// Rows under a name.
    package init(name: String, rows: [[Double]], predicts: Predicted) {
        (self.name, self.rows, self.predicts) = (name, rows, predicts)
    }
}

/// The samples in a notebook's rows. Throws ``DatasetError/rows(place:found:expected:)`` for a row that has other columns or
/// no number, and for labels that are not as many.
package func loadRows(_ source: NotebookRows) throws -> LoadedDataset {
    let (name, rows) = (source.name, source.rows), (label, targets) = source.predicts.parts
    let width = rows.first?.count ?? 0, count = label?.count ?? targets?.values.count ?? 0
    func error(_ place: String, _ found: String, _ expected: String) -> DatasetError {
        .rows(place: "\(name), \(place)", found: found, expected: expected)
    }
    guard width > 0 else { throw error("rows", "no numbers", "rows of at least one") }
    guard count == rows.count else {
        throw error(label == nil ? "target" : "label", "\(count) of them", "\(rows.count), one for each row")
    }
    for (place, row) in rows.enumerated() {
        guard row.count == width else {
            throw error("row \(place)", counted(row.count, "number"), "\(width) as in row 0")
        }
        if let number = row.first(where: { !Float($0).isFinite }) {
            throw error("row \(place)", "\(number)", "a number that float32 holds")
        }
    }
    if let (place, number) = targets?.values.enumerated().first(where: { !Float($0.element).isFinite }) {
        throw error("target \(place)", "\(number)", "a number that float32 holds")
    }
    var column = TableColumn("label", role: .label, kind: nil)
    let codes = (label ?? []).map { column.code($0) }
    let (names, places) = column.sorted
    guard names.count <= 256 else {
        throw error("label", "\(names.count) classes", "at most 256; target: predicts numbers")
    }
    let samples = Samples(
        labels: label == nil ? rows.map { _ in 0 } : codes.map { UInt8(places[$0]) },
        features: rows.flatMap { $0.map { Float($0) } }, targets: targets?.values.map { Float($0) } ?? [])
    let dataset = Dataset(
        name: name, source: .rows, digest: LoadedDataset.digest(train: samples, test: .none), shape: [width],
        classes: max(names.count, 1), trainCount: rows.count, testCount: 0,
        task: targets.map { .regression([$0.name]) } ?? .classification,
        classNames: names == names.indices.map(String.init) ? [] : names)
    return LoadedDataset(dataset: dataset, train: samples, test: .none)
}

private extension NotebookRows.Predicted {
    var parts: (label: [String]?, targets: (name: String, values: [Double])?) {
        switch self {
        case .label(let names): (names, nil)
        case .target(let name, let values): (nil, (name, values))
        }
    }
}
