internal import Document

/// What a statement may change beside what it is followed for: any name, or containers that are known.
extension PythonSession {
    static var changedElsewhere: PythonValue { .unknown("what a statement changes that is not followed") }

    /// Forgets what a statement may change; whether that is every name.
    mutating func touch(_ statement: PythonStatement) -> Bool {
        var expressions = statement.kind.expressions
        if case .assignment(let targets, _) = statement.kind { expressions += targets.filter { !$0.isPlain } }
        if case .augmented(let target, _, _) = statement.kind, !target.isPlain { expressions.append(target) }
        for expression in expressions where step() {
            if let words = reaching(expression) {
                takeEverything(words, statement.place)
                return true
            }
            for call in expression.calls { touch(call) }
            let hidden = expression.hiddenNames
            if hidden.contains(":=") {
                isCarried = false
                for name in hidden where self[name]?.isLiteral == true { self[name] = Self.changedElsewhere }
                for name in hidden { change(named: name, statement.place, "what \":=\" does is not followed") }
            }
        }
        return false
    }

    /// Methods of containers that leave them as they are.
    static let looking: Set = ["get", "items", "keys", "values", "index", "count", "copy", "join", "format"]

    /// A container that a method works on is not known behind it.
    private mutating func touch(_ call: Call) {
        guard case .attribute(let base, let method) = call.called.kind, !Self.looking.contains(method) else { return }
        for name in base.roots.prefix(1) {
            guard let value = self[name], value.parts != nil else { continue }
            // Things that it holds have methods of their own.
            switch base.kind {
            case .name, .attribute, .subscripted, .call:
                if base.calls.isEmpty ? self.value(base).parts == nil : value.isMade { continue }
            default: break
            }
            forget(container: value)
        }
    }

    /// Forgets a container, under all names that may stand for it, for what holds it or for what it holds.
    mutating func forget(container value: PythonValue) {
        guard value.parts != nil else { return }
        for scope in scopes.indices {
            for (name, held) in scopes[scope] where held.mayHold(value) || value.mayHold(held) {
                scopes[scope][name] = Self.changedElsewhere
            }
        }
    }

    /// The words of a call that may give any name another value; `nil` where there is none.
    private mutating func reaching(_ expression: PythonExpression) -> String? {
        if isTable(expression) { return expression.roots.first ?? "" }
        for call in expression.callsButMembership where step() {
            if let table = (call.arguments.map(\.value) + [call.called]).first(where: isTable) {
                return table.roots.first ?? ""
            }
            let first = call.called.roots.first ?? "", last = call.called.lastName
            switch call.called.kind {
            case .name where Self.running.contains(first) || Self.tables.contains(first) && call.arguments.isEmpty:
                return "\(first)(…)"
            case .attribute(let base, let method):
                var isShell = if case .object(let object)? = self[first] { object.name == "get_ipython" } else { false }
                if case .call(let inner, _) = base.kind { isShell = isShell || inner.isName("get_ipython") }
                if isShell,
                    !Self.settings.contains(call.arguments.first?.value.firstWord ?? "")
                {
                    return "get_ipython().\(method)(…)"
                }
                if case .path(let path)? = self[first], Self.modules.contains(path.first ?? "") {
                    return "\(first).\(method)(…)"
                }
            default: break
            }
            if case .path(let path)? = self[last], Self.modules.contains(path.first ?? "") { return "\(last)(…)" }
            if last == "setattr", case .path(let path)? = call.arguments.first.map({ value($0.value) }) {
                noteAssigned(path, last, call.called.place)
            }
        }
        let hidden = Set(expression.hiddenNames)
        return (Self.tables + ["get_ipython", "exec"]).first(where: hidden.contains).map { "\($0)(…)" }
    }

    /// Whether it leads into the names of a module: `sys.modules["__main__"].lr`.
    private func isTable(_ expression: PythonExpression) -> Bool {
        switch expression.kind {
        case .name("__builtins__"): return true
        case .name(let name):
            guard case .path(let path)? = self[name] else { return false }
            return path.first == "__main__" || path == ["builtins"] || path == ["sys", "modules"]
        case .attribute(let base, let name):
            if name == "modules", case .name(let sys) = base.kind, case .path(["sys"])? = self[sys] { return true }
            return isTable(base)
        case .subscripted(let base, _), .call(let base, _): return isTable(base)
        default: return false
        }
    }

    private static let running: Set = ["eval", "execfile", "__import__"]
    private static let tables = ["globals", "locals", "vars"]
    private static let modules: Set = ["runpy", "importlib"]
    private static let settings: Set = ["matplotlib", "load_ext", "autoreload", "config", "reload_ext"]

    /// Notes that a library is another than the one that is known.
    mutating func noteAssigned(_ path: [String], _ name: String, _ place: Position) {
        let isKnown = ["torch", "torchvision", "keras", "tensorflow"].contains(path.first ?? "")
        let harmless: Set = ["backends", "resources", "mirrors", "urls", "url", "config"]
        guard isKnown, harmless.isDisjoint(with: path + [name]) else { return }
        isCarried = false
        surrounding = Omission(place: place, message: "what is assigned to \"\(name)\" of a library is not followed")
    }

    /// What the head of `with` may do to what it names.
    mutating func noteHeader(_ names: [String], _ place: Position, isKnown: Bool) {
        let isInPlace = names.contains { $0.hasSuffix("_") && $0.count > 1 && !$0.hasSuffix("__") }
        guard !isKnown || isInPlace else { return }
        for name in names where self[name]?.isMade == true {
            change(named: name, place, "what \"with\" does to it is not followed")
        }
    }

    /// Functions that call what they are given.
    static let calling: Set = ["map", "filter", "sorted", "min", "max"]

    /// What a function does to the models or layers that another gives it.
    mutating func noteFunction(
        _ arguments: [PythonExpression.Argument], _ object: PythonObject, _ called: PythonValue
    ) {
        let hasFunction = zip(arguments, object.arguments).contains { written, given in
            switch (written.value.kind, given.value) {
            case (_, .definition), (_, .path): true
            // What is filtered so is what is trained anyway.
            case (.opaque(let names), _): names.contains("lambda") && !names.contains("requires_grad")
            default: false
            }
        }
        guard hasFunction else { return }
        for argument in object.arguments where argument.value.isMade {
            change(
                argument.value, object.place,
                "what a function does to it in \"\(called.pathName)\" is not followed")
        }
    }

    /// What a text is made of.
    mutating func formatted(_ items: [PythonExpression]) -> PythonValue {
        for item in items { _ = value(item) }
        return unknown("what is computed")
    }
}

extension PythonObject {
    /// Whether it is a library's function that leaves lists and dictionaries as they are.
    var keepsContainers: Bool {
        let known: Set = ["torch", "torchvision", "keras", "tensorflow", "numpy", "nn", "layers", "tfds"]
        return !known.isDisjoint(with: path) && name != "shuffle"
    }
}

extension PythonValue {
    /// Whether it may be that container, or hold it.
    func mayHold(_ other: PythonValue) -> Bool {
        guard let parts else { return false }
        return mayBe(other) || parts.contains { $0.mayHold(other) }
    }

    private func mayBe(_ other: PythonValue) -> Bool {
        if let parts, let others = other.parts {
            return parts.count == others.count && zip(parts, others).allSatisfy { $0.mayBe($1) }
        }
        return parts == nil && other.parts == nil && literal == other.literal
    }

    var pathName: String { if case .path(let path) = self { path.last ?? "" } else { "" } }
}

extension PythonExpression {
    /// The first word of a text.
    var firstWord: String? {
        if case .text(let text) = kind { text.split(separator: " ").first.map(String.init) } else { nil }
    }

    /// The calls in it but those that are only asked what they hold: `"google.colab" in str(get_ipython())`.
    var callsButMembership: [Call] {
        switch kind {
        case .binary("in", let left, _), .binary("not", let left, _): left.calls
        case .binary(_, let left, let right): left.callsButMembership + right.callsButMembership
        case .unary(_, let value): value.callsButMembership
        default: calls
        }
    }
}
