internal import Document

/// What is done perhaps, or in statements that cannot be read.
extension PythonSession {
    /// Says that the names of another file are not known, which may stand for others than before.
    mutating func takeEverything(_ line: String, _ place: Position) {
        isCarried = false
        omissions.append(
            Omission(
                place: place,
                message: "what `\(line)` brings is not followed: its models, data and numbers are not known"))
        for scope in scopes.indices {
            for (name, value) in scopes[scope] {
                if case .path = value { continue }
                scopes[scope][name] = .unknown("what `\(line)` may have replaced")
            }
        }
    }

    /// Says which of these modules are files beside the notebook.
    mutating func noteOwnFiles(_ modules: [String], _ place: Position) {
        for file in Set(modules.map { "\($0).py" }).sorted() where hasFile(file) {
            omissions.append(
                Omission(
                    place: place,
                    message: "\(file) is not read: its models and data, and what it does to libraries, are not known"))
        }
    }

    /// What a statement that cannot be read may change.
    mutating func forget(_ names: [String], _ place: Position) {
        isCarried = false
        for name in names {
            for key in [name, "self.\(name)"] {
                change(named: key, place, "what is done to it in a statement that cannot be read is not followed")
            }
        }
    }

    /// What is assigned in a part that may run or not, or several times, cannot be told.
    mutating func forget(_ statements: [PythonStatement]) {
        isCarried = false
        for statement in statements where step() {
            _ = touch(statement)
            switch statement.kind {
            case .assignment(let targets, let value):
                changeMade(in: value)
                for target in targets { forget(target) }
            case .augmented(let target, _, let value):
                changeMade(in: value)
                forget(target)
            case .imports, .everything, .function, .type: _ = follow(statement)
            case .expression(let value): changeMade(in: value)
            case .loop(let target, let iterable, let body):
                let over = value(iterable)
                forget(target)
                if !over.isLiteral { assign(over, to: target) }
                forget(body)
            case .block(_, let body), .perhaps(_, let body): forget(body)
            case .condition(let tested, let body, let otherwise):
                _ = value(tested)
                forget(body + otherwise)
            case .opaque(let names): forget(names, statement.place)
            case .returned, .pass, .jump: break
            }
        }
    }

    /// Forgets what stands under a name, or what a part of something is.
    mutating func forget(_ target: PythonExpression) {
        switch target.kind {
        case .name(let name): self[name] = .unknown("what is assigned under a condition")
        case .attribute(let base, let name) where base.isName("self"):
            self["self.\(name)"] = .unknown("what is assigned under a condition")
        case .list(let items): for item in items { forget(item) }
        default: change(target, "what is assigned to a part of it is not followed")
        }
    }

    /// A model that is called, or built on, under a condition is not known.
    private mutating func changeMade(in value: PythonExpression) {
        for call in value.calls where step() {
            guard case .attribute(let base, let method) = call.called.kind else {
                if case .definition(let index)? = call.called.roots.first.flatMap({ self[$0] }) {
                    for name in call.arguments.flatMap(\.value.roots) {
                        change(
                            named: name, value.place,
                            "\"\(definitions[index].name)\" stands under a condition or in a loop that is not followed")
                    }
                } else {
                    _ = self.value(PythonExpression(.call(call.called, call.arguments), value.place))
                }
                continue
            }
            let made = self.value(base)
            let harmless = Self.reading.contains(method) || ["train", "eval", "build", "to"].contains(method)
            switch made {
            case .model(let index) where !harmless:
                blame(
                    index, value.place, "\"\(method)\" stands under a condition or in a loop that is not followed")
            case .tensor: change(base, "\"\(method)\" stands under a condition or in a loop that is not followed")
            case .model: break
            default: _ = self.value(PythonExpression(.call(call.called, call.arguments), value.place))
            }
        }
    }
}
