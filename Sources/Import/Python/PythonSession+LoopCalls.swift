internal import Document

/// Calls in a training loop: the steps of a batch, and functions of the notebook's own.
extension PythonSession {
    /// A statement that is a call, or nothing.
    mutating func check(
        _ value: PythonExpression, _ forms: inout LoopForms, _ part: LoopForms.Part, isPerhaps: Bool, _ depth: Int,
        _ place: Position
    ) {
        guard case .call(let called, let arguments) = value.kind else {
            return check(reading: value, &forms, place)
        }
        func form(_ name: String) {
            if part != .batch || isPerhaps {
                forms.refuse(place, "\"\(name)\" is called outside of each batch's round")
            }
            forms.found.append(name)
        }
        if case .attribute(let base, let method) = called.kind {
            let root = base.roots.first.flatMap { self[$0] }
            switch (method, root) {
            case ("step", .object(let object)?) where object.optimizes != nil && base.isPlain:
                if !arguments.isEmpty { forms.refuse(place, "\"step\" has an argument") }
                return form("step")
            case ("zero_grad", _) where touches(root, forms): return form("zero_grad")
            case ("step", .object(let object)?) where object.path.contains("lr_scheduler"):
                if part != .epochs || isPerhaps || forms.schedule != nil || !arguments.isEmpty {
                    forms.refuse(place, "the learning rate changes otherwise than after each epoch")
                }
                if !forms.found.contains("step") { forms.refuse(place, "the learning rate changes before an epoch") }
                forms.schedule = (object, place)
                return
            case ("train", .model(let index)?) where index == forms.model && arguments.isEmpty:
                return forms.modes.append("train")
            case ("train", .model(let index)?) where index == forms.model:
                if arguments.first?.value.isTrue != true { forms.refuse(place, "\"train\" has an argument") }
                return
            case ("eval", .model(let index)?) where index == forms.model:
                forms.modes.append("eval")
                if part == .batch { forms.refuse(place, "\"eval\" is called while it is trained") }
                return
            case ("backward", _):
                if !arguments.isEmpty { forms.refuse(place, "\"backward\" has an argument") }
                if case .name(let name) = base.kind, forms.losses.contains(name) { return form("backward") }
                if part == .batch, isLoss(base, &forms) {
                    forms.found.append("loss")
                    return form("backward")
                }
                return forms.refuse(place, "what is differentiated is no loss of the model's output alone")
            default: break
            }
            if method == "clip_grad_norm_" || method == "clip_grad_value_" {
                return clip(method, arguments, &forms, part, isPerhaps: isPerhaps, place)
            }
        }
        if case .name(let name) = called.kind {
            if case .definition(let index)? = self[name], definitions[index].bases == nil {
                return carryOut(index, arguments, &forms, part, isPerhaps: isPerhaps, depth, place)
            }
            if name == "clip_grad_norm_" || name == "clip_grad_value_" {
                return clip(name, arguments, &forms, part, isPerhaps: isPerhaps, place)
            }
        }
        check(reading: value, &forms, place)
    }

    /// Clipping of gradients between `backward` and `step`.
    private mutating func clip(
        _ name: String, _ arguments: [PythonExpression.Argument], _ forms: inout LoopForms, _ part: LoopForms.Part,
        isPerhaps: Bool, _ place: Position
    ) {
        let given = arguments.map { PythonArgument(name: $0.name, value: value($0.value), place: $0.value.place) }
        let object = PythonObject(path: [name], arguments: given, place: place)
        let isNorm = name == "clip_grad_norm_"
        let limit = object[isNorm ? "max_norm" : "clip_value", 1]?.number
        guard part == .batch, !isPerhaps, forms.clipping == nil, forms.found.last == "backward",
            case .parameters(forms.model)? = object["parameters", 0], let limit, limit > 0, arguments.count == 2
        else { return forms.refuse(place, "what \"\(name)\" does is not followed") }
        forms.clipping = ".clipped(\(isNorm ? ".globalNorm" : ".value")(\(ArgumentValue.written(limit))))"
    }

    /// A function of the notebook's own.
    mutating func carryOut(
        _ index: Int, _ arguments: [PythonExpression.Argument], _ forms: inout LoopForms, _ part: LoopForms.Part,
        isPerhaps: Bool, _ depth: Int, _ place: Position
    ) {
        let definition = definitions[index]
        guard depth < 4 else { return forms.refuse(place, "functions call each other too deeply") }
        let given = arguments.map { PythonArgument(name: $0.name, value: value($0.value), place: $0.value.place) }
        let object = PythonObject(path: [], arguments: given, place: place)
        var inner = forms
        func renamed(_ names: Set<String>) -> Set<String> {
            Set(
                definition.parameters.enumerated().compactMap { number, parameter in
                    let unnamed = arguments.filter { $0.name == nil }
                    let argument =
                        arguments.first { $0.name == parameter.name }
                        ?? (unnamed.indices.contains(number) ? unnamed[number] : nil)
                    guard case .name(let name)? = argument?.value.kind, names.contains(name) else { return nil }
                    return parameter.name
                })
        }
        inner.batches = renamed(forms.batches)
        inner.images = renamed(forms.images)
        inner.labels = renamed(forms.labels)
        inner.outputs = renamed(forms.outputs)
        inner.losses = renamed(forms.losses)
        inner.handles = renamed(forms.handles)
        let names = definition.parameters.enumerated().map { number, parameter in
            (
                parameter.name,
                object[parameter.name, number] ?? standard(parameter) ?? .unknown("an argument")
            )
        }
        scopes.append(Dictionary(names, uniquingKeysWith: { first, _ in first }))
        let trains = self.trains(definition.body)
        check(definition.body, &inner, trains ? part : .aside, isPerhaps: isPerhaps, depth + 1)
        scopes.removeLast()
        if trains, forms.images.isEmpty { (forms.images, forms.labels) = (inner.images, inner.labels) }
        (forms.found, forms.problems, forms.clipping) = (inner.found, inner.problems, inner.clipping)
        (forms.schedule, forms.modes) = (inner.schedule, inner.modes)
    }
}
