internal import Document
internal import Spelling

/// Finds models among a notebook's code, and writes the notebook's lines: what became ours stands in the place of the
/// cells that said it, all other code is shown.
struct ModelReader {
    let notebook: ForeignNotebook
    private(set) var omissions: [Omission] = []
    /// Blocks of Swift behind the cells of these numbers, each the lines of one.
    var blocks: [Int: [[String]]] = [:]
    /// Cells all of which became ours.
    var replaced: Set<Int> = []

    /// - Parameter hasFile: Whether a file of that name lies beside the notebook.
    init(_ notebook: ForeignNotebook, hasFile: @escaping (String) -> Bool) {
        self.notebook = notebook
        var session = PythonSession(hasFile: hasFile)
        var statements: [Int: [(isNeutral: Bool, isCarried: Bool)]] = [:]
        for (number, part) in notebook.parts.enumerated() {
            guard case .code(let cell) = part, cell.isPython, cell.options.isRun else { continue }
            statements[number] = session.follow(cell: number, cell.lines)
        }
        // What was done to the layers of models that are not trained.
        for (index, model) in session.models.enumerated() where model.trainings.isEmpty {
            session.models[index].problems += session.blames(of: model)
        }
        omissions += session.omissions
        let carried = write(session.models)
        for (number, all) in statements {
            let isModels = session.models.enumerated().allSatisfy { index, model in
                carried.contains(index) || model.cell != number && !model.trainings.contains { $0.cell == number }
            }
            let isUsed = !carried.isEmpty && all.contains { !$0.isNeutral }
            if isUsed, isModels, all.allSatisfy({ $0.isNeutral || $0.isCarried }) { replaced.insert(number) }
        }
        noteShownCode()
        noteLostLabels()
    }

    /// The new notebook, line by line.
    func lines(frontMatter: [String]) -> [ForeignLine] {
        var page = PageLines(frontMatter: frontMatter)
        for (number, part) in notebook.parts.enumerated() {
            if !replaced.contains(number) { page.add(part.lines) }
            guard case .code(let cell) = part, let first = cell.lines.first else { continue }
            for block in blocks[number] ?? [] {
                page.add((["```swift experiment"] + block + ["```"]).map { first.with($0) })
            }
        }
        return page.lines
    }
}

private extension ModelReader {
    /// Writes the models and their trainings; gives the numbers of those all of which was carried over.
    mutating func write(_ models: [FoundModel]) -> Set<Int> {
        var number = 0, declared: Set<String> = [], carried: Set<Int> = []
        let inOrder = models.enumerated().sorted {
            ($0.element.trainings.first?.place ?? $0.element.place, $0.offset) < (
                $1.element.trainings.first?.place ?? $1.element.place, $1.offset
            )
        }
        for (index, model) in inOrder {
            guard let training = model.trainings.first else {
                if model.isPart || writeAlone(model) { carried.insert(index) }
                continue
            }
            let options = cell(training.cell)?.options ?? CellOptions()
            let writer = ExperimentWriter(model: model, training: training, number: number + 1, options: options)
            do throws(Omission) {
                let data = training.data?.dataset ?? ""
                let places = places(of: training, of: model, among: models)
                blocks[training.cell, default: []].append(
                    try writer.training(declares: !declared.contains(data), isShown: places.table == nil))
                declared.insert(data)
                show(writer, at: places)
                number += 1
                carried.insert(index)
                omissions += writer.remarks
                for later in model.later {
                    omissions.append(
                        Omission(place: later.place, message: "\(words(model)): \(later.message), is left out"))
                }
                for further in model.trainings.dropFirst() {
                    omissions.append(
                        Omission(place: further.place, message: "the model is trained further here, which is left out"))
                }
            } catch {
                omit(error, model)
            }
        }
        return carried
    }

    /// A model that is not trained here: its layers, and their shapes.
    mutating func writeAlone(_ model: FoundModel) -> Bool {
        let writer = ModelWriter(model: model)
        guard !model.chain.layers.isEmpty || !model.problems.isEmpty else { return false }
        do throws(Omission) {
            let shape = writer.inputShape
            let lines = try writer.lines(samples: nil, expected: nil, addsSoftmax: false)
            let isImage = model.isTorch && ["Conv2d", "MaxPool2d"].contains(model.chain.layers.first?.name)
            guard let shape, !shape.isEmpty, !isImage, !shape.contains(where: { $0 < 1 }) else {
                throw Omission(
                    place: model.place, message: "it is not trained, and the shape of its samples is not said")
            }
            let options = cell(model.cell)?.options ?? CellOptions()
            let code =
                options.lines(label: options.names("tbl") ? options.label : nil, caption: nil) + ["try \(lines[0])"]
                + lines.dropFirst().dropLast() + [
                    "}.summary(input: [\(shape.map(String.init).joined(separator: ", "))])"
                ]
            blocks[model.cell, default: []].append(code)
            omissions.append(
                Omission(
                    place: model.place,
                    message: "\(words(model)) is not trained in a way that is followed: its layers are listed"))
            return true
        } catch {
            omit(error, model)
            return false
        }
    }

    mutating func omit(_ reason: Omission, _ model: FoundModel) {
        omissions.append(
            Omission(place: reason.place, message: "\(words(model)) stays Python: \(reason.message)", hint: reason.hint)
        )
    }

    func words(_ model: FoundModel) -> String { model.name.isEmpty ? "a model" : "the model \"\(model.name)\"" }

    /// Labels of figures and tables that no block of ours shows.
    mutating func noteLostLabels() {
        let written = Set(blocks.values.flatMap { $0.compactMap(\.first) })
        for case .code(let cell) in notebook.parts {
            guard let label = cell.options.label, !written.contains("//| label: \(label)"), let first = cell.lines.first
            else { continue }
            omissions.append(.lost(label, at: first.place))
        }
    }

    /// Code that is shown and was to be run, at the first such place.
    mutating func noteShownCode() {
        let cells = notebook.parts.enumerated().compactMap { number, part -> CodeCell? in
            guard case .code(let cell) = part, !replaced.contains(number), cell.language != "text", !cell.lines.isEmpty,
                cell.options.isRun
            else { return nil }
            return cell
        }
        guard let first = cells.first?.lines.first else { return }
        let languages = cells.map(\.language).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let lines = cells.compactMap { $0.lines.first.map { "\($0.place.line)" } }
        let places =
            Set(lines).count > 1 ? ", on \(inNumber(lines.count, "line")) \(lines.joined(separator: ", "))" : ""
        omissions.append(
            Omission(
                place: first.place,
                message:
                    "\(counted(cells.count, "cell")) of \(listed(languages)) \(cells.count == 1 ? "is" : "are") shown and not run\(places)"
            ))
    }
}
