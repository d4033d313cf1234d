internal import Document
internal import Spelling

/// Follows a notebook's Python as far as it builds and trains models: what is assigned, and what is called. Nothing runs.
struct PythonSession {
    var models: [FoundModel] = []
    /// What names stand for, the innermost function last.
    var scopes: [[String: PythonValue]] = [[:]]
    var definitions: [Definition] = []
    /// The cell that is followed.
    var cell = 0
    /// How deep in calls and loops.
    var depth = 0
    /// How many statements and calls are still followed: loops within loops, and functions that call each other, are
    /// more than anybody waits for.
    var stepsLeft = 20_000
    var isInLoop = false
    /// Whether all of the statement that is followed becomes ours.
    var isCarried = true
    /// How many things of libraries were made.
    var madeCount = 0
    /// What was done to layers, optimizers and losses, by their numbers, that is not followed.
    var blamed: [Int: Omission] = [:]
    /// What is said of no model in particular.
    var omissions: [Omission] = []
    /// The block that is followed, where it does more than hold statements: `with torch.no_grad()`.
    var surrounding: Omission?
    /// Whether a file of that name lies beside the notebook.
    let hasFile: (String) -> Bool

    init(hasFile: @escaping (String) -> Bool) { self.hasFile = hasFile }

    struct Definition {
        var name: String
        var parameters: [PythonStatement.Parameter]
        var body: [PythonStatement]
        /// Whether it is a class, of these bases.
        var bases: [[String]]?
        var place: Position
        /// What was done to it that is not followed.
        var change: Omission?
        /// The class of the notebook's own that it is made from.
        var ancestor: String?
    }

    /// Follows a cell; says of each of its statements whether all of it is about models that may become ours.
    mutating func follow(cell number: Int, _ lines: [ForeignLine]) -> [(isNeutral: Bool, isCarried: Bool)] {
        cell = number
        return PythonParser.statements(lines).map { statement in
            isCarried = true
            let isNeutral = statement.isNeutral
            _ = follow(statement)
            return (isNeutral, isCarried)
        }
    }

    /// Carries out a body; the value that it returns, if it does.
    mutating func follow(_ statements: [PythonStatement]) -> PythonValue? {
        for statement in statements { if let value = follow(statement) { return value } }
        return nil
    }

    subscript(name: String) -> PythonValue? {
        get { scopes.last?[name] ?? scopes.first?[name] }
        set { scopes[scopes.count - 1][name] = newValue }
    }
}

private extension PythonStatement {
    /// Whether it neither keeps a cell from becoming ours, nor makes it so: imports, and constants.
    var isNeutral: Bool {
        switch kind {
        case .imports, .pass: true
        case .assignment(_, let value): value.isLiteral
        case .expression(let value): if case .text = value.kind { true } else { false }
        default: false
        }
    }
}

private extension PythonExpression {
    var isLiteral: Bool {
        switch kind {
        case .integer, .real, .text, .truth, .none: true
        case .unary(_, let value): value.isLiteral
        case .binary(_, let left, let right): left.isLiteral && right.isLiteral
        case .list(let items): items.allSatisfy(\.isLiteral)
        default: false
        }
    }
}

extension PythonSession {
    /// Whether one more thing is followed.
    mutating func step() -> Bool {
        stepsLeft -= 1
        return stepsLeft > 0
    }

    mutating func follow(_ statement: PythonStatement) -> PythonValue? {
        guard step() else {
            isCarried = false
            return nil
        }
        _ = touch(statement)
        switch statement.kind {
        case .imports(let names):
            for (name, path) in names { self[name] = .path(path) }
            noteOwnFiles(names.compactMap(\.1.first), statement.place)
        case .everything(let line): takeEverything(line, statement.place)
        case .assignment(let targets, let value):
            let result = self.value(value)
            for target in targets { assign(result, to: target) }
        case .augmented(let target, let sign, let value):
            let before = self.value(target)
            let result = combined(sign, before, self.value(value), statement.place)
            forget(container: before)
            assign(result, to: target)
        case .expression(let value): noteUnused(self.value(value), of: value)
        case .function(let name, let parameters, let body):
            define(Definition(name: name, parameters: parameters, body: body, place: statement.place))
        case .type(let name, let bases, let body):
            defineClass(name, bases, body, statement.place)
        case .loop(let target, let iterable, let body): return loop(target, iterable, body, statement.place)
        case .condition(let tested, let body, let otherwise):
            if case .truth(let truth) = value(tested) { return follow(truth ? body : otherwise) }
            forget(body + otherwise)
        case .block(let header, let body): return follow(body, within: header, statement.place)
        case .perhaps(let names, let body):
            let words: Set = ["while", "try", "except", "else", "finally", "as"]
            _ = computed(names.filter { !words.contains($0) }, statement.place)
            forget(body)
        case .returned(let value): return value.map { self.value($0) } ?? PythonValue.none
        case .pass, .jump: break
        case .opaque(let names): forget(names, statement.place)
        }
        return nil
    }

    mutating func define(_ definition: Definition) {
        noteStandards(definition)
        definitions.append(definition)
        self[definition.name] = .definition(definitions.count - 1)
    }

    mutating func assign(_ value: PythonValue, to target: PythonExpression) {
        switch target.kind {
        case .name(let name):
            self[name] = value
            if case .model(let index) = value, depth == 0, models[index].name.isEmpty { models[index].name = name }
        case .attribute(let base, let name):
            if case .name("self") = base.kind {
                self["self.\(name)"] = value
            } else {
                isCarried = false
                if case .path(let path) = self.value(base) { noteAssigned(path, name, target.place) }
                if value.isLearner {
                    change(value, target.place, "what is done to it as \"\(name)\" of something is not followed")
                }
                change(target, "what is assigned to \"\(name)\" is not followed")
            }
        case .list(let targets):
            for (index, target) in targets.enumerated() {
                let items = value.items
                // Of pairs of names and weights each may be the weight.
                if value.isMade, items == nil {
                    assign(value, to: target)
                    continue
                }
                assign(
                    items.flatMap { $0.count == targets.count ? $0[index] : nil }
                        ?? .unknown("a part of what a call gives"), to: target)
            }
        default:
            isCarried = false
            if case .subscripted(let base, _) = target.kind { forget(container: self.value(base)) }
            change(target, "what is assigned to a part of it is not followed")
        }
    }

    /// A loop of so many rounds that they are told: each is followed. A training loop of PyTorch's is found.
    private mutating func loop(
        _ target: PythonExpression, _ iterable: PythonExpression, _ body: [PythonStatement], _ place: Position
    ) -> PythonValue? {
        if trains(body) {
            isCarried = takeTraining(target, iterable, body, place)
            return nil
        }
        let over = value(iterable)
        guard let items = over.items, items.count <= 32, depth < 8, !body.contains(where: \.jumps) else {
            // What is done to one of its parts is done to it.
            forget(target)
            if !over.isLiteral { assign(over, to: target) }
            forget(body)
            return nil
        }
        let before = isInLoop
        isInLoop = true
        defer { isInLoop = before }
        for item in items {
            assign(item, to: target)
            if let value = follow(body) { return value }
        }
        return nil
    }
}
