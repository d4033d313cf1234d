/// An argument of Python's, and how ours is written.
struct ArgumentRow {
    enum Kind {
        case whole, real, truth, extent, length, padding, activation, initializer, regularizer
        /// As many whole numbers as there are.
        case shape
        /// 1 less the number: PyTorch's momentum of a normalization.
        case complement
        /// PyTorch's padding in pixels.
        case pixels
        /// A number that is carried over only where that other argument is not given, or 0.
        case realWithout(String, position: Int)
        /// What has no counterpart: only these values, Python's defaults, are carried over.
        case only([String])
        /// What says nothing about the result.
        case ignored
    }
    /// Its names in Python, today's first.
    let names: [String]
    let kind: Kind
    /// How ours is written, with % for the value; "" for what is not.
    let form: String
    /// Our value where the argument is not given, and Python's default is not ours.
    let implied: String?
    /// Whether it stands behind the call.
    let isSuffix: Bool

    init(_ names: String..., kind: Kind, as form: String = "%", implied: String? = nil, isSuffix: Bool = false) {
        (self.names, self.kind, self.form, self.implied, self.isSuffix) = (names, kind, form, implied, isSuffix)
    }
}

/// A layer or an optimizer of Python's, and ours.
struct CallRow {
    /// Its names in Python.
    let names: [String]
    /// Our name: "Dense", ".adam"; "" where nothing is needed.
    let ours: String
    /// In Python's order.
    let arguments: [ArgumentRow]

    init(_ names: String..., as ours: String, _ arguments: [ArgumentRow] = []) {
        (self.names, self.ours, self.arguments) = (names, ours, arguments)
    }

    /// Names of arguments that say nothing about the result, for all layers.
    static let unimportant: Set = [
        "name", "input_shape", "input_dim", "batch_input_shape", "batch_size", "inplace", "device",
        "params", "seed",
    ]
    /// What is said with the same words in many layers, and means nothing where it has one of these values.
    private static let usual = [
        "data_format": ["'channels_last'"], "dtype": ["'float32'"], "trainable": ["True", "False"],
        "training": ["no literal"],
        "dim": ["1", "-1"], "axis": ["1", "-1"], "start_dim": ["1"], "end_dim": ["-1"],
    ]

    /// Ours with its arguments.
    /// - Throws: what has no counterpart, at its place.
    func written(_ object: PythonObject) throws(Omission) -> String {
        var inside: [String] = [], behind = ""
        var unnamed = object.arguments.filter { $0.name == nil }[...]
        for row in arguments {
            let named = object.arguments.first { argument in argument.name.map(row.names.contains) ?? false }
            guard let argument = named ?? unnamed.popFirst() else {
                if let implied = row.implied { inside.append(row.form.replacing("%", with: implied)) }
                continue
            }
            guard let value = try ArgumentValue(row, argument, of: object).text, !row.form.isEmpty else { continue }
            let text = row.form.replacing("%", with: value)
            if row.isSuffix { behind += text } else { inside.append(text) }
        }
        if let rest = unnamed.first, !arguments.isEmpty {
            throw Omission(place: rest.place, message: "\(object.name) has an argument more than bnbook takes over")
        }
        let known = arguments.flatMap(\.names)
        for argument in object.arguments {
            guard let name = argument.name, !known.contains(name), !Self.unimportant.contains(name) else { continue }
            let value = argument.value.literal ?? "no literal"
            if value == "None" || Self.usual[name]?.contains(value) == true { continue }
            throw Omission(
                place: argument.place, message: "\"\(name)\" of \(object.name) has no counterpart in \(ours)")
        }
        return ours.isEmpty ? "" : "\(ours)(\(inside.joined(separator: ", ")))\(behind)"
    }
}
