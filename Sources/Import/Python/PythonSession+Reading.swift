internal import Document

/// What leaves a model, its parts and its data as they are.
extension PythonSession {
    /// Methods that say something of a thing, and leave it as it is.
    static let reading: Set = [
        "summary", "evaluate", "predict", "predict_classes", "predict_proba", "save", "save_weights", "get_config",
        "to_json", "count_params", "get_weights", "get_layer", "state_dict", "parameters", "named_parameters",
        "children",
        "modules", "named_modules", "named_children", "numel", "nelement", "size", "dim", "numpy", "item", "items",
        "values", "keys", "mean", "std", "var", "max", "min", "sum", "norm", "tolist", "zero_grad", "format", "index",
    ]
    /// Methods of arrays that say something of them.
    static let describing: Set = [
        "any", "all", "argmax", "argsort", "unique", "flatten", "ravel", "transpose", "nonzero", "round", "take",
        "skip",
        "filter", "unbatch", "as_numpy_iterator", "nbytes", "repeat", "shuffle", "batch", "map", "dot", "cumsum",
    ]
    /// Methods of drawings and of other learners, that look at arrays, and at models as these are.
    static let showing: Set = [
        "imshow", "plot", "hist", "scatter", "bar", "matshow", "show", "append", "format", "add_graph", "add_image",
        "add_images", "add_scalar", "add_embedding", "log", "title", "set_title", "set_xlabel", "set_ylabel", "write",
        "info", "print", "score", "predict", "transform", "fit_transform",
    ]
    private static let showingModules: Set = [
        "matplotlib", "seaborn", "pandas", "plotly", "PIL", "IPython", "sklearn", "os", "time", "sys", "json", "pickle",
        "collections", "math", "datetime", "warnings", "logging", "torchinfo", "torchsummary", "torchviz", "print",
        "len",
        "sum", "type", "str", "isinstance", "sorted", "min", "max", "display", "round", "abs", "id", "any", "all",
        "int",
        "float", "zip", "list", "tuple",
    ]
    private static let showingFunctions: Set = [
        "plot_model", "summary", "save", "save_model", "device", "argmax", "argsort", "unique", "shape", "bincount",
        "mean",
        "std", "var", "max", "min", "sum", "histogram", "count_nonzero", "allclose", "isnan", "any", "all",
        "array_equal",
        "ndim", "size", "iter", "next", "make_grid", "train_test_split", "random_split", "Subset", "numel", "super",
        "concatenate", "vstack", "hstack", "stack", "StepLR", "ExponentialLR", "Input",
    ]

    /// Whether a function of a library leaves what it is given as it is.
    func reads(_ object: PythonObject) -> Bool {
        guard object["out"] == nil else { return false }
        let path = Set(object.path)
        if !path.isDisjoint(with: ["optim", "optimizers"]) {
            return path.isDisjoint(with: ["lr_scheduler", "swa_utils"]) || Self.showingFunctions.contains(object.name)
        }
        return Self.showingModules.contains(object.path.first ?? "") || Self.showingFunctions.contains(object.name)
            || TorchOptimizers.all.contains { $0.names.contains(object.name) }
            || KerasOptimizers.all.contains { $0.names.contains(object.name) }
    }

    /// What is computed of things of these names: they are left as they are where nothing else is named but what reads.
    mutating func computed(_ names: [String], _ place: Position) -> PythonValue {
        var own: Set<String> = [], isTarget = false
        for name in names {
            if name == "for" || name == "lambda" { isTarget = true } else if name == "in" { isTarget = false }
            if isTarget { own.insert(name) }
        }
        let words: Set = [
            "for", "in", "if", "else", "not", "and", "or", "is", "lambda", "self", "None", "True", "False",
        ]
        let isReading = names.allSatisfy { name in
            if own.contains(name) || words.contains(name) || Self.reading.contains(name)
                || Self.showingModules.contains(name) || Self.describing.contains(name)
            {
                return true
            }
            switch self[name] {
            case nil: return ["requires_grad", "shape", "range", "enumerate", "layers", "name"].contains(name)
            case .definition, .unknown: return false
            case .path(let path)?: return path.first != "?"
            default: return true
            }
        }
        if !isReading || names.contains(where: { $0.hasSuffix("_") && $0 != "_" }) {
            for name in names where !own.contains(name) {
                change(named: name, place, "what is computed with it is not followed")
            }
        }
        return unknown("what is computed")
    }

    static let weightless: Set = [
        "ReLU", "Sigmoid", "Tanh", "GELU", "SiLU", "Softplus", "Softmax", "LogSoftmax", "LeakyReLU", "ELU", "Identity",
        "Dropout", "Flatten", "MaxPool2d", "AvgPool2d", "MaxPooling2D", "MaxPool2D", "AveragePooling2D", "AvgPool2D",
        "Activation", "Reshape", "GlobalMaxPooling2D", "GlobalMaxPool2D", "GlobalAveragePooling2D", "GlobalAvgPool2D",
        "InputLayer",
    ]

    /// Whether a function of images and classes gives the classes as it found them.
    func keepsLabels(_ function: PythonValue) -> Bool {
        guard case .definition(let index) = function, definitions[index].parameters.count == 2,
            let label = definitions[index].parameters.last?.name
        else { return false }
        return definitions[index].body.allSatisfy { statement in
            switch statement.kind {
            case .returned(let value?):
                if case .list(let items) = value.kind { items.count == 2 && items[1].isName(label) } else { false }
            case .assignment(let targets, _): !targets.contains { $0.roots.contains(label) }
            case .expression(let value): if case .text = value.kind { true } else { false }
            default: false
            }
        }
    }
}
