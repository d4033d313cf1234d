internal import Spelling

/// Sentences about box plots.

extension SummaryWriter {
    /// What is said about box plots.
    var boxes: String {
        let groups = boxGroups
        let spoken = groups.prefix(8).compactMap { rows -> String? in
            guard let box = BoxSummary(rows.compactMap { value($0)?.number }) else { return nil }
            let format = layer.formats[layer.valueAxis.role]
            let name = distinct([place(rows[0])?.name, rows[0].color?.name].compactMap(\.self)).joined(separator: ", ")
            let numbers = [box.median, box.lowerQuartile, box.upperQuartile].map {
                PlottableData.number($0).text(format)
            }
            let count = layers.isThinned ? "" : ", n = \(box.count)"
            return "\(name) median \(numbers[0]), middle half \(numbers[1]) to \(numbers[2])\(count)"
        }
        let label = layer.labels[layer.valueAxis.role] ?? ""
        return
            "\(counted(groups.count, "box plot")), \(label.inSentence) by \((layer.labels[placeAxis.role] ?? "").inSentence): \(spoken.joined(separator: "; "))."
    }
}

private extension SummaryWriter {
    /// The data of each box.
    var boxGroups: [[Datum]] {
        var groups: [[Datum]] = []
        for datum in layer.data {
            let index = groups.firstIndex {
                place($0[0])?.name == place(datum)?.name && $0[0].color == datum.color
                    && $0[0].position == datum.position
            }
            if let index { groups[index].append(datum) } else { groups.append([datum]) }
        }
        return groups
    }
}
