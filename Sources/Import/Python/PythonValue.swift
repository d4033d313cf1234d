internal import Document

/// What an expression is, as far as it can be told without running it.
indirect enum PythonValue {
    case none
    case truth(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    /// A list or tuple.
    case list([PythonValue])
    case dictionary([(PythonValue, PythonValue)])
    /// A module, or what a module holds: `keras.layers.Dense`.
    case path([String])
    /// What calling such a thing made: a layer, an optimizer, a loss.
    case object(PythonObject)
    /// Images, labels, or both.
    case data(ForeignData)
    /// What comes out of these layers.
    case tensor(LayerChain)
    /// The model of that number.
    case model(Int)
    /// The parameters of the model of that number.
    case parameters(Int)
    /// Something else that belongs to the model of that number: a layer, a weight, its optimizer.
    case part(Int)
    /// A function or class of the notebook's own, by its number.
    case definition(Int)
    /// Something that belongs to such a thing: a layer's weights.
    case piece(PythonObject)
    /// What cannot be told, and why.
    case unknown(String)

    /// Python's way of writing it, for messages and comparisons; `nil` for what is no literal.
    var literal: String? {
        switch self {
        case .none: "None"
        case .truth(let truth): truth ? "True" : "False"
        case .integer(let number): "\(number)"
        case .real(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number)).0" : "\(number)"
        case .text(let text): "'\(text)'"
        case .list(let items):
            items.allSatisfy { $0.literal != nil }
                ? "(\(items.compactMap(\.literal).joined(separator: ", "))\(items.count == 1 ? "," : ""))" : nil
        default: nil
        }
    }

    /// What is compared with a default: equal numbers in a list are one, whole numbers have no point, and what a library
    /// has under a name is that word.
    var plain: String? {
        switch self {
        case .integer, .real: return number.map(ArgumentValue.written)
        case .path(let path): return path.last.map { "'\($0)'" }
        case .list(let items):
            let all = items.map(\.plain)
            if let first = all.first, all.allSatisfy({ $0 == first }) { return first }
            return all.contains(nil) ? nil : "(\(all.compactMap(\.self).joined(separator: ", ")))"
        default: return literal
        }
    }

    /// For messages: the literal, or why it is none.
    var words: String {
        if case .unknown(let why) = self { return why }
        return literal ?? "no literal"
    }

    /// Whether it has more parts than are left; takes away as many as it has.
    func isLarger(than rest: inout Int) -> Bool {
        rest -= 1
        guard rest >= 0 else { return true }
        switch self {
        case .list(let items): for item in items where item.isLarger(than: &rest) { return true }
        case .dictionary(let pairs):
            for (key, value) in pairs where key.isLarger(than: &rest) || value.isLarger(than: &rest) { return true }
        default: break
        }
        return false
    }

    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
    var items: [PythonValue]? { if case .list(let items) = self { items } else { nil } }
    var data: ForeignData? { if case .data(let data) = self { data } else { nil } }
    var object: PythonObject? { if case .object(let object) = self { object } else { nil } }
    /// What a container holds; `nil` for what is none.
    var parts: [PythonValue]? {
        switch self {
        case .list(let items): items
        case .dictionary(let pairs): pairs.map(\.1)
        default: nil
        }
    }
    /// A list of whole numbers.
    var shape: [Int]? {
        items.flatMap { items in items.allSatisfy { $0.integer != nil } ? items.compactMap(\.integer) : nil }
    }
}

/// What calling something of a module made.
struct PythonObject {
    var path: [String]
    var arguments: [PythonArgument]
    var place: Position
    /// Which it is of all that were made: a layer that is used twice is one. 0 for a function's work.
    var number = 0

    var name: String { path.last ?? "" }

    /// An argument by its name or its number.
    subscript(name: String, position: Int? = nil) -> PythonValue? {
        if let named = arguments.first(where: { $0.name == name }) { return named.value }
        let unnamed = arguments.filter { $0.name == nil }
        return position.flatMap { unnamed.indices.contains($0) ? unnamed[$0].value : nil }
    }
}

/// An argument, as far as its value can be told.
struct PythonArgument {
    var name: String?
    var value: PythonValue
    var place: Position

    /// That a call of this name has it, and ours has none.
    func lacking(in call: String) -> Omission {
        Omission(
            place: place, message: "\(name.map { "\"\($0)\"" } ?? "an argument") of \(call) has no counterpart")
    }
}

/// Layers one after another, and what goes into the first.
struct LayerChain {
    var layers: [PythonObject] = []
    /// The shape of a sample, as the author says it.
    var inputShape: [Int]?
    /// Why the layers are not all that there is.
    var problems: [Omission] = []
}

/// A published data set in a notebook, and what was done to it.
struct ForeignData {
    /// The function of ours that reads it: "mnist".
    var dataset: String
    /// "x" for images, "y" for labels, "xy" for both.
    var role = "xy"
    var isTest = false
    /// The shape of a sample.
    var shape: [Int]
    /// What the pixels were divided by.
    var divisor = 1.0
    /// What else was done to them, that ours are not.
    var changes: [String] = []
    /// Which samples, as a range from the first; `nil` for all.
    var range: Range<Int>?
    var count: Int
    /// The batches of a loader.
    var batchSize: Int?
    /// Whether the order of the samples is drawn; `nil` where the training says it.
    var isShuffled: Bool?
    /// Among how many samples the next one is drawn; `nil` for all.
    var buffer: Int?
    /// Why they are not what ours are.
    var problems: [Omission] = []

    /// Whether these are images in which nothing was changed but their shape and what they are divided by, as in `other`.
    func areUnchangedImages(as other: ForeignData) -> Bool {
        role == "x" && other.role == "x" && dataset == other.dataset && isTest == other.isTest && shape == other.shape
            && divisor == other.divisor && range == other.range && changes.isEmpty && other.changes.isEmpty
    }
}
