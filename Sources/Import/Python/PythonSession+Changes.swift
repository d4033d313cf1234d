internal import Document

/// What is not followed, and what it may have changed: a model, its layers, its optimizer, its data. These stay Python.
extension PythonSession {
    /// The same with a number of its own.
    mutating func numbered(_ object: PythonObject) -> PythonObject {
        madeCount += 1
        var object = object
        object.number = madeCount
        return object
    }

    /// Notes why a model is not what was read; behind its first training, that something is left out.
    mutating func blame(_ index: Int, _ place: Position, _ message: String) {
        guard models[index].trainings.isEmpty else {
            models[index].later.append(Omission(place: place, message: message + ", behind its training"))
            return
        }
        let omission = Omission(place: place, message: message)
        models[index].problems.append(omission)
        for layer in models[index].chain.layers where layer.number > 0 && blamed[layer.number] == nil {
            blamed[layer.number] = omission
        }
    }

    /// Notes that a value is another than was read.
    mutating func change(_ value: PythonValue, _ place: Position, _ message: String) {
        switch value {
        case .model(let index), .part(let index), .parameters(let index): blame(index, place, message)
        case .object(let object), .piece(let object):
            if object.number > 0, blamed[object.number] == nil {
                blamed[object.number] = Omission(place: place, message: message)
            }
            for argument in object.arguments { if argument.value.isMade { change(argument.value, place, message) } }
        case .data(let data):
            for scope in scopes.indices {
                for (name, value) in scopes[scope] {
                    guard var other = value.data, other.dataset == data.dataset, other.isTest == data.isTest,
                        other.role == data.role || other.role == "xy" || data.role == "xy"
                    else { continue }
                    other.blame(place, message)
                    scopes[scope][name] = .data(other)
                }
            }
        case .list, .dictionary: for part in value.parts ?? [] { change(part, place, message) }
        default: break
        }
    }

    /// Notes that what a call was given may be another behind it.
    mutating func change(_ object: PythonObject, _ function: String) {
        for argument in object.arguments {
            change(argument.value, object.place, "what \"\(function)\" does to it is not followed")
            if !object.keepsContainers { forget(container: argument.value) }
        }
    }

    /// Notes that what an expression leads to is another than was read.
    mutating func change(_ target: PythonExpression, _ message: String) {
        for name in target.roots { change(named: name, target.place, message) }
    }

    mutating func change(named name: String, _ place: Position, _ message: String) {
        guard let value = self[name] else { return }
        switch value {
        case .tensor(let chain):
            // Other names may stand for the same.
            for (other, held) in scopes[scopes.count - 1] {
                guard case .tensor(var same) = held, same.layers.count == chain.layers.count,
                    same.layers.last?.place == chain.layers.last?.place
                else { continue }
                same.problems.append(Omission(place: place, message: message))
                self[other] = .tensor(same)
            }
        case .definition(let index) where definitions[index].bases != nil:
            definitions[index].change = definitions[index].change ?? Omission(place: place, message: message)
        case .definition, .list, .dictionary, .integer, .real, .truth, .text:
            change(value, place, message)
            forget(container: value)
            for scope in scopes.indices where scopes[scope][name] != nil {
                scopes[scope][name] = Self.changedElsewhere
            }
        default: change(value, place, message)
        }
    }

    /// Follows the body of `with`, behind which these names stand.
    mutating func follow(_ body: [PythonStatement], within header: [String], _ place: Position) -> PythonValue? {
        let before = surrounding
        defer { surrounding = before }
        let harmless: Set = [
            "open", "device", "scope", "catch_warnings", "tqdm", "context", "name_scope", "custom_object_scope",
        ]
        noteHeader(header, place, isKnown: !harmless.isDisjoint(with: header))
        if harmless.isDisjoint(with: header) {
            surrounding = Omission(
                place: place,
                message: "what \"with \(header.first { $0 != "torch" && $0 != "tf" } ?? "")\" does is not followed")
        }
        for (word, name) in zip(header, header.dropFirst()) where word == "as" {
            self[name] = unknown("what \"with\" gives")
        }
        return follow(body)
    }

    /// A statement that leaves a tensor where it is may have changed it in its place.
    mutating func noteUnused(_ value: PythonValue, of expression: PythonExpression) {
        if case .tensor(let chain) = value, !chain.layers.isEmpty {
            change(expression, "what is done to a layer's output in its place is not followed")
            for call in expression.calls {
                for argument in call.arguments {
                    change(argument.value, "what is done to it in its place is not followed")
                }
            }
        }
    }

    /// What a layer is given beside its input.
    func note(_ rest: PythonObject, in chain: inout LayerChain) {
        if let surrounding { chain.problems.append(surrounding) }
        for argument in rest.arguments {
            if argument.name == "training", argument.value.truth == nil { continue }
            if argument.value.literal == "None" { continue }
            chain.problems.append(
                Omission(
                    place: argument.place,
                    message: "\"\(argument.name ?? "a second argument")\" of a layer's call is not carried over"))
        }
    }

    /// Why a model is not what was read: what was done to its parts, and layers that are elsewhere too.
    func blames(of model: FoundModel) -> [Omission] {
        var found: [Omission] = []
        var numbers = model.chain.layers.filter { $0.number > 0 }
        for value in [model.compilation?.optimizer?.value, model.compilation?.loss?.value] {
            if case .object(let object)? = value { numbers.append(object) }
        }
        found += numbers.compactMap { blamed[$0.number] }
        var seen: Set<Int> = []
        for layer in model.chain.layers where layer.number > 0 && !Self.weightless.contains(layer.name) {
            if !seen.insert(layer.number).inserted {
                found.append(
                    Omission(place: layer.place, message: "a layer \(layer.name) is used twice, with the same weights"))
            }
        }
        for other in models where !other.trainings.isEmpty && other.place != model.place {
            if let layer = other.chain.layers.first(where: { seen.contains($0.number) }) {
                found.append(
                    Omission(
                        place: layer.place, message: "its layer \(layer.name) is trained before in \"\(other.name)\""))
            }
        }
        return found
    }
}

extension ForeignData {
    /// "the images", "the classes".
    var words: String { role == "x" ? "the images" : role == "y" ? "the classes" : "the images and classes" }

    /// Notes why they are not what ours are.
    mutating func blame(_ place: Position, _ message: String) {
        problems.append(Omission(place: place, message: message))
    }
}

extension PythonValue {
    var isLiteral: Bool { literal != nil }

    /// Whether it is, or holds, what a statement can change.
    var isMade: Bool {
        switch self {
        case .model, .part, .parameters, .object, .piece: true
        case .list, .dictionary: parts?.contains(where: \.isMade) == true
        default: false
        }
    }
}

extension PythonExpression {
    /// The names that it begins at, by which what it leads to is kept: "model" of `model.layers[0].trainable`.
    var roots: [String] {
        switch kind {
        case .name(let name): [name]
        case .attribute(let base, let name): base.isName("self") ? ["self.\(name)"] : base.roots
        case .subscripted(let base, _): base.roots
        case .call(let called, let arguments): called.roots + arguments.flatMap(\.value.roots)
        case .list(let items), .formatted(let items): items.flatMap(\.roots)
        case .unary(_, let value): value.roots
        case .binary(_, let left, let right): left.roots + right.roots
        case .opaque(let names): names
        default: []
        }
    }
}

extension PythonStatement {
    /// Whether it leaves the loop that it stands in, or a round of it.
    var jumps: Bool {
        switch kind {
        case .jump: true
        case .loop: false
        default: kind.bodies.contains { $0.contains(where: \.jumps) }
        }
    }
}
