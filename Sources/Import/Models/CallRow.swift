/// A layer, an optimizer or another thing that Python's libraries make by a call, and ours.
struct CallRow {
    /// Its names in Python.
    let names: [String]
    /// Our name: "Dense", ".adam"; "" where nothing is needed.
    let ours: String
    /// All that it has, in Python's order.
    let arguments: [ArgumentRow]
    /// Whether ours is called; else it stands by itself: ".relu".
    let isCall: Bool

    init(_ names: String..., as ours: String, isCall: Bool = true, _ arguments: [ArgumentRow] = []) {
        self.init(names: names, as: ours, isCall: isCall, arguments)
    }

    init(names: [String], as ours: String, isCall: Bool = true, _ arguments: [ArgumentRow] = []) {
        (self.names, self.ours, self.arguments) = (names, ours, arguments)
        self.isCall = isCall && !ours.isEmpty && !ours.hasSuffix(")")
    }

    /// What every layer may be given by name. `trainable` is looked at where a layer is written.
    static let common: [ArgumentRow] =
        .fixed(
            "name", "input_shape", "input_dim", "batch_input_shape", "batch_size", "device",
            "dtype='float32'|'float'", "trainable=True|False", "autocast=True", "activity_regularizer=None"
        ).named

    /// The arguments that were given, by their names today.
    /// - Throws: what has no row, at its place.
    func bound(_ object: PythonObject) throws(Omission) -> [String: PythonArgument] {
        var found: [String: PythonArgument] = [:]
        var unnamed = object.arguments.filter { $0.name == nil }[...]
        for row in arguments {
            let named = object.arguments.first { argument in argument.name.map(row.names.contains) ?? false }
            found[row.names[0]] = named ?? (row.isNamed ? nil : unnamed.popFirst())
        }
        if let rest = unnamed.first {
            throw Omission(place: rest.place, message: "\(object.name) has an argument more than bnbook takes over")
        }
        let known = arguments.flatMap(\.names)
        for argument in object.arguments {
            guard let name = argument.name, !known.contains(name) else { continue }
            if let row = Self.common.first(where: { $0.names.contains(name) }) {
                _ = try ArgumentValue(row, argument, of: object)
            } else if argument.value.literal != "None" {
                let end = ours.isEmpty ? "" : " in \(ours)"
                throw Omission(
                    place: argument.place, message: "\"\(name)\" of \(object.name) has no counterpart\(end)")
            }
        }
        return found
    }

    /// Ours with its arguments.
    /// - Throws: what has no counterpart, at its place.
    func written(_ object: PythonObject) throws(Omission) -> String {
        var inside: [(order: Int, text: String)] = [], behind = ""
        let found = try bound(object)
        for (number, row) in arguments.enumerated() {
            // Twice, so that there is room before each.
            let order = row.order.map { $0 * 2 - 1 } ?? number * 2
            guard let argument = found[row.names[0]] else {
                if let implied = row.implied { inside.append((order, row.form.replacing("%", with: implied))) }
                continue
            }
            guard let value = try ArgumentValue(row, argument, of: object).text, !row.form.isEmpty else { continue }
            let text = row.form.replacing("%", with: value)
            if row.isSuffix { behind += text } else { inside.append((order, text)) }
        }
        let written = inside.sorted { $0.order < $1.order }.map(\.text).joined(separator: ", ")
        return ours + (isCall ? "(\(written))" : "") + behind
    }
}
