internal import Document
internal import Notebook
internal import Spelling

/// The blocks that carry out a training: data, experiment, table and chart.
struct ExperimentWriter {
    let model: FoundModel
    let training: FoundModel.Training
    /// 1 for the notebook's first.
    let number: Int
    /// What the cell that trains says of itself.
    let options: CellOptions

    /// The lines of the block that trains; `declares` says whether the data set is named here for the first time,
    /// `isShown` whether its table stands below.
    /// - Throws: the first thing that has no counterpart.
    func training(declares: Bool, isShown: Bool) throws(Omission) -> [String] {
        if let problem = model.problems.first ?? training.problems.first { throw problem }
        guard let data = training.data, let epochs = training.epochs, let batchSize = training.batchSize else {
            throw Omission(place: training.place, message: "the training has arguments that are no literals")
        }
        guard let compilation = model.compilation else {
            throw Omission(place: training.place, message: "the model \"\(model.name)\" is trained without compile")
        }
        let known = KnownData.all.first { $0.ours == data.dataset }
        let (loss, addsSoftmax) = try loss(compilation)
        let body = try ModelWriter(model: model).lines(
            samples: known?.shape, expected: model.isTorch ? nil : data.shape, addsSoftmax: addsSoftmax)
        if let early = model.chain.layers.dropLast().first(where: { ending(of: $0)?.hasSuffix("softmax") == true }) {
            throw early.omission("\(early.name) is a softmax before the end, which ends a model here")
        }
        let arguments = [
            "on: \(dataset(data))", "optimizer: \(try optimizer(compilation))", "epochs: \(epochs)",
            batchSize == 32 ? nil : "batchSize: \(batchSize)", loss.isEmpty ? nil : "loss: \(loss)", trainingOptions,
            "seeds: 1",
        ].compactMap(\.self).joined(separator: ", ")
        let read = declares ? ["let \(data.dataset) = try Dataset.\(data.dataset)()", ""] : []
        let head = isShown ? tableOptions(options) : options.lines(label: nil, caption: nil)
        return head + read + ["let \(name) = try Experiment(\(arguments)) {"] + body.map { "    " + $0 } + ["}.run()"]
            + (isShown ? ["", "\(name).summary"] : [])
    }

    /// The lines of a block that shows the training's table in the place of a cell of these options.
    func table(_ options: CellOptions) -> [String] { tableOptions(options) + ["\(name).summary"] }

    /// The same of its chart; of several quantities one beside the other.
    func chart(of asked: [Quantity], _ options: CellOptions) -> [String] {
        // Reconstructions have no accuracy.
        let quantities = training.reconstructs ? [.loss] : asked
        let words = listed(quantities.map(\.rawValue), "and")
        let kind = quantities == [.loss] ? "training" : words.replacing(" ", with: "-")
        let head = options.lines(
            label: "fig-\(kind)-\(number)",
            caption: "\(words.prefix(1).uppercased() + words.dropFirst()) of \(title) after each epoch.",
            echo: "fold")
        let charts = quantities.map(lines)
        guard charts.count > 1 else { return head + charts[0] }
        let parts = charts.enumerated().flatMap { index, chart -> [String] in
            let end = index == charts.count - 1 ? "    }" : "    },"
            return chart.dropLast().map { "    \($0)" } + [end]
        }
        return head + ["Chart(beside: ["] + parts + ["])"]
    }

    /// What a chart can show after each epoch.
    enum Quantity: String, CaseIterable {
        case loss, accuracy
    }

    /// What is otherwise than there.
    var remarks: [Omission] {
        var remarks = training.remarks
        func remark(_ message: String) { remarks.append(Omission(place: training.place, message: message)) }
        if let data = training.data {
            let changes = data.changes.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            if !changes.isEmpty {
                remark(
                    "what was done to the images (\(listed(changes))) is left out: here they are pixels divided by 255")
            }
            if let buffer = data.buffer, buffer < data.range?.count ?? data.count {
                remark("each sample was drawn from a buffer of \(buffer); here all are shuffled")
            }
            if changes.isEmpty, data.divisor != 255 {
                remark("pixels were divided by \(ArgumentValue.written(data.divisor)); here it is 255")
            }
        }
        if model.isTorch { remark("PyTorch draws first weights otherwise: uniformly within ±1/√inputs, biases too") }
        return remarks
    }
}

private extension ExperimentWriter {
    var name: String { number == 1 ? "result" : "result\(number)" }
    var title: String { model.name.isEmpty ? "model" : model.name }

    func tableOptions(_ options: CellOptions) -> [String] {
        options.lines(label: "tbl-training-\(number)", caption: "Training of \(title).")
    }

    func lines(of quantity: Quantity) -> [String] {
        let axis = quantity.rawValue.prefix(1).uppercased() + quantity.rawValue.dropFirst()
        let lines = [("train\(axis)", "Training"), ("test\(axis)", "Test")].flatMap { property, part in
            [
                "    LineMark(x: .value(\"Epoch\", epoch.number), y: .value(\"\(axis)\", epoch.\(property)))",
                "        .foregroundStyle(by: .value(\"Part\", \"\(part)\"))",
            ]
        }
        return ["Chart(\(name).history) { epoch in"] + lines + ["}"]
    }

    func dataset(_ data: ForeignData) -> String {
        let whole = data.dataset + (training.reconstructs ? ".reconstruction()" : "")
        if let count = training.validationCount { return "\(whole).split(validation: \(count))" }
        guard let fraction = training.validationSplit else { return whole }
        return "\(whole).split(validation: \(ArgumentValue.written(fraction)))"
    }

    /// The order of samples that are not shuffled, and early stopping, where there is a callback for it.
    var trainingOptions: String? {
        var options = training.isOrdered ? ["order: .stored"] : []
        if let stopping = training.stopping { options.append("earlyStopping: \(stopping)") }
        return options.isEmpty ? nil : "options: TrainingOptions(\(options.joined(separator: ", ")))"
    }

    func optimizer(_ compilation: FoundModel.Compilation) throws(Omission) -> String {
        guard let argument = compilation.optimizer else {
            if model.isTorch { throw Omission(place: compilation.place, message: "the optimizer is not found") }
            return ".rmsprop()"
        }
        let rows = model.isTorch ? TorchOptimizers.all : KerasOptimizers.all
        let object: PythonObject
        switch argument.value {
        case .text(let word): object = PythonObject(path: [word], arguments: [], place: argument.place)
        case .object(let made): object = made
        default: throw Omission(place: argument.place, message: "the optimizer is no literal")
        }
        guard let row = rows.first(where: { $0.names[0].lowercased() == object.name.lowercased() }) else {
            throw Omission(
                place: object.place, message: "bnbook has no optimizer \"\(object.name)\"",
                hint: suggestion(for: object.name, among: rows.map { $0.names[0] }))
        }
        return try row.written(object) + (training.schedule ?? "") + (training.clipping ?? "")
    }

    /// The loss, and whether a softmax has to be put behind the last layer.
    func loss(_ compilation: FoundModel.Compilation) throws(Omission) -> (String, Bool) {
        guard let argument = compilation.loss else {
            throw Omission(place: compilation.place, message: "the loss is not found")
        }
        let rows = model.isTorch ? TorchLosses.all : KerasLosses.all
        let name: String
        switch argument.value {
        case .text(let word): name = word
        case .object(let object): name = object.name
        case .path(let path): name = path.last ?? ""
        default: throw Omission(place: argument.place, message: "the loss is no literal")
        }
        guard let row = rows.first(where: { $0.names.contains(name) }) else {
            throw Omission(
                place: argument.place, message: "the loss \"\(name)\" is not carried over",
                hint: suggestion(for: name, among: rows.flatMap(\.names)))
        }
        guard let object = argument.value.object else { return (row.ours, try addsSoftmax(row, false, argument)) }
        _ = try row.call.written(object)
        let given = try row.call.bound(object)
        var ours = row.ours
        if let smoothing = given["label_smoothing"]?.value.number, smoothing != 0 {
            guard smoothing > 0, smoothing < 1 else {
                throw Omission(place: argument.place, message: "\"label_smoothing\" of \(name) is not carried over")
            }
            ours = ".crossEntropy(labelSmoothing: \(ArgumentValue.written(smoothing)))"
        }
        return (ours, try addsSoftmax(row, given["from_logits"]?.value.truth == true, argument))
    }

    func addsSoftmax(_ row: LossRow, _ isLogits: Bool, _ argument: PythonArgument) throws(Omission) -> Bool {
        // What only shapes an output stands behind the layer that gives it.
        let shaping = training.reconstructs ? ["Flatten", "Reshape"] : []
        let last = model.chain.layers.last { !shaping.contains($0.name) }
        let ends = last.flatMap { ending(of: $0) }
        switch row.output {
        case .any: return false
        case .sigmoid:
            if training.reconstructs, !isLogits, ends == "sigmoid" { return false }
            throw Omission(
                place: argument.place,
                message: training.reconstructs
                    ? "the loss is carried over behind a last layer with a sigmoid alone"
                    : "the loss is carried over where images are to be reconstructed alone")
        case _ where training.reconstructs:
            throw Omission(
                place: argument.place, message: "the loss takes classes, but the images are to be reconstructed")
        case .softmax where !isLogits:
            if ends == "softmax" { return false }
            throw Omission(
                place: argument.place, message: "the loss takes probabilities, but the last layer is no softmax")
        case .logProbabilities:
            if ends == "log_softmax" { return false }
            throw Omission(
                place: argument.place,
                message: "the loss takes logarithms of probabilities, but the last layer is no log_softmax")
        case .softmax, .logits:
            // The softmax of logarithms of probabilities is these probabilities.
            if ends == "log_softmax" { return false }
            if ends != "softmax" { return true }
            throw Omission(
                place: argument.place, message: "the loss puts a softmax behind the last layer, which is one already")
        }
    }

    /// The activation that a last layer ends with; `nil` for none.
    func ending(of layer: PythonObject) -> String? {
        switch layer.name {
        case "Softmax", "softmax": return "softmax"
        case "LogSoftmax", "log_softmax": return "log_softmax"
        default: break
        }
        let row = model.isTorch ? nil : KerasLayers.all.first { $0.names.contains(layer.name) }
        guard let value = try? row?.bound(layer)["activation"]?.value, value.literal != "None" else {
            return ["ReLU", "relu", "Sigmoid", "sigmoid", "Tanh", "tanh"].contains(layer.name)
                ? layer.name.lowercased() : nil
        }
        var word = value.text
        if case .path(let path) = value { word = path.last }
        if let object = value.object { word = object.name.lowercased() }
        return word == "linear" ? nil : word ?? "?"
    }
}
