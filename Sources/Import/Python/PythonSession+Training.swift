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
        do throws(Omission) {
            _ = try KerasCallbacks.fit.written(object.at(["fit"]))
        } catch {
            training.problems.append(error)
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
            guard let targets = object["y", 1]?.data, ["x", "y"].contains(targets.role) else {
                problem("it is not trained on the data set's classes")
                return nil
            }
            training.reconstructs = targets.role == "x"
            if training.reconstructs { training.problems += unequal(images, targets, object) }
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

    /// Why images and targets are not the same images as ours, whose pixels are divided by 255.
    private func unequal(_ images: ForeignData, _ targets: ForeignData, _ object: PythonObject) -> [Omission] {
        let validation = object["validation_data", 7]?.items?.compactMap(\.data) ?? []
        let pairs = [(images, targets)] + (validation.count == 2 ? [(validation[0], validation[1])] : [])
        guard pairs.allSatisfy({ $0.areUnchangedImages(as: $1) }) else {
            return [object.omission("it is trained to give other images than it is given, or changed ones")]
        }
        if images.divisor == 255 { return [] }
        return [object.omission("the images that it is trained to give are not divided by 255")]
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
            let isKnown = argument.name.map(known.contains) ?? (number < 3)
            // The third are metrics in Keras 2, and the weights of losses in Keras 3.
            if isKnown, number != 2 || argument.value.items?.contains(where: { $0.number != nil }) != true { continue }
            guard argument.value.literal != "None", argument.value.items?.isEmpty != true else { continue }
            models[index].problems.append(argument.lacking(in: "compile"))
        }
    }

    private func note(_ callback: PythonValue, in training: inout FoundModel.Training, _ place: Position) {
        guard case .object(let object) = callback else {
            training.problems.append(Omission(place: place, message: "a callback is no literal"))
            return
        }
        if let blame = blamed[object.number] { training.problems.append(blame) }
        if Self.watching.contains(object.name) {
            return training.remarks.append(
                Omission(place: object.place, message: "the callback \(object.name) is left out"))
        }
        do throws(Omission) {
            if object.name == KerasCallbacks.plateau.names[0], training.schedule == nil {
                training.schedule = ".scheduled(\(try KerasCallbacks.plateau.written(object)))"
            } else if object.name == KerasCallbacks.stopping.names[0], training.stopping == nil {
                training.stopping = try KerasCallbacks.stopping.written(object)
                try KerasCallbacks.checkMode(of: object)
            } else {
                throw object.omission("the callback \(object.name) is not carried over")
            }
        } catch {
            training.problems.append(error)
        }
    }
}

extension PythonObject {
    func omission(_ message: String) -> Omission { Omission(place: place, message: message) }

    func argument(_ name: String, _ position: Int) -> PythonArgument? {
        let unnamed = arguments.filter { $0.name == nil }
        return arguments.first { $0.name == name } ?? (unnamed.indices.contains(position) ? unnamed[position] : nil)
    }
}
