internal import Document

/// Expressions in a training loop.
extension PythonSession {
    /// What only looks: no method of it works in place, and no function that is not known gets the model.
    mutating func check(reading value: PythonExpression, _ forms: inout LoopForms, _ place: Position) {
        for call in value.calls where step() {
            let name = call.called.lastName
            let isInPlace = name.hasSuffix("_") && !name.hasSuffix("__")
            // The model's output is no model.
            let given = call.arguments.map(\.value).filter { !isModelCall($0) }, base = call.called.base
            let isOther = ["step", "zero_grad"].contains(name) && base.map { isStrange($0) } == true
            let learners = (given + (base.map { [$0] } ?? [])).flatMap { touched(by: $0, forms) }
            if isInPlace,
                !learners.isEmpty || (given + [call.called]).flatMap(\.roots).contains(where: forms.critical.contains)
            {
                forms.refuse(place, "what \"\(name)\" does in its place is not followed")
            } else if ["step", "backward", "load_state_dict", "apply"].contains(name),
                !learners.isEmpty
                    || (base?.roots ?? []).contains(where: forms.critical.contains)
            {
                forms.refuse(place, "what \"\(name)\" does in the training loop is not followed")
            } else if isOther {
                forms.refuse(place, "what \"\(name)\" of something else in the training loop does is not followed")
            } else if !learners.isEmpty, !isHarmless(call, forms) {
                forms.refuse(place, "what \"\(name)\" does with the model or the optimizer is not followed")
            }
        }
        let hidden = value.hiddenNames
        if hidden.contains(where: { name in
            let known: Set = [
                "zero_grad", "step", "backward", "data", "grad", "apply", "load_state_dict", "setattr",
            ]
            return known.contains(name) || name.hasSuffix("_") && name.count > 1
        }) {
            forms.refuse(place, "what is computed in the training loop is not followed")
        } else if hidden.contains(":="), hidden.contains(where: forms.critical.contains) {
            forms.refuse(place, "what \":=\" gives a value in the training loop is not followed")
        }
    }

    private func isModelCall(_ value: PythonExpression) -> Bool {
        guard case .call(let called, _) = value.kind, case .name(let name) = called.kind, case .model? = self[name]
        else {
            return false
        }
        return true
    }

    /// Whether it is nothing that was made here.
    private func isStrange(_ value: PythonExpression) -> Bool {
        guard let root = value.roots.first else { return false }
        return switch self[root] {
        case nil, .unknown?, .path?: true
        default: false
        }
    }

    private func isHarmless(_ call: Call, _ forms: LoopForms) -> Bool {
        let name = call.called.lastName
        let known: Set = [
            "print", "len", "sum", "str", "float", "evaluate", "accuracy", "append", "forward", "eval", "train",
            "get_last_lr", "save",
        ]
        if Self.reading.contains(name) || Self.showing.contains(name) || known.contains(name) { return true }
        switch call.called.roots.first.flatMap({ self[$0] }) {
        case .model(let index)?: return call.called.isPlain && index == forms.model
        case .definition?: return call.called.isPlain
        case .path(let path)?: return reads(PythonObject(path: path + [name], arguments: [], place: call.called.place))
        default: return false
        }
    }

    /// The models and optimizers that an expression names.
    func touched(by expression: PythonExpression, _ forms: LoopForms) -> [String] {
        expression.roots.filter { name in forms.handles.contains(name) || self[name].map { touches($0, forms) } == true
        }
    }

    func touches(_ value: PythonValue?, _ forms: LoopForms) -> Bool { value?.isLearner == true }

    /// `loss.item()`, `len(…)`: a number, through which nothing can be changed.
    func isNumber(_ value: PythonExpression) -> Bool {
        guard case .call(let called, _) = value.kind else { return false }
        return ["item", "len", "float", "int", "str", "sum"].contains(called.lastName)
            || self[called.lastName].map { value in
                if case .definition = value { true } else { false }
            } == true
            || called.roots.first.flatMap { self[$0] }.map { value in if case .model = value { true } else { false } }
                == true
    }

    /// The output of the model for the images.
    func isOutput(_ value: PythonExpression, _ forms: LoopForms) -> Bool {
        guard case .call(let called, let arguments) = value.kind, arguments.count == 1, arguments[0].name == nil,
            keeps(arguments[0].value, forms.images)
        else { return false }
        var callee = called
        if case .attribute(let base, "forward") = called.kind { callee = base }
        guard case .name(let name) = callee.kind, case .model(forms.model)? = self[name] else { return false }
        return true
    }

    /// The loss of the output and the classes, in this order.
    func isLoss(_ value: PythonExpression, _ forms: inout LoopForms) -> Bool {
        guard case .call(let called, let arguments) = value.kind, arguments.count >= 2, arguments[0].name == nil,
            arguments[1].name == nil, keeps(arguments[1].value, forms.labels)
        else { return false }
        if case .name(let name) = arguments[0].value.kind {
            guard forms.outputs.contains(name) else { return false }
        } else if !isOutput(arguments[0].value, forms) {
            return false
        }
        switch called.kind {
        case .name(let name):
            switch self[name] {
            case .object(let object)?: return TorchLosses.names.contains(object.name) && arguments.count == 2
            case .path(let path)?: return TorchLosses.names.contains(path.last ?? "")
            default: return false
            }
        case .attribute(let base, let name):
            if case .path? = base.roots.first.flatMap({ self[$0] }) { return TorchLosses.names.contains(name) }
            return false
        case .call: return TorchLosses.names.contains(called.lastName) && arguments.count == 2
        default: return false
        }
    }

    /// Whether it is what one of these names stands for, in another shape or place.
    func keeps(_ value: PythonExpression, _ names: Set<String>) -> Bool {
        value.keepsValues && value.roots.first.map(names.contains) == true
    }
}

extension PythonValue {
    /// A model, a part of one, or an optimizer or a schedule.
    var isLearner: Bool {
        switch self {
        case .model, .part, .parameters: true
        case .object(let object):
            object.path.contains("lr_scheduler") || object.arguments.contains { $0.value.isLearner }
        case .list(let items): items.contains(where: \.isLearner)
        default: false
        }
    }
}

extension PythonExpression {
    var isPlain: Bool {
        switch kind {
        case .name: true
        case .attribute(let base, _): base.isName("self")
        default: false
        }
    }
    var isTrue: Bool { if case .truth(true) = kind { true } else { false } }
    var lastName: String {
        switch kind {
        case .name(let name), .attribute(_, let name): name
        case .call(let called, _): called.lastName
        default: ""
        }
    }
    /// What a method is called of.
    var base: PythonExpression? { if case .attribute(let base, _) = kind { base } else { nil } }

    /// The names in what is not followed.
    var hiddenNames: [String] {
        switch kind {
        case .opaque(let names): names
        case .attribute(let base, _): base.hiddenNames
        case .call(let called, let arguments): called.hiddenNames + arguments.flatMap(\.value.hiddenNames)
        case .subscripted(let base, let items): base.hiddenNames + items.flatMap(\.hiddenNames)
        case .list(let items), .formatted(let items): items.flatMap(\.hiddenNames)
        case .dictionary(let pairs): pairs.flatMap { $0.0.hiddenNames + $0.1.hiddenNames }
        case .unary(_, let value): value.hiddenNames
        case .binary(_, let left, let right): left.hiddenNames + right.hiddenNames
        default: []
        }
    }
}
