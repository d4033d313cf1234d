/// An argument of Python's, and how ours is written.
struct ArgumentRow {
    enum Kind {
        case whole, real, truth, extent, length, activation, initializer, regularizer
        /// A whole number, or any, that is not negative.
        case count, amount
        /// As many whole numbers as there are.
        case shape
        /// One of these words, and ours; "" where nothing is to be written.
        case word([String: String])
        /// 1 less the number: PyTorch's momentum of a normalization.
        case complement
        /// One of these words for what lies around an input.
        case padding([String])
        /// PyTorch's padding in pixels.
        case pixels
        /// PyTorch's word for what a module that is trained does otherwise: `self.training`.
        case mode
        /// A number that is carried over only where that other argument is not given, or 0.
        case realWithout(String, position: Int)
        /// What has no counterpart: only these values, Python's defaults, are carried over.
        case only([String])
        /// The same of activations and initializers, by our names.
        case onlyActivation(String), onlyInitializer(String)
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
    /// Before which of Python's arguments, from 0 on, ours is written; `nil` where ours has Python's order.
    let order: Int?
    /// Whether it has no place among arguments without names.
    var isNamed = false

    init(
        _ names: String..., kind: Kind, as form: String = "%", implied: String? = nil, isSuffix: Bool = false,
        order: Int? = nil
    ) {
        (self.names, self.kind, self.form, self.implied, self.isSuffix) = (names, kind, form, implied, isSuffix)
        self.order = order
    }
}

extension [ArgumentRow] {
    /// What is not carried over: `"axis=-1|3"` is taken where it has one of these values, `"seed"` says nothing about
    /// the result.
    static func fixed(_ all: String...) -> [ArgumentRow] {
        all.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let values = parts.dropFirst().first?.split(separator: "|").map(String.init)
            return ArgumentRow(parts[0], kind: values.map { .only($0) } ?? .ignored)
        }
    }

    /// The same arguments, given by name only.
    var named: [ArgumentRow] {
        map { row in
            var row = row
            row.isNamed = true
            return row
        }
    }
}
