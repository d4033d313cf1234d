internal import Document
internal import Spelling

/// The value of an argument as Swift.
struct ArgumentValue {
    /// `nil` where nothing is to be written.
    let text: String?

    init(_ row: ArgumentRow, _ argument: PythonArgument, of object: PythonObject) throws(Omission) {
        let value = argument.value, name = "\"\(row.names[0])\" of \(object.name)"
        func refused(_ expected: String) -> Omission {
            Omission(place: argument.place, message: "\(name) is \(value.words); expected \(expected)")
        }
        // None is Python's word for the default.
        if case .none = value, row.implied == nil {
            text = nil
            return
        }
        switch row.kind {
        case .ignored: text = nil
        case .only(let values):
            guard let literal = value.literal, values.contains(literal) else {
                throw Omission(
                    place: argument.place,
                    message:
                        "\(name) is \(value.words), for which there is no counterpart; expected \(listed(values, "or"))"
                )
            }
            text = nil
        case .whole:
            guard let number = value.integer ?? value.number.flatMap({ Int(exactly: $0) }) else {
                throw refused("a whole number that is written out")
            }
            text = "\(number)"
        case .real:
            guard let number = value.number else { throw refused("a number that is written out") }
            text = Self.written(number)
        case .realWithout(let other, let position):
            guard let number = value.number else { throw refused("a number that is written out") }
            guard number == 0 || object[other, position].map({ $0.number == 0 }) ?? true else {
                throw Omission(
                    place: argument.place,
                    message:
                        "\(name) is a part of the gradient there, which with \"\(other)\" is another decay than ours")
            }
            text = number == 0 ? nil : Self.written(number)
        case .complement:
            guard let number = value.number else { throw refused("a number that is written out") }
            text = Self.written(((1 - number) * 1e9).rounded() / 1e9)
        case .truth:
            guard let truth = value.truth else { throw refused("True or False") }
            text = "\(truth)"
        case .extent:
            guard let extent = Self.extent(value) else { throw refused("a whole number, or two") }
            text = extent
        case .length:
            guard let length = value.integer ?? value.shape.flatMap({ $0.count == 1 ? $0[0] : nil }) else {
                throw refused("a whole number")
            }
            text = "\(length)"
        case .shape:
            guard let shape = value.shape ?? value.integer.map({ [$0] }), !shape.contains(where: { $0 < 1 }) else {
                throw refused("whole numbers that are written out")
            }
            text = shape.map(String.init).joined(separator: ", ")
        case .padding:
            guard let padding = value.text?.lowercased(), ["same", "valid"].contains(padding) else {
                throw refused("'valid' or 'same'")
            }
            text = ".\(padding)"
        case .pixels: text = try Self.padding(value, argument, object)
        case .activation: text = try Self.known(value, Activations.all, "activation", argument)
        case .initializer: text = try Self.initializer(value, argument)
        case .regularizer: text = try Self.regularizer(value, argument)
        }
    }

    /// A number as Swift writes it: "0.001", "1e-7".
    static func written(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    private static func extent(_ value: PythonValue) -> String? {
        if let number = value.integer { return "\(number)" }
        guard let shape = value.shape, shape.count == 2 else { return nil }
        return shape[0] == shape[1] ? "\(shape[0])" : "Extent2D(\(shape[0]), \(shape[1]))"
    }

    /// PyTorch's padding, of which `.same` is what keeps the size of an image.
    private static func padding(_ value: PythonValue, _ argument: PythonArgument, _ object: PythonObject)
        throws(Omission) -> String?
    {
        if let word = value.text, ["same", "valid"].contains(word) { return ".\(word)" }
        let pixels = value.integer ?? value.shape.flatMap { Set($0).count == 1 ? $0.first : nil }
        let window = object["kernel_size", 2], stride = object["stride", 3]
        let size = window?.integer ?? window?.shape.flatMap { Set($0).count == 1 ? $0.first : nil }
        if pixels == 0 { return nil }
        guard let pixels, let size, size > 0, size / 2 == pixels, size % 2 == 1, stride == nil || stride?.integer == 1
        else {
            throw Omission(
                place: argument.place,
                message:
                    "\"padding\" of \(object.name) is \(value.literal ?? "no literal"); expected 0, or what keeps an image's size"
            )
        }
        return ".same"
    }

    /// What a word, a function or a class of that name is called here.
    private static func known(
        _ value: PythonValue, _ names: [String: String], _ noun: String, _ argument: PythonArgument
    ) throws(Omission) -> String {
        var word = value.text
        if case .path(let path) = value { word = path.last }
        if case .object(let object) = value { word = object.name }
        guard let word else { throw Omission(place: argument.place, message: "the \(noun) is no literal") }
        if let ours = names[word] ?? names[word.lowercased()] { return ours }
        throw Omission(
            place: argument.place, message: "bnbook has no \(noun) \"\(word)\"",
            hint: suggestion(for: word, among: names.keys.sorted()))
    }

    private static func initializer(_ value: PythonValue, _ argument: PythonArgument) throws(Omission) -> String {
        if case .object(let object) = value {
            switch object.name {
            case "Constant": if let number = object["value", 0]?.number { return ".constant(\(written(number)))" }
            case "RandomNormal" where (object["mean", 0]?.number ?? 0) == 0:
                return ".randomNormal(standardDeviation: \(written(object["stddev", 1]?.number ?? 0.05)))"
            default: break
            }
        }
        return try known(value, Initializers.all, "initializer", argument)
    }

    private static func regularizer(_ value: PythonValue, _ argument: PythonArgument) throws(Omission) -> String {
        let object = value.object ?? PythonObject(path: [value.text ?? ""], arguments: [], place: argument.place)
        func factor(_ names: [String]) -> String {
            let number = names.lazy.compactMap { object[$0] }.first ?? object["", 0]
            return written(number?.number ?? 0.01)
        }
        guard object.arguments.allSatisfy({ $0.value.number != nil }) else {
            throw Omission(place: argument.place, message: "the penalty is no literal")
        }
        switch object.name.lowercased() {
        case "l2": return ".l2(\(factor(["l2", "l"])))"
        case "l1": return ".l1(\(factor(["l1", "l"])))"
        case "l1_l2", "l1l2": return ".l1L2(\(factor(["l1"])), \(written(object["l2", 1]?.number ?? 0.01)))"
        default:
            throw Omission(place: argument.place, message: "the penalty is no literal, or none of l1, l2 and l1_l2")
        }
    }
}
