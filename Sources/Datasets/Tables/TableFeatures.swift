internal import Experiments

/// What networks see of a table: numbers as they are, a feature for each name of a category.
struct TableFeatures {
    /// What makes a feature of a row.
    private enum Feature {
        /// The cell's number.
        case number(column: Int)
        /// Whether the cell has this code.
        case category(column: Int, code: Float)
        /// Whether the cell is missing.
        case missing(column: Int)
    }

    /// "age", "island = Dream", "age missing"; one for each feature.
    let names: [String]
    /// The columns with a feature for each of their words.
    let oneHot: [String]
    /// The classes in their order; empty where there are none.
    let classes: [String]
    private let table: Table
    private let features: [Feature]
    private let label: (column: Int, places: [Int])?
    private let targets: [Int]

    init(_ table: Table, hasIndicators: Bool) {
        self.table = table
        var features: [(name: String, feature: Feature)] = []
        for (place, column) in table.columns.enumerated() where column.role == .feature {
            let isMissing = column.missingCount > 0 && table.source.missing != .dropRow
            if column.kind == .category {
                features += column.sorted.names.map {
                    ("\(column.name) = \($0)", .category(column: place, code: Float(column.codes[$0]!)))
                }
            } else {
                features.append((column.name, .number(column: place)))
            }
            if isMissing, hasIndicators || column.kind == .category {
                features.append(("\(column.name) missing", .missing(column: place)))
            }
        }
        names = features.map(\.name)
        oneHot = table.columns.filter { $0.role == .feature && $0.kind == .category }.map(\.name)
        self.features = features.map(\.feature)
        let own = table.columns.firstIndex { $0.role == .label }
        classes = own.map { table.columns[$0].sorted.names } ?? []
        label = own.map { ($0, table.columns[$0].sorted.places) }
        targets = table.columns.indices.filter { [.target, .flag].contains(table.columns[$0].role) }
            .sorted { table.predictedPlace($0) < table.predictedPlace($1) }
    }

    /// The samples of these rows.
    func samples(_ rows: Range<Int>) -> Samples {
        let width = table.columns.count
        var samples = Samples(labels: [UInt8](repeating: 0, count: rows.count))
        samples.features.reserveCapacity(rows.count * features.count)
        for (index, row) in rows.enumerated() {
            let start = row * width
            for feature in features {
                switch feature {
                case .number(let column): samples.features.append(table.cells[start + column])
                case .category(let column, let code):
                    samples.features.append(table.cells[start + column] == code ? 1 : 0)
                case .missing(let column): samples.features.append(table.cells[start + column].isNaN ? 1 : 0)
                }
            }
            if let label { samples.labels[index] = UInt8(label.places[Int(table.cells[start + label.column])]) }
            for column in targets { samples.targets.append(table.cells[start + column]) }
        }
        samples.groups = table.groups.mapValues { Array($0[rows]) }
        return samples
    }
}

private extension Table {
    /// Where a column stands among those that are to be predicted.
    func predictedPlace(_ column: Int) -> Int {
        switch source.predicts {
        case .label: 0
        case .targets(let names), .labels(let names): names.firstIndex(of: columns[column].name) ?? 0
        }
    }
}
