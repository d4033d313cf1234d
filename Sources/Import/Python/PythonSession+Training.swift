internal import Document

extension PythonSession {
    /// A method of a model.
    mutating func callMethod(_ method: String, of index: Int, _ object: PythonObject) -> PythonValue {
        switch method {
        case "add", "append":
            if let layer = object["layer", 0] { add(layer, to: index, object.place) }
        case "add_module": if let layer = object["module", 1] { add(layer, to: index, object.place) }
        case "compile" where !models[index].trainings.isEmpty:
            blame(index, object.place, "it is compiled anew")
        case "compile":
            compile(index, object)
            models[index].compilation = FoundModel.Compilation(
                optimizer: object.argument("optimizer", 0), loss: object.argument("loss", 1), place: object.place)
        case "fit": fit(index, object)
        case "parameters": return .parameters(index)
        case "to", "cuda", "cpu", "float": return .model(index)
        case "train", "eval": models[index].isEvaluating = method == "eval"
        case "summary", "evaluate", "build": break
        case _ where Self.reading.contains(method):
            isCarried = false
            return .part(index)
        default:
            isCarried = false
            blame(index, object.place, "what \"\(method)\" does to the model is not followed")
        }
        return unknown("what \"\(method)\" of a model gives")
    }

    /// Keras's `fit(x, y, batch_size, epochs, verbose, callbacks, validation_split, validation_data, shuffle)`.
    private mutating func fit(_ index: Int, _ object: PythonObject) {
        var training = FoundModel.Training(epochs: 1, batchSize: 32, cell: cell, place: object.place)
        if isInLoop { training.problems.append(Omission(place: object.place, message: "it is trained in a loop")) }
        func number(_ names: [String], _ position: Int?, _ standard: Int) -> Int? {
            let given = names.lazy.compactMap { object[$0] }.first ?? position.flatMap { object["", $0] }
            guard let given, given.literal != "None" else { return standard }
            if given.integer == nil {
                training.problems.append(
                    Omission(place: object.place, message: "\(names[0]) is no whole number that is written out"))
            }
            return given.integer
        }
        if let surrounding { training.problems.append(surrounding) }
        training.data = data(object, &training)
        training.problems += blames(of: models[index])
        training.epochs = number(["epochs", "nb_epoch"], 3, 1)
        training.batchSize = training.data?.batchSize ?? number(["batch_size"], 2, 32)
        if let split = object["validation_split", 6], let fraction = split.number, fraction > 0 {
            training.validationSplit = fraction
            training.remarks.append(
                Omission(
                    place: object.place,
                    message:
                        "the validation samples are the last ones there; here they are drawn, each class with its share"
                ))
        }
        switch object["callbacks", 5] {
        case nil, PythonValue.none?: break
        case .list(let callbacks)?: for callback in callbacks { note(callback, in: &training, object.place) }
        case let callback?: note(callback, in: &training, object.place)
        }
        training.isOrdered = training.data?.isShuffled.map { !$0 } ?? false
        if let shuffle = object["shuffle", 8], shuffle.literal != "None" {
            if shuffle.truth == nil { training.problems.append(object.omission("\"shuffle\" is not True or False")) }
            if training.data?.isShuffled == nil { training.isOrdered = shuffle.truth == false }
        }
        if object.arguments.count(where: { $0.name == nil }) > 9 {
            training.problems.append(object.omission("fit has arguments that are not written out"))
        }
        let known = [
            "x", "y", "epochs", "nb_epoch", "batch_size", "verbose", "callbacks", "validation_split", "validation_data",
            "shuffle", "validation_freq",
        ]
        for argument in object.arguments {
            guard let name = argument.name, !known.contains(name) else { continue }
            training.problems.append(Omission(place: argument.place, message: "\"\(name)\" of fit has no counterpart"))
        }
        models[index].trainings.append(training)
    }

    private func data(_ object: PythonObject, _ training: inout FoundModel.Training) -> ForeignData? {
        func problem(_ message: String) { training.problems.append(Omission(place: object.place, message: message)) }
        guard let given = object["x", 0], let images = given.data, !images.isTest else {
            if case .unknown(let why)? = object["x", 0] {
                problem("it is trained on \(why)")
            } else {
                problem("it is trained on no data set that bnbook knows by name")
            }
            return nil
        }
        if images.role == "y" { problem("it is trained on the classes") }
        training.problems += images.problems
        if images.role == "x" {
            training.problems += object["y", 1]?.data?.problems ?? []
            if object["y", 1]?.data?.range != images.range { problem("the images are not those of the classes") }
            guard let labels = object["y", 1]?.data, labels.role == "y" else {
                problem("it is not trained on the data set's classes")
                return nil
            }
        }
        if let pair = object["validation_data", 7]?.items, let validation = pair.first?.data, !validation.isTest {
            training.validationCount = validation.range?.count
            training.remarks.append(
                Omission(
                    place: object.place,
                    message: "the validation samples are a slice there; here they are drawn, each class with its share")
            )
        }
        if let range = images.range,
            training.validationCount == nil || range.count + (training.validationCount ?? 0) != images.count
        {
            problem(
                "it is trained on the samples \(range.lowerBound)..<\(range.upperBound), a slice that bnbook does not take"
            )
        }
        return images
    }

    /// Keras's `ReduceLROnPlateau` of the loss of the validation samples; `nil` where ours is another.
    private func plateau(_ object: PythonObject) -> String? {
        let known = ["monitor", "factor", "patience", "min_delta", "min_lr", "verbose", "mode"]
        guard object.arguments.allSatisfy({ $0.name.map(known.contains) == true }),
            ["'val_loss'", nil].contains(object["monitor"]?.literal),
            object["monitor"].map({ $0.literal != nil }) ?? true,
            ["auto", "min"].contains(object["mode"].map { $0.text ?? "" } ?? "auto")
        else { return nil }
        let numbers = [
            ("factor", "factor", 0.1), ("patience", "patience", 10), ("min_delta", "minimumDelta", 1e-4),
            ("min_lr", "minimumRate", 0),
        ]
        var written: [String] = []
        for (name, ours, standard) in numbers {
            guard let number = object[name].map(\.number) ?? standard, number >= 0 else { return nil }
            written.append("\(ours): \(ArgumentValue.written(number))")
        }
        return ".scheduled(.reduceOnPlateau(\(written.joined(separator: ", "))))"
    }

    /// Callbacks of Keras's that only look on.
    private static let watching: Set = [
        "TensorBoard", "ModelCheckpoint", "CSVLogger", "History", "ProgbarLogger", "TqdmCallback", "BackupAndRestore",
        "TerminateOnNaN", "BaseLogger", "WandbCallback", "WandbMetricsLogger",
    ]

    /// What `compile` has beside optimizer and loss.
    private mutating func compile(_ index: Int, _ object: PythonObject) {
        let known = [
            "optimizer", "loss", "metrics", "run_eagerly", "jit_compile", "steps_per_execution", "auto_scale_loss",
        ]
        for (number, argument) in object.arguments.enumerated() {
            if argument.name.map(known.contains) ?? (number < 3) { continue }
            guard argument.value.literal != "None", argument.value.items?.isEmpty != true else { continue }
            models[index].problems.append(
                Omission(
                    place: argument.place,
                    message: "\"\(argument.name ?? "an argument")\" of compile has no counterpart"))
        }
    }

    private func note(_ callback: PythonValue, in training: inout FoundModel.Training, _ place: Position) {
        guard case .object(let object) = callback else {
            training.problems.append(Omission(place: place, message: "a callback is no literal"))
            return
        }
        let monitor = object["monitor", 0]?.text ?? "val_loss", patience = object["patience", 2]?.integer ?? 0
        if let blame = blamed[object.number] { training.problems.append(blame) }
        if Self.watching.contains(object.name) {
            return training.remarks.append(
                Omission(place: object.place, message: "the callback \(object.name) is left out"))
        }
        if object.name == "ReduceLROnPlateau", training.schedule == nil, let written = plateau(object) {
            training.schedule = written
            return
        }
        guard object.name == "EarlyStopping", ["val_loss", "val_accuracy", "val_acc"].contains(monitor),
            training.patience == nil
        else {
            return training.problems.append(object.omission("the callback \(object.name) is not carried over"))
        }
        let standards = [
            "monitor": nil, "patience": nil, "restore_best_weights": nil, "min_delta": nil, "verbose": nil,
            "mode": ["'auto'", monitor == "val_loss" ? "'min'" : "'max'"], "baseline": ["None"],
            "start_from_epoch": ["0"],
        ]
        for argument in object.arguments {
            let expected = argument.name.map { standards[$0] ?? [] } ?? nil
            guard let expected, !expected.contains(argument.value.literal ?? "") else { continue }
            training.problems.append(
                Omission(
                    place: argument.place,
                    message:
                        "\"\(argument.name ?? "")\" of EarlyStopping is \(argument.value.words), which is not carried over"
                ))
        }
        let values = ["patience", "restore_best_weights", "min_delta", "monitor"].compactMap { object[$0] }
        if values.contains(where: { $0.literal == nil }) || object.arguments.count(where: { $0.name == nil }) > 3 {
            training.problems.append(object.omission("EarlyStopping has arguments that are no literals"))
        }
        training.patience = (
            monitor == "val_loss" ? ".loss" : ".accuracy", patience, object["restore_best_weights"]?.truth ?? false,
            object["min_delta", 1]?.number ?? 0
        )
    }
}

extension PythonObject {
    func omission(_ message: String) -> Omission { Omission(place: place, message: message) }

    func argument(_ name: String, _ position: Int) -> PythonArgument? {
        let unnamed = arguments.filter { $0.name == nil }
        return arguments.first { $0.name == name } ?? (unnamed.indices.contains(position) ? unnamed[position] : nil)
    }
}
