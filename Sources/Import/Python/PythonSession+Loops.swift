internal import Document

extension PythonSession {
    /// Whether an optimizer takes a step somewhere in these statements, or in functions that they call.
    mutating func trains(_ statements: [PythonStatement]) -> Bool { trains(statements, 0) }

    private mutating func trains(_ statements: [PythonStatement], _ depth: Int) -> Bool {
        for statement in statements {
            for call in statement.kind.expressions.flatMap(\.calls) where step() {
                if case .attribute(let base, "step") = call.called.kind, case .object(let object) = value(base),
                    object.optimizes != nil
                {
                    return true
                }
                // Within a function the optimizer is an argument.
                if case .attribute(_, "step") = call.called.kind, depth > 0, call.arguments.isEmpty { return true }
                if depth < 4, case .name(let name) = call.called.kind, case .definition(let index)? = self[name],
                    definitions[index].bases == nil, trains(definitions[index].body, depth + 1)
                {
                    return true
                }
            }
            for body in statement.kind.bodies where trains(body, depth) { return true }
        }
        return false
    }

    /// Takes over a loop over epochs; `false` where it is none.
    mutating func takeTraining(
        _ target: PythonExpression?, _ iterable: PythonExpression, _ body: [PythonStatement], _ place: Position
    ) -> Bool {
        var facts = LoopFacts()
        // A loop over batches alone is one epoch.
        let rounds = value(iterable)
        facts.data = rounds.data
        find(&facts, in: body, 0)
        guard let optimizer = facts.optimizer, let index = optimizer.optimizes else { return false }
        var training = FoundModel.Training(
            data: facts.data, epochs: rounds.data == nil ? rounds.items?.count : 1, batchSize: facts.data?.batchSize,
            cell: cell, place: place)
        func problem(_ message: String) { training.problems.append(Omission(place: place, message: message)) }
        if training.epochs == nil { problem("the number of epochs is no literal") }
        if facts.data == nil { problem("it is trained on no data set that bnbook knows by name") }
        if let size = training.batchSize, size < 1 { problem("the batch size is no literal") }
        if facts.data?.isTest == true { problem("it is trained on the test samples") }
        if isInLoop { problem("it is trained in a loop over something else than epochs") }
        if let surrounding { training.problems.append(surrounding) }
        training.problems += facts.data?.problems ?? []
        training.isOrdered = facts.data?.isShuffled == false
        var forms = LoopForms(model: index)
        if let target, rounds.data != nil { forms.bind(target, of: iterable) }
        check(body, &forms, rounds.data == nil ? .epochs : .batch, isPerhaps: false, 0)
        training.problems += forms.problems
        let differs = models[index].chain.layers.contains {
            $0.name.lowercased().contains("dropout") || $0.name.hasPrefix("BatchNorm")
        }
        let isTold = forms.modes.prefix { $0 != "steps" }.last == "train" || forms.modes.suffix(1) == ["train"]
        if differs, !isTold, models[index].isEvaluating || forms.modes.contains("eval") {
            problem("it is trained in the mode of its evaluation")
        }
        if forms.found != ["zero_grad", "loss", "backward", "step"],
            forms.found != ["loss", "zero_grad", "backward", "step"],
            forms.found != ["loss", "backward", "step", "zero_grad"]
        {
            problem("a batch's round is not zero_grad, the loss, backward and step, each once")
        }
        training.clipping = forms.clipping
        if let (schedule, place) = forms.schedule {
            if let written = Self.schedule(schedule, facts.data) {
                training.schedule = written
            } else {
                training.problems.append(
                    Omission(place: place, message: "the learning rate's \(schedule.name) is not carried over"))
            }
            if let blame = blamed[schedule.number] { training.problems.append(blame) }
        }
        let step = PythonArgument(name: nil, value: .object(optimizer), place: optimizer.place)
        models[index].compilation = FoundModel.Compilation(optimizer: step, loss: facts.loss, place: place)
        training.problems += blames(of: models[index])
        models[index].trainings.append(training)
        return true
    }

    /// A schedule of PyTorch's that takes its step after each epoch, in steps of the optimizer.
    private static func schedule(_ object: PythonObject, _ data: ForeignData?) -> String? {
        guard let data, let size = data.batchSize, size > 0 else { return nil }
        let steps = ((data.range?.count ?? data.count) - 1) / size + 1
        let isStep = object.name == "StepLR"
        let known = ["optimizer", "step_size", "gamma", "verbose"]
        guard isStep || object.name == "ExponentialLR",
            object.arguments.allSatisfy({ $0.name.map(known.contains) ?? true }),
            object.arguments.count(where: { $0.name == nil }) <= (isStep ? 3 : 2)
        else { return nil }
        let epochs = isStep ? object["step_size", 1]?.integer : 1
        let gamma = object["gamma", isStep ? 2 : 1]
        guard let epochs, epochs > 0, epochs < 10_000, let factor = gamma == nil && isStep ? 0.1 : gamma?.number,
            factor > 0
        else { return nil }
        let factorWords = ArgumentValue.written(factor)
        return ".scheduled(.exponentialDecay(steps: \(steps * epochs), factor: \(factorWords), staircase: true))"
    }

    private mutating func find(_ facts: inout LoopFacts, in statements: [PythonStatement], _ depth: Int) {
        for statement in statements {
            if case .loop(let target, let iterable, let body) = statement.kind {
                if facts.data == nil, var data = value(iterable).data, trains(body, 1) {
                    if changesImages(target, body) { data.changes.append("what the loop does to them") }
                    facts.data = data
                }
                assign(.unknown("a batch"), to: target)
            }
            for call in statement.kind.expressions.flatMap(\.calls) where step() { find(&facts, in: call, depth) }
            for body in statement.kind.bodies { find(&facts, in: body, depth) }
        }
    }

    /// Whether a loop over batches gives the name of the images to something else than these in another shape or place.
    private func changesImages(_ target: PythonExpression, _ body: [PythonStatement]) -> Bool {
        var images = target
        while case .list(let items) = images.kind, let first = items.first {
            // Behind enumerate the batch is the second.
            if items.count == 2, case .list = items[1].kind { images = items[1] } else { images = first }
        }
        guard case .name(let name) = images.kind else { return false }
        let all = body + body.flatMap(\.kind.bodies).flatMap { $0 }
        return all.contains { statement in
            guard case .assignment(let targets, let value) = statement.kind else { return false }
            return targets.contains { $0.isName(name) } && !value.keepsValues
        }
    }

    /// What a loss is given beside output and classes; a class of losses gets nothing else.
    private mutating func further(_ call: Call, _ path: [String]) -> [PythonArgument] {
        call.arguments.dropFirst(path.last?.hasSuffix("Loss") == true ? 0 : 2).map {
            PythonArgument(name: $0.name, value: value($0.value), place: $0.value.place)
        }
    }

    private mutating func find(_ facts: inout LoopFacts, in call: Call, _ depth: Int) {
        if case .attribute(let base, "step") = call.called.kind, case .object(let object) = value(base),
            object.optimizes != nil
        {
            facts.optimizer = facts.optimizer ?? object
            return
        }
        let called = value(call.called)
        switch called {
        case .object(let object) where facts.loss == nil && TorchLosses.names.contains(object.name):
            facts.loss = PythonArgument(name: nil, value: called, place: object.place)
        case .path(let path) where facts.loss == nil && TorchLosses.names.contains(path.last ?? ""):
            facts.loss = PythonArgument(
                name: nil,
                value: .object(PythonObject(path: path, arguments: further(call, path), place: call.called.place)),
                place: call.called.place)
        case .definition(let index) where depth < 4 && definitions[index].bases == nil:
            let definition = definitions[index]
            let given = call.arguments.map {
                PythonArgument(name: $0.name, value: value($0.value), place: $0.value.place)
            }
            let object = PythonObject(path: [], arguments: given, place: call.called.place)
            let names = definition.parameters.enumerated().map { number, parameter in
                (
                    parameter.name,
                    object[parameter.name, number] ?? standard(parameter) ?? .unknown("an argument")
                )
            }
            scopes.append(Dictionary(names, uniquingKeysWith: { first, _ in first }))
            find(&facts, in: definition.body, depth + 1)
            scopes.removeLast()
        default: break
        }
    }
}

extension PythonObject {
    /// The model whose parameters an optimizer moves.
    var optimizes: Int? {
        for argument in arguments { if case .parameters(let index) = argument.value { return index } }
        return nil
    }
}

/// A call within an expression.
struct Call {
    var called: PythonExpression
    var arguments: [PythonExpression.Argument]
}

extension PythonExpression {
    func isName(_ other: String) -> Bool { if case .name(let name) = kind { name == other } else { false } }

    /// Whether it is the same numbers in another shape or place: `data.view(-1, 784)`, or several such in a tuple.
    var keepsValues: Bool {
        switch kind {
        case .name: return true
        case .list(let items): return items.allSatisfy(\.keepsValues)
        case .call(let called, let arguments):
            if case .attribute(let base, let method) = called.kind, Self.shaping.contains(method) {
                return base.keepsValues || arguments.first?.value.keepsValues == true
            }
            return called.isName("Variable") && arguments.first?.value.keepsValues == true
        default: return false
        }
    }

    private static let shaping: Set = [
        "to", "cuda", "cpu", "view", "reshape", "flatten", "float", "long", "resize_", "squeeze", "unsqueeze",
        "requires_grad_", "Variable",
    ]

    /// The calls in it, those within others first.
    var calls: [Call] {
        switch kind {
        case .call(let called, let arguments):
            called.calls + arguments.flatMap(\.value.calls) + [Call(called: called, arguments: arguments)]
        case .attribute(let base, _): base.calls
        case .list(let items), .formatted(let items): items.flatMap(\.calls)
        case .dictionary(let pairs): pairs.flatMap { $0.0.calls + $0.1.calls }
        case .slice(let start, let end): (start?.calls ?? []) + (end?.calls ?? [])
        case .unary(_, let value): value.calls
        case .binary(_, let left, let right): left.calls + right.calls
        case .subscripted(let base, let items): base.calls + items.flatMap(\.calls)
        default: []
        }
    }
}

extension PythonStatement.Kind {
    var expressions: [PythonExpression] {
        switch self {
        case .assignment(_, let value), .augmented(_, _, let value), .expression(let value): [value]
        case .returned(let value): value.map { [$0] } ?? []
        case .loop(_, let iterable, _): [iterable]
        case .condition(let tested, _, _): [tested]
        default: []
        }
    }

    var bodies: [[PythonStatement]] {
        switch self {
        case .loop(_, _, let body), .block(_, let body), .perhaps(_, let body): [body]
        case .condition(_, let body, let otherwise): [body, otherwise]
        default: []
        }
    }
}
