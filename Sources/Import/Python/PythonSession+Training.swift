internal import Document

extension PythonSession {
    /// A method of a model.
    mutating func callMethod(_ method: String, of index: Int, _ object: PythonObject) -> PythonValue {
        switch method {
        case "add", "append":
            if let layer = object["layer", 0] { add(layer, to: index, object.place) }
        case "add_module": if let layer = object["module", 1] { add(layer, to: index, object.place) }
        case "compile":
            models[index].compilation = FoundModel.Compilation(
                optimizer: object.argument("optimizer", 0), loss: object.argument("loss", 1), place: object.place)
        case "fit": fit(index, object)
        case "parameters": return .parameters(index)
        case "to", "cuda", "cpu", "float": return .model(index)
        case "summary", "evaluate", "build", "train", "eval": break
        default: isCarried = false
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
        training.data = data(object, &training)
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
        for callback in object["callbacks", 5]?.items ?? [] { note(callback, in: &training, object.place) }
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
        if images.role == "x" {
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

    private func note(_ callback: PythonValue, in training: inout FoundModel.Training, _ place: Position) {
        guard case .object(let object) = callback else {
            training.remarks.append(Omission(place: place, message: "a callback is left out: it is no literal"))
            return
        }
        let monitor = object["monitor", 0]?.text ?? "val_loss", patience = object["patience", 2]?.integer ?? 0
        guard object.name == "EarlyStopping", ["val_loss", "val_accuracy", "val_acc"].contains(monitor),
            training.patience == nil
        else {
            training.remarks.append(Omission(place: object.place, message: "the callback \(object.name) is left out"))
            return
        }
        training.patience = (
            monitor == "val_loss" ? ".loss" : ".accuracy", patience, object["restore_best_weights"]?.truth ?? false,
            object["min_delta", 1]?.number ?? 0
        )
    }
}

extension PythonObject {
    func argument(_ name: String, _ position: Int) -> PythonArgument? {
        let unnamed = arguments.filter { $0.name == nil }
        return arguments.first { $0.name == name } ?? (unnamed.indices.contains(position) ? unnamed[position] : nil)
    }
}
