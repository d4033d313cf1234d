internal import Document

/// Where a training's table and charts stand there: cells behind it that show what it gave, under labels of their own.
extension ModelReader {
    struct Places {
        /// The cell that shows its figures as a table; `nil` for its own.
        var table: Int?
        /// The cells that plot it.
        var charts: [(cell: Int, quantities: [ExperimentWriter.Quantity])] = []
    }

    func cell(_ number: Int) -> CodeCell? {
        if case .code(let cell) = notebook.parts[number] { cell } else { nil }
    }

    /// The cells with a label that show this training: they name what `fit` gave, or the model. Of a notebook's only
    /// training others may, too.
    func places(of training: FoundModel.Training, of model: FoundModel, among models: [FoundModel]) -> Places {
        let cells = Set(models.flatMap(\.trainings).map(\.cell))
        let isOnly = models.filter { !$0.trainings.isEmpty }.count == 1
        let line = cell(training.cell)?.lines.first { $0.place.line == training.place.line }?.text ?? ""
        let result = line.prefixMatch(of: #/\s*(\w+)\s*=[^=]/#).map { String($0.1) }
        var places = Places()
        for number in notebook.parts.indices where number > training.cell && !cells.contains(number) {
            guard let cell = cell(number), cell.isPython, cell.options.isRun, cell.options.label != nil else {
                continue
            }
            let words = cell.words
            guard isOnly || [result, model.name].compactMap(\.self).contains(where: cell.names.contains) else {
                continue
            }
            if cell.options.names("fig"), words.contains("plot") {
                places.charts.append((number, cell.quantities))
            } else if cell.options.names("tbl"), places.table == nil,
                words.contains("evaluate") || words.contains("history")
            {
                places.table = number
            }
        }
        return places
    }

    /// Puts a training's table and charts in their places, which become ours where they do nothing else.
    mutating func show(_ writer: ExperimentWriter, at places: Places) {
        let own = writer.training.cell
        if writer.options.names("fig") {
            blocks[own, default: []].append(writer.chart(of: cell(own)?.quantities ?? [.loss], writer.options))
        } else if !places.charts.contains(where: { $0.quantities.contains(.loss) }) {
            blocks[own, default: []].append(writer.chart(of: [.loss], writer.options))
        }
        if let table = places.table, let options = cell(table)?.options {
            blocks[table, default: []].append(writer.table(options))
        }
        for (number, quantities) in places.charts {
            guard let cell = cell(number) else { continue }
            blocks[number, default: []].append(writer.chart(of: quantities, cell.options))
            if cell.isPlotAlone { replaced.insert(number) }
        }
    }
}

private extension CodeCell {
    /// Its code without comments.
    var code: [String] { lines.map(\.text.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") } }

    /// Names and words of texts.
    var words: Set<String> {
        Set(code.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } }.map(String.init))
    }

    /// Names that stand by themselves, and not behind a dot.
    var names: Set<String> {
        let isName = { (sign: Character) in sign.isLetter || sign.isNumber || sign == "_" || sign == "." }
        return Set(code.flatMap { $0.split { !isName($0) } }.map { String($0.prefix { $0 != "." }) })
    }

    /// What it plots, by its words.
    var quantities: [ExperimentWriter.Quantity] {
        let words = words
        let found = ExperimentWriter.Quantity.allCases.filter { quantity in
            let name = quantity == .accuracy ? "acc" : quantity.rawValue
            return words.contains { word in word.split(separator: "_").contains { $0.lowercased().hasPrefix(name) } }
        }
        return found.isEmpty ? [.loss] : found
    }

    /// Whether it does nothing but plot.
    var isPlotAlone: Bool {
        code.allSatisfy { line in
            ["plt.", "ax", "fig", "import ", "from ", ")", "pd."].contains { line.hasPrefix($0) }
        }
    }
}
