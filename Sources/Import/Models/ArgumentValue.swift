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
        func lacking(_ expected: [String]) -> Omission {
            let rest = "for which there is no counterpart; expected \(listed(expected, "or"))"
            return Omission(place: argument.place, message: "\(name) is \(value.words), \(rest)")
        }
        // None is Python's word for the default; of what is on or off it is off.
        if case .none = value, row.implied == nil {
            if case .truth = row.kind { throw refused("True or False") }
            text = nil
            return
        }
        if case (.none, .activation) = (value, row.kind) {
            text = row.implied
            return
        }
        switch row.kind {
        case .ignored: text = nil
        case .only(let values):
            guard let plain = value.plain, values.contains(plain) else { throw lacking(values) }
            text = nil
        case .onlyActivation(let ours):
            guard try Self.called(value, Activations.all, "activation", argument) == ours else { throw lacking([ours]) }
            text = nil
        case .onlyInitializer(let ours):
            guard try Self.called(value, Initializers.all, "initializer", argument) == ours else {
                throw lacking([ours])
            }
            text = nil
        case .mode:
            guard value.literal == nil else { throw lacking(["self.training"]) }
            text = nil
        case .word(let words):
            guard let ours = value.text.flatMap({ words[$0] }) else { throw lacking(words.keys.sorted()) }
            text = ours.isEmpty ? nil : ours
        case .count:
            guard let number = value.integer, number >= 0 else { throw refused("a whole number that is written out") }
            text = "\(number)"
        case .amount:
            guard let number = value.number, number >= 0 else { throw refused("a number from 0 on") }
            text = Self.written(number)
        case .whole:
            guard let number = value.integer ?? value.number.flatMap({ Int(exactly: $0) }) else {
                throw refused("a whole number that is written out")
            }
            guard number > 0 else { throw refused(Self.positive) }
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
            guard (value.shape ?? [value.integer ?? 1]).allSatisfy({ $0 > 0 }) else { throw refused(Self.positive) }
            text = extent
        case .length:
            guard let length = value.integer ?? value.shape.flatMap({ $0.count == 1 ? $0[0] : nil }) else {
                throw refused("a whole number")
            }
            guard length > 0 else { throw refused(Self.positive) }
            text = "\(length)"
        case .shape:
            guard let shape = value.shape ?? value.integer.map({ [$0] }), !shape.contains(where: { $0 < 1 }) else {
                throw refused("whole numbers that are written out")
            }
            text = shape.map(String.init).joined(separator: ", ")
        case .padding(let words):
            guard let padding = value.text?.lowercased(), words.contains(padding) else {
                throw refused(listed(words.map { "'\($0)'" }, "or"))
            }
            text = ".\(padding)"
        case .pixels: text = try Self.padding(value, argument, object)
        case .activation: text = try Self.called(value, Activations.all, "activation", argument)
        case .initializer: text = try Self.called(value, Initializers.all, "initializer", argument)
        case .regularizer: text = try Self.called(value, Regularizers.all, "penalty", argument)
        }
    }

    private static let positive = "a whole number from 1 on"

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

    /// What a word, a function or a class of that name is called here, with the arguments that it is made with.
    private static func called(
        _ value: PythonValue, _ rows: [CallRow], _ noun: String, _ argument: PythonArgument
    ) throws(Omission) -> String {
        let object: PythonObject
        switch value {
        case .object(let made): object = made
        case .text(let word): object = PythonObject(path: [word], arguments: [], place: argument.place)
        case .path(let path): object = PythonObject(path: path, arguments: [], place: argument.place)
        default: throw Omission(place: argument.place, message: "the \(noun) is no literal")
        }
        if object.name == "l1_l2", object["l1", 0] == nil || object["l2", 1] == nil {
            throw Omission(
                place: argument.place,
                message: "what l1_l2 is not given is 0.01 in Keras 2 and 0 in Keras 3; expected both factors")
        }
        let row =
            rows.first { $0.names.contains(object.name) }
            ?? rows.first { $0.names.contains(object.name.lowercased()) }
        if let row { return try row.written(object) }
        throw Omission(
            place: argument.place, message: "bnbook has no \(noun) \"\(object.name)\"",
            hint: suggestion(for: object.name, among: rows.flatMap(\.names).sorted()))
    }
}
