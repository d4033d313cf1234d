internal import Document

/// Every statement of a training loop is one of the known forms, or is said to be none.
extension PythonSession {
    mutating func check(
        _ statements: [PythonStatement], _ forms: inout LoopForms, _ part: LoopForms.Part, isPerhaps: Bool, _ depth: Int
    ) {
        for statement in statements where step() {
            let place = statement.place
            if touch(statement) { forms.refuse(place, "a statement of the training loop may change every name") }
            switch statement.kind {
            case .imports, .pass: break
            case .everything:
                _ = follow(statement)
                forms.refuse(place, "a statement of the training loop takes names of another file")
            case .function, .type: _ = follow(statement)
            case .opaque(let names):
                if !names.isEmpty { forms.refuse(place, "a statement of the training loop cannot be read") }
            case .jump:
                if part != .aside { forms.refuse(place, "the loop is left, or a round of it, before its end") }
            case .returned(let value):
                if let value { check(reading: value, &forms, place) }
                if isPerhaps, part != .aside { forms.refuse(place, "the loop is left before its end") }
            case .condition(let tested, let body, let otherwise):
                check(reading: tested, &forms, place)
                check(body, &forms, part, isPerhaps: true, depth)
                check(otherwise, &forms, part, isPerhaps: true, depth)
            case .perhaps(let names, let body):
                check(reading: PythonExpression(.opaque(names), place), &forms, place)
                check(body, &forms, part, isPerhaps: true, depth)
            case .block(let header, let body):
                let isPlain = !Set(["open", "device", "tqdm", "catch_warnings"]).isDisjoint(with: header)
                if trains(body) && !isPlain || header.contains(where: { self[$0]?.isLearner == true }) {
                    forms.refuse(place, "what \"with\" does in the training loop is not followed")
                }
                check(body, &forms, isPlain ? part : .aside, isPerhaps: isPerhaps, depth)
            case .loop(let target, let iterable, let body):
                check(target, iterable, body, &forms, part, isPerhaps: isPerhaps, depth, place)
            case .assignment(let targets, let value):
                for target in targets { check(target, value, &forms, part, isPerhaps: isPerhaps, depth, place) }
            case .augmented(let target, _, let value):
                check(reading: value, &forms, place)
                checkAssigned(target, &forms, place)
            case .expression(let value): check(value, &forms, part, isPerhaps: isPerhaps, depth, place)
            }
        }
    }

    private mutating func check(
        _ target: PythonExpression, _ iterable: PythonExpression, _ body: [PythonStatement], _ forms: inout LoopForms,
        _ part: LoopForms.Part, isPerhaps: Bool, _ depth: Int, _ place: Position
    ) {
        if trains(body) {
            if part != .epochs || isPerhaps || !forms.images.isEmpty {
                forms.refuse(place, "the optimizer takes its steps in loops within loops, or perhaps")
            }
            forms.bind(target, of: iterable)
            forms.modes.append("steps")
            return check(body, &forms, .batch, isPerhaps: false, depth)
        }
        check(reading: iterable, &forms, place)
        if !touched(by: iterable, forms).isEmpty { forms.handles.formUnion(target.roots) }
        check(body, &forms, .aside, isPerhaps: true, depth)
    }

    /// An assignment.
    private mutating func check(
        _ target: PythonExpression, _ value: PythonExpression, _ forms: inout LoopForms, _ part: LoopForms.Part,
        isPerhaps: Bool, _ depth: Int, _ place: Position
    ) {
        if case .list(let targets) = target.kind, case .list(let values) = value.kind, targets.count == values.count {
            for (target, value) in zip(targets, values) {
                check(target, value, &forms, part, isPerhaps: isPerhaps, depth, place)
            }
            return
        }
        if part == .batch, !isPerhaps {
            if case .list(let items) = target.kind, items.count == 2, case .name(let name) = value.kind,
                forms.batches.contains(name), forms.images.isEmpty
            {
                let batches = forms.batches
                forms.bind(batch: target)
                forms.batches.formUnion(batches)
                return
            }
            if case .name(let name) = target.kind {
                if isOutput(value, forms) {
                    if !forms.critical.contains(name) || forms.outputs.contains(name) {
                        forms.outputs.insert(name)
                        return
                    }
                } else if isLoss(value, &forms) {
                    forms.found.append("loss")
                    forms.losses.insert(name)
                    return
                } else if forms.images.contains(name) {
                    // Said among what was done to the images.
                    if value.roots.contains(where: forms.labels.contains) {
                        forms.refuse(place, "the images of a batch are made of its classes")
                    }
                    return check(reading: value, &forms, place)
                } else if keeps(value, forms.images), !forms.critical.contains(name) {
                    forms.images.insert(name)
                    return
                } else if keeps(value, forms.labels), !forms.images.contains(name), !forms.outputs.contains(name) {
                    forms.labels.insert(name)
                    return
                }
            }
        }
        if part == .batch,
            value.calls.contains(where: { call in
                isLoss(PythonExpression(.call(call.called, call.arguments), value.place), &forms)
            })
        {
            return forms.refuse(place, "the loss is more than that of the model's output and the classes")
        }
        // What a function of the notebook's own gives.
        if case .call(let called, let arguments) = value.kind, case .name(let name) = called.kind,
            case .definition(let index)? = self[name], definitions[index].bases == nil
        {
            carryOut(index, arguments, &forms, part, isPerhaps: isPerhaps, depth, place)
        } else {
            check(reading: value, &forms, place)
        }
        if !touched(by: value, forms).isEmpty, !isNumber(value) { forms.handles.formUnion(target.roots) }
        checkAssigned(target, &forms, place)
    }

    /// What stands on the left of an assignment.
    mutating func checkAssigned(_ target: PythonExpression, _ forms: inout LoopForms, _ place: Position) {
        if case .list(let items) = target.kind {
            for item in items { checkAssigned(item, &forms, place) }
            return
        }
        let names = target.roots
        let isPart = if case .name = target.kind { false } else { true }
        // Behind the step the next round gives the names of a batch anew.
        let isDone = !isPart && forms.found.contains("backward") && forms.found.contains("step")
        if names.contains(where: forms.critical.contains), !isDone {
            forms.refuse(place, "what becomes of \"\(names.first ?? "")\" in the training loop is not followed")
        } else if isPart, !touched(by: target, forms).isEmpty || names.contains(where: forms.handles.contains) {
            forms.refuse(place, "what is assigned to a part of the model or of the optimizer is not followed")
        } else if !isPart, case .name(let name) = target.kind, let value = self[name], value.isLearner {
            forms.refuse(place, "\"\(name)\" becomes something else in the training loop")
        }
    }
}
