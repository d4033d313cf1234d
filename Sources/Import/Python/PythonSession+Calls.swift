internal import Document

extension PythonSession {
    /// What a call gives.
    mutating func call(_ called: PythonExpression, _ arguments: [PythonExpression.Argument], _ place: Position)
        -> PythonValue
    {
        let given = arguments.map { PythonArgument(name: $0.name, value: value($0.value), place: $0.value.place) }
        let object = PythonObject(path: [], arguments: given, place: place)
        if case .attribute(let base, let method) = called.kind {
            if case .name("self") = base.kind, let made = self["self.\(method)"] { return apply(made, object) }
            switch value(base) {
            case .model(let index): return callMethod(method, of: index, object)
            case .data(let data): return changed(data, by: method, object)
            case .part(let index), .parameters(let index):
                if !Self.reading.contains(method) {
                    isCarried = false
                    blame(index, place, "what \"\(method)\" does to the model is not followed")
                }
                return .part(index)
            case .tensor(let chain): return passed(chain, method, object)
            case .path(let path): return make(object.at(path + [method]))
            case .object(let object) where Self.reading.contains(method) || method == "__init__",
                .piece(let object) where Self.reading.contains(method) || Self.ofModules.contains(method):
                return .piece(object)
            case .unknown(let why):
                isCarried = false
                if !Self.showing.contains(method) { change(object, method) }
                if method.hasSuffix("_") { change(base, "what \"\(method)\" does in its place is not followed") }
                return .unknown(why)
            case let made:
                isCarried = false
                if !Self.looking.contains(method) { forget(container: made) }
                if !Self.showing.contains(method) {
                    change(made, place, "what \"\(method)\" does is not followed")
                    change(object, method)
                }
                return unknown("what a call of \"\(method)\" gives")
            }
        }
        let made = value(called)
        if case .path(let path) = made, Self.calling.contains(path.last ?? "") { noteFunction(arguments, object, made) }
        return apply(made, object)
    }

    /// Methods of a module that leave its layers as they are.
    private static let ofModules: Set = ["train", "eval", "to", "cuda", "cpu", "register_buffer", "build", "__init__"]

    /// What a thing gives that is called.
    private mutating func apply(_ called: PythonValue, _ object: PythonObject) -> PythonValue {
        switch called {
        case .path(let path): return make(object.at(path))
        case .definition(let index):
            return definitions[index].bases == nil ? carriedOut(index, object) : instance(index, object)
        case .object(let layer):
            guard case .tensor(var chain) = object.arguments.first?.value else {
                for argument in object.arguments where argument.value.isLearner {
                    change(argument.value, object.place, "what \"\(layer.name)\" does to it is not followed")
                }
                return unknown("what a call gives")
            }
            if let lacking = Omission.attention(of: layer) { chain.problems.append(lacking) }
            chain.layers.append(layer)
            note(object.withoutFirst, in: &chain)
            return .tensor(chain)
        case .model(let inner):
            guard case .tensor(var chain) = object.arguments.first?.value else { return unknown("what a model gives") }
            chain.layers += models[inner].chain.layers
            chain.problems += models[inner].problems
            note(object.withoutFirst, in: &chain)
            return .tensor(chain)
        default:
            isCarried = false
            change(object, "a function")
            return unknown("what a call gives")
        }
    }

    /// What a function of the notebook's own returns.
    private mutating func carriedOut(_ index: Int, _ object: PythonObject) -> PythonValue {
        guard depth < 8 else {
            change(object, definitions[index].name)
            return unknown("what a function gives")
        }
        let definition = definitions[index]
        scopes.append(bound(definition.parameters[...], object))
        depth += 1
        let value = follow(definition.body)
        depth -= 1
        scopes.removeLast()
        return value ?? .none
    }

    private mutating func bound(_ parameters: ArraySlice<PythonStatement.Parameter>, _ object: PythonObject) -> [String:
        PythonValue]
    {
        let values = parameters.enumerated().map { number, parameter in
            let given = object[parameter.name, number]
            return (
                parameter.name,
                given ?? standard(parameter) ?? unknown("an argument that is not given")
            )
        }
        return Dictionary(values, uniquingKeysWith: { first, _ in first })
    }

    /// A module of PyTorch's, or a model of Keras's, of the notebook's own class: what its layers make of their input.
    private mutating func instance(_ index: Int, _ object: PythonObject) -> PythonValue {
        let definition = definitions[index]
        let bases = (definition.bases ?? []).flatMap { $0 }
        guard bases.contains("Module") || bases.contains("Model") || bases.contains("Sequential"), depth < 8 else {
            isCarried = false
            change(object, definition.name)
            return unknown("an object of a class of the notebook's own")
        }
        func method(_ names: [String]) -> ([PythonStatement.Parameter], [PythonStatement])? {
            for case .function(let name, let parameters, let body) in definition.body.map(\.kind)
            where names.contains(name) {
                return (parameters, body)
            }
            return nil
        }
        let setUp = method(["__init__"]), forward = method(["forward", "call"])
        scopes.append(setUp.map { bound($0.0.dropFirst(), object) } ?? [:])
        // What is done to all of it.
        let whole = numbered(PythonObject(path: ["self"], arguments: [], place: object.place))
        self["self"] = .piece(whole)
        depth += 1
        let count = models.count
        defer {
            depth -= 1
            scopes.removeLast()
        }
        if let setUp { _ = follow(setUp.1) }
        var model = FoundModel(
            name: definition.name, place: object.place, cell: cell, isTorch: bases.contains("Module"))
        model.problems += own(definition).map { [$0] } ?? []
        if let forward, let input = forward.0.dropFirst().first {
            self[input.name] = .tensor(LayerChain())
            for parameter in forward.0.dropFirst(2) {
                self[parameter.name] = standard(parameter) ?? .unknown("an argument")
            }
        }
        if let forward, case .tensor(let chain) = follow(forward.1) {
            model.take(chain)
        } else {
            model.problems.append(
                Omission(
                    place: definition.place,
                    message:
                        "the class \"\(definition.name)\" is more than layers one after another, each made of literals")
            )
        }
        model.problems += blamed[whole.number].map { [$0] } ?? []
        for inner in count..<models.count { models[inner].isPart = true }
        models.append(model)
        return .model(models.count - 1)
    }
}

extension PythonObject {
    func at(_ path: [String]) -> PythonObject { PythonObject(path: path, arguments: arguments, place: place) }

    /// The same without its first argument that has no name.
    var withoutFirst: PythonObject { PythonObject(path: path, arguments: Array(arguments.dropFirst()), place: place) }
}
