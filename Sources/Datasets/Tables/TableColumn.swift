internal import Experiments

/// A column of a table while it is read.
struct TableColumn {
    /// What it is for.
    enum Role: Equatable {
        case feature, label, target, flag, ignored
    }

    /// What its cells are; that of a feature is decided by its first cell.
    enum Kind: Equatable {
        case undecided, number, category
        case ordinal([String: Int])
    }

    let name: String
    let role: Role
    var kind: Kind
    /// Whether its kind was told, not found.
    let isTold: Bool
    /// Of categories and classes, a number for each name, in the order they come.
    private(set) var codes: [String: Int] = [:]
    var missingCount = 0
    /// Of numbers, the first cell, and the first that begins with a zero as codes do: "01234".
    var first: String?, padded: String?

    /// Most names of a column of categories; more are names of samples.
    static let largestCategoryCount = 1000

    init(_ name: String, role: Role, kind: TableColumnKind?) {
        self.name = name
        self.role = role
        isTold = kind != nil
        self.kind =
            switch (role, kind) {
            case (.label, _): .category
            case (.target, _), (.flag, _), (_, .number?): .number
            case (_, .category?): .category
            case (_, .ordinal(let names)?):
                .ordinal(Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first }))
            default: .undecided
            }
    }

    /// The number of this name.
    mutating func code(_ name: String) -> Int {
        if let code = codes[name] { return code }
        codes[name] = codes.count
        return codes.count - 1
    }

    /// Whether all names are digits in hexadecimal, as many as in `text`, which is one too: "bd6679c0" and "6e883110".
    func hasHexadecimalNames(like text: String) -> Bool {
        func isHexadecimal(_ name: String) -> Bool {
            name.utf8.count == text.utf8.count && name.allSatisfy(\.isHexDigit)
        }
        return text.utf8.count >= 6 && isHexadecimal(text) && codes.keys.allSatisfy(isHexadecimal)
    }

    /// The names in their order, by the numbers where all are whole numbers, else by their letters' code points; and the
    /// place of each code in it.
    var sorted: (names: [String], places: [Int]) {
        let numbers = codes.keys.compactMap(Int.init)
        let names =
            numbers.count == codes.count
            ? numbers.sorted().map(String.init)
            : codes.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        var places = [Int](repeating: 0, count: names.count)
        for (place, name) in names.enumerated() { places[codes[name]!] = place }
        return (names, places)
    }
}
