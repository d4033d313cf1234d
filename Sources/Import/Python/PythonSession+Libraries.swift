internal import Document
internal import Spelling

extension PythonSession {
    /// What calling something of a library gives.
    mutating func make(_ object: PythonObject) -> PythonValue {
        let first = object.arguments.first?.value
        if object.path.first == "list", object.path.count > 1, let first { forget(container: first) }
        if case .tensor(let chain) = first, object.path.count > 1 || object.path.first == "relu" {
            return object.name == "Model" ? model(of: object) : passed(chain, object.name, object.withoutFirst)
        }
        switch object.name {
        case "Sequential": return sequential(object)
        case "Model": return model(of: object)
        case "Input", "InputLayer":
            return .tensor(input(object))
        case "OrderedDict": return .list((first?.items ?? []).map { $0.items?.last ?? unknown("a layer") })
        case "range": return range(object)
        case "tqdm", "list", "tuple", "trange": return first ?? .list([])
        case "zip", "reversed", "sorted", "iter", "next", "filter", "map":
            if let made = object.arguments.map(\.value).first(where: \.isMade) { return made }
        case "exec": surrounding = object.omission("what \"\(object.name)\" does is not followed")
        case let name where sets(object, name):
            surrounding = object.omission("what \"\(name)\" does is not followed")
        case "enumerate": return enumerated(first)
        case "int", "float": return first?.integer.map { .integer($0) } ?? first ?? .none
        case "len":
            return first?.data.map { .integer($0.range?.count ?? $0.count) } ?? first?.items.map { .integer($0.count) }
                ?? unknown("a length")
        case "prod" where object.arguments.count == 1:
            let numbers = first?.items?.map(\.integer) ?? [nil]
            return numbers.reduce(.integer(1)) { product, number in
                guard let number, case .integer(let before) = product else { return unknown("a product") }
                let (next, overflows) = before.multipliedReportingOverflow(by: number)
                return overflows ? unknown("a product") : .integer(next)
            }
        case "compile" where object.path.first == "torch": return first ?? .none
        case "image_data_format": return .text("channels_last")
        case "print", "super": if object.name == "print" { isCarried = false }
        default: break
        }
        if let data = loaded(object) ?? prepared(object) { return data }
        if !reads(object) { change(object, object.name) }
        if !["keras", "tensorflow", "torch", "torchvision", "tf", "nn", "optim", "F", "layers"].contains(
            object.path.first ?? ""), object.path.first != "?"
        {
            isCarried = false
        }
        return object.path.count == 1 && object.path != ["super"]
            ? unknown("what \"\(object.name)\" gives") : .object(numbered(object))
    }

    /// Whether it is a setting of a library that may mean another training: `set_floatx`, `set_image_data_format`.
    private func sets(_ object: PythonObject, _ name: String) -> Bool {
        let libraries: Set = ["keras", "tensorflow", "torch", "tf", "K", "backend", "config", "mixed_precision", "?"]
        guard name.hasPrefix("set_") || name.hasPrefix("use_") || name.hasPrefix("enable_"),
            object.path.count == 1 || !libraries.isDisjoint(with: object.path),
            // What is done to a model is said of it.
            !object.arguments.contains(where: { $0.value.isLearner || $0.value.isMade })
        else { return false }
        let harmless = [
            "seed", "thread", "print", "device", "memory", "logical", "verbos", "session", "determinis", "style",
            "theme", "palette", "option", "matmul", "placement", "interactive", "traceback", "eager",
            "op_", "virtual", "log", "title", "context", "warn", "jit", "set_backend", "start_method",
            "sharing",
        ]
        if harmless.contains(where: name.contains) { return false }
        // What is set so anyway.
        let usual = ["'channels_last'", "'float32'", "'tf'", "'FloatTensor'", "'torch.FloatTensor'"]
        return !object.arguments.allSatisfy { argument in usual.contains(argument.value.plain ?? "") }
    }

    /// What goes into Keras's first layer.
    private func input(_ object: PythonObject) -> LayerChain {
        let shape = object["shape", 0] ?? object["input_shape"]
        let batch = (object["batch_shape"] ?? object["batch_input_shape"])?.items?.dropFirst().map { $0.integer ?? 0 }
        var chain = LayerChain(inputShape: shape?.shape ?? shape?.integer.map { [$0] } ?? batch)
        let known = ["shape", "input_shape", "batch_shape", "batch_input_shape", "batch_size", "name", "optional"]
        chain.problems = further(object, beside: known)
        return chain
    }

    /// What a model or an input is given beside these, and none of what it has anyway.
    private func further(_ object: PythonObject, beside known: [String]) -> [Omission] {
        let usual = object.name.hasPrefix("Input") ? ["None", "False", "'float32'"] : ["None", "True"]
        return object.arguments.compactMap { argument in
            guard let name = argument.name, !known.contains(name), !usual.contains(argument.value.plain ?? "") else {
                return nil
            }
            return argument.lacking(in: object.name)
        }
    }

    private func range(_ object: PythonObject) -> PythonValue {
        let numbers = object.arguments.compactMap(\.value.integer)
        guard numbers.count == object.arguments.count, let first = numbers.first, numbers.count < 3 else {
            return unknown("a range")
        }
        let (start, end) = numbers.count == 1 ? (0, first) : (first, numbers[1])
        let (count, isTooLarge) = end.subtractingReportingOverflow(start)
        guard start <= end, count <= 10_000, !isTooLarge else { return unknown("a range") }
        return .list((start..<end).map { .integer($0) })
    }

    private func enumerated(_ value: PythonValue?) -> PythonValue {
        guard let items = value?.items else { return value ?? .none }
        return .list(items.enumerated().map { .list([.integer($0), $1]) })
    }

    /// `Sequential([…])` of Keras's, or `Sequential(…, …)` of PyTorch's.
    private mutating func sequential(_ object: PythonObject) -> PythonValue {
        let isTorch = object.path.contains("nn") || object.path.first == "torch"
        var model = FoundModel(name: "", place: object.place, cell: cell, isTorch: isTorch)
        let given = object["layers", 0]
        let layers = given?.items ?? object.arguments.filter { $0.name == nil }.map(\.value)
        if let given, case .unknown(let why) = given, object.arguments.count == 1 {
            model.problems.append(Omission(place: object.place, message: "its layers are \(why), and not written out"))
        }
        if !isTorch { model.problems += further(object, beside: ["layers", "name"]) }
        models.append(model)
        for layer in layers { add(layer, to: models.count - 1, object.place) }
        return .model(models.count - 1)
    }

    /// `Model(inputs, outputs)` of Keras's functional interface.
    private mutating func model(of object: PythonObject) -> PythonValue {
        var model = FoundModel(name: "", place: object.place, cell: cell)
        if case .tensor(let chain) = object["outputs", 1] ?? object["output"] {
            model.take(chain)
        } else {
            model.problems.append(
                Omission(
                    place: object.place, message: "it is more than layers one after another, each made of literals"))
        }
        model.problems += further(object, beside: ["inputs", "outputs", "input", "output", "name"])
        models.append(model)
        return .model(models.count - 1)
    }

    mutating func add(_ layer: PythonValue, to index: Int, _ place: Position) {
        if !models[index].trainings.isEmpty { return blame(index, place, "it gets a layer") }
        switch layer {
        case .object(let layer): models[index].chain.layers.append(layer)
        case .model(let inner):
            if !models[inner].trainings.isEmpty {
                blame(index, place, "a part of it is the model \"\(models[inner].name)\", which is trained before")
            }
            models[index].chain.layers += models[inner].chain.layers
            models[inner].isPart = true
            models[index].problems += models[inner].problems
        case .tensor(let chain) where chain.layers.isEmpty: models[index].chain.inputShape = chain.inputShape
        case .unknown(let why):
            models[index].problems.append(Omission(place: place, message: "a layer is \(why), and no literal"))
        default: models[index].problems.append(Omission(place: place, message: "found something that is no layer"))
        }
    }

    /// A function of a layer's output, or a method of it: `F.relu(x)`, `x.view(-1, 784)`.
    mutating func passed(_ chain: LayerChain, _ function: String, _ rest: PythonObject) -> PythonValue {
        var chain = chain
        if let surrounding { chain.problems.append(surrounding) }
        if function == "dropout", rest["training", 1] == nil {
            chain.problems.append(rest.omission("without \"training\" a dropout drops in the evaluation, too"))
        }
        if function.hasSuffix("_"), function != "relu_" {
            chain.problems.append(
                Omission(place: rest.place, message: "what \"\(function)\" does to a layer's output is not followed"))
        }
        switch function {
        case "size", "shape", "dim": return unknown("the size of a batch")
        case "to", "float", "contiguous", "double", "cast": return .tensor(chain)
        case "view", "reshape", "flatten":
            // Samples are shaped one by one here: the first number is the batch.
            let shape =
                rest.arguments.count > 1
                ? PythonValue.list(rest.arguments.map(\.value)) : rest.arguments.first?.value ?? .none
            let inner = function == "flatten" ? nil : shape.items?.dropFirst()
            if chain.layers.isEmpty, let inner, inner.count != 1, inner.allSatisfy({ $0.integer != nil }) {
                chain.inputShape = inner.compactMap(\.integer)
            } else {
                let isWritten = function == "flatten" || chain.layers.isEmpty || inner?.count == 1
                if !isWritten {
                    chain.problems.append(rest.omission("what \"\(function)\" makes of the layer's output is no row"))
                }
                chain.layers.append(
                    PythonObject(
                        path: ["functional", "flatten"], arguments: function == "flatten" ? rest.arguments : [],
                        place: rest.place))
            }
        default:
            chain.layers.append(
                PythonObject(path: ["functional", function], arguments: rest.arguments, place: rest.place))
        }
        return .tensor(chain)
    }
}
