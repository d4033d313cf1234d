internal import Experiments

/// What a column holds.
extension Table {
    func summary(of place: Int) -> TableReport.Column {
        let column = columns[place]
        if column.role == .ignored {
            return TableReport.Column(
                name: column.name, role: "ignored", missing: 0, distinct: Set(groups[column.name] ?? []).count)
        }
        let values = values(of: place).filter { !$0.isNaN }
        return TableReport.Column(
            name: column.name, role: column.roleWord, type: column.kindWord, missing: column.missingCount,
            distinct: Set(values).count,
            numbers: column.kind == .number && !values.isEmpty
                ? [
                    Double(values.min()!), values.reduce(0) { $0 + Double($1) } / Double(values.count),
                    Double(values.max()!),
                ] : [],
            determines: column.role == .feature ? determined(by: place) : nil)
    }
}

private extension Table {
    func values(of place: Int) -> [Float] {
        stride(from: place, to: cells.count, by: columns.count).map { cells[$0] }
    }

    /// The name of a predicted column whose value follows from a feature: each of its values goes with one class, and it
    /// has few of them or parts the classes by size; or a target is the feature itself, shifted and scaled.
    func determined(by place: Int) -> String? {
        let feature = values(of: place)
        guard feature.count > 3, !feature.contains(where: \.isNaN) else { return nil }
        for (other, column) in columns.enumerated() {
            switch column.role {
            case .label where column.codes.count > 1 && tells(feature, values(of: other), column.codes.count):
                return column.name
            case .target where columns[place].kind == .number && isLine(feature, values(of: other)): return column.name
            default: continue
            }
        }
        return nil
    }

    func tells(_ feature: [Float], _ labels: [Float], _ classCount: Int) -> Bool {
        var labelOf: [Float: Float] = [:]
        for (value, label) in zip(feature, labels) where labelOf.updateValue(label, forKey: value) ?? label != label {
            return false
        }
        let sorted = labelOf.sorted { $0.key < $1.key }.map(\.value)
        let changes = zip(sorted, sorted.dropFirst()).count { $0 != $1 }
        return labelOf.count > 1 && (labelOf.count <= feature.count / 2 || changes < classCount)
    }

    /// Whether their correlation is 1 or −1 but for float32's rounding.
    func isLine(_ first: [Float], _ second: [Float]) -> Bool {
        let count = Double(first.count)
        let (mean, other) = (first.reduce(0) { $0 + Double($1) } / count, second.reduce(0) { $0 + Double($1) } / count)
        var (across, own, others) = (0.0, 0.0, 0.0)
        for (a, b) in zip(first, second) {
            let (x, y) = (Double(a) - mean, Double(b) - other)
            (across, own, others) = (across + x * y, own + x * x, others + y * y)
        }
        return own > 0 && others > 0 && across * across / (own * others) > 1 - 1e-10
    }
}

private extension TableColumn {
    var roleWord: String {
        switch role {
        case .feature: "feature"
        case .label, .flag: "label"
        case .target: "target"
        case .ignored: "ignored"
        }
    }

    var kindWord: String {
        switch kind {
        case .number: "number"
        case .category: "category"
        case .ordinal: "order"
        case .undecided: ""
        }
    }
}
