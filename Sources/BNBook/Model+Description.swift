internal import NumberFormats

extension Model {
    /// A table of the layers with their output shapes and parameter counts, as Keras's `model.summary()` gives it.
    /// - Throws: `ModelError` for layers that do not fit one another.
    public func summary(input shape: [Int] = [28, 28]) throws -> Table {
        let summaries = try layers.summaries(input: shape)
        let fixed = summaries.reduce(0) { $0 + $1.nonTrainable }
        let total = summaries.reduce(0) { $0 + $1.parameters }
        let note =
            "\(grouped(total)) parameters, \(grouped(total - fixed)) of them trained"
            + (fixed > 0 ? ", \(grouped(fixed)) not." : ".")
        return Table(Array(zip(layers, summaries)), note: note) {
            TableColumn("Layer") { $0.0.description }
            TableColumn("Output shape") { $0.1.outputShape.map(String.init).joined(separator: " × ") }
            TableColumn("Parameters") { $0.1.parameters }
        }
    }

    /// The number of parameters, moving averages included, for samples of this shape.
    /// - Throws: `ModelError` for layers that do not fit one another.
    public func parameterCount(input shape: [Int] = [28, 28]) throws -> Int {
        try layers.summaries(input: shape).reduce(0) { $0 + $1.parameters }
    }
}

extension Model: CustomStringConvertible {
    /// The name, and a line per layer with its output shape and parameter count, for images of 28 × 28.
    public var description: String {
        do {
            let table = try summary()
            let rows = [table.columns.map(\.title)] + table.rows.map { $0.map(\.text) }
            let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
            let lines = rows.map { row in
                row.indices.map { pad(row[$0], to: widths[$0], isRight: table.columns[$0].isNumeric) }.joined(
                    separator: "   ")
            }
            return ([name] + lines + [table.note ?? ""]).joined(separator: "\n")
        } catch {
            return "\(name): \(error)"
        }
    }
}

private func grouped(_ count: Int) -> String { NumberFormat.grouped.string(Double(count)) }

private func pad(_ text: String, to width: Int, isRight: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return isRight ? space + text : text + space
}
