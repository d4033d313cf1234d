internal import Document

/// Definitions of the notebook's own.
extension PythonSession {
    /// What a parameter is where it is not given: what it was where its function was defined.
    mutating func standard(_ parameter: PythonStatement.Parameter) -> PythonValue? {
        parameter.standard.map { self[Self.key(of: $0)] ?? value($0) }
    }

    private static func key(of standard: PythonExpression) -> String {
        "=\(standard.place.line):\(standard.place.column)"
    }

    /// Keeps what parameters are where they are not given.
    mutating func noteStandards(_ definition: Definition) {
        var parameters = definition.parameters
        for case .function(_, let inner, _) in definition.bases == nil ? [] : definition.body.map(\.kind) {
            parameters += inner
        }
        for standard in parameters.compactMap(\.standard) {
            let value = self.value(standard)
            scopes[0][Self.key(of: standard)] = value
        }
    }

    mutating func defineClass(
        _ name: String, _ bases: [PythonExpression], _ body: [PythonStatement], _ place: Position
    ) {
        var paths: [[String]] = [], ancestor: String?
        for base in bases {
            switch value(base) {
            case .path(let path): paths.append(path)
            case .definition(let index):
                paths += definitions[index].bases ?? []
                ancestor = definitions[index].name
            default: break
            }
        }
        // What stands in a class is done where it is defined.
        scopes.append([:])
        for statement in body {
            switch statement.kind {
            case .function, .type, .returned, .jump: break
            case .assignment(_, let value):
                _ = follow(statement)
                if case .name = value.kind { forget(container: self.value(value)) }
            default: _ = follow(statement)
            }
        }
        scopes.removeLast()
        define(
            Definition(name: name, parameters: [], body: body, bases: paths, place: place, ancestor: ancestor))
    }

    /// What of a class is not as the library's modules are.
    func own(_ definition: Definition) -> Omission? {
        if let change = definition.change { return change }
        if let ancestor = definition.ancestor {
            return Omission(
                place: definition.place,
                message: "\"\(definition.name)\" is made from \"\(ancestor)\", a class of the notebook's own")
        }
        for statement in definition.body {
            var names: [String] = []
            switch statement.kind {
            case .function(let name, _, _): names = [name]
            case .assignment(let targets, _): names = targets.flatMap(\.roots)
            case .opaque(let unread) where !unread.isEmpty:
                return Omission(
                    place: statement.place,
                    message:
                        "what a statement or a decorator makes of \"\(unread[0])\" in \"\(definition.name)\" is not followed"
                )
            default: break
            }
            for name in names {
                let isInner = name.hasPrefix("__") && name.hasSuffix("__") && !Self.plain.contains(name)
                if isInner || Self.ofLibrary.contains(name) {
                    return Omission(
                        place: statement.place,
                        message: "the class \"\(definition.name)\" has its own \"\(name)\", which is not followed")
                }
            }
        }
        return nil
    }

    private static let plain: Set = ["__init__", "__repr__", "__str__", "__len__", "__doc__", "__name__"]

    /// What training and optimizers use of a module of PyTorch's or a model of Keras's.
    private static let ofLibrary: Set = [
        "parameters", "named_parameters", "buffers", "modules", "named_modules", "children", "named_children", "train",
        "eval", "zero_grad", "apply", "_apply", "to", "cuda", "cpu", "float", "double", "half", "requires_grad_",
        "register_parameter", "register_buffer", "add_module", "register_module", "state_dict", "load_state_dict",
        "fit", "compile", "train_step", "train_on_batch", "compute_loss", "make_train_function", "trainable_variables",
        "trainable_weights", "training", "trainable", "add_weight", "_call_impl",
    ]

    /// The module whose names are taken without it: `from torch.nn import *`.
    var starred: [String] { if case .path(let path)? = self["*"], path.contains("nn") { path } else { ["?"] } }
}
