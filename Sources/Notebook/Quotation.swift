package import Document

/// What a notebook takes from another one: `@q2/tbl-results`, or `` `{q2.md} expression` ``.
package struct Quotation: Hashable, Sendable {
    /// What of the other notebook is meant.
    package enum Item: Hashable, Sendable {
        /// What has that label.
        case label(String)
        /// The inline value of that expression, or a cell, `tbl-results["row", "column"]`.
        case value(String)
    }

    /// The other notebook as it is named, without its ending: "q2", "data/iris".
    package var notebook: String
    /// What is taken from it.
    package var item: Item
    /// Where it is taken.
    package var position: Position

    /// That item of a notebook, taken at `position`.
    package init(notebook: String, item: Item, position: Position) {
        (self.notebook, self.item, self.position) = (notebook, item, position)
    }

    /// What stands for it in the text: "q2/tbl-results", "q2.md expression".
    package var key: String {
        switch item {
        case .label(let label): "\(notebook)/\(label)"
        case .value(let expression): "\(notebook).md \(expression)"
        }
    }

    /// The quotation that a label of another notebook's is, "q2/tbl-results"; `nil` for one of this notebook's.
    init?(label: String, position: Position) {
        guard let slash = label.lastIndex(of: "/") else { return nil }
        self.init(
            notebook: String(label[..<slash]), item: .label(String(label[label.index(after: slash)...])),
            position: position)
    }

    /// What a link leads to in another notebook, "q2.md#fig-a"; `nil` for any other address.
    package init?(link address: String) {
        guard let sign = address.firstRange(of: ".md#"), !address.contains(":"), sign.lowerBound > address.startIndex,
            sign.upperBound < address.endIndex
        else { return nil }
        self.init(
            notebook: String(address[..<sign.lowerBound]), item: .label(String(address[sign.upperBound...])),
            position: Position(line: 1, column: 1))
    }

    /// The quotation that a code span is, `{q2.md} expression`; `nil` for any other.
    init?(code: some StringProtocol, position: Position) {
        guard code.hasPrefix("{"), let end = code.firstIndex(of: "}") else { return nil }
        let file = code[code.index(after: code.startIndex)..<end]
        let rest = code[code.index(after: end)...]
        guard file.hasSuffix(".md"), file.utf8.count > 3, !file.contains(where: \.isWhitespace), rest.first == " ",
            case let expression = rest.drop(while: { $0 == " " }), !expression.isEmpty
        else { return nil }
        self.init(notebook: String(file.dropLast(3)), item: .value(String(expression)), position: position)
    }

    /// A code span that looks as if it named a notebook without its ending, `{q2} expression`, and would be a quotation
    /// with it; `nil` for any other.
    init?(codeWithoutEnding code: String, position: Position) {
        guard let end = code.firstIndex(of: "}") else { return nil }
        self.init(code: code[..<end] + ".md" + code[end...], position: position)
    }

    /// A table's label, and the row and the column of a cell, that an expression names; `nil` for any other.
    package var cell: (table: String, row: String, column: String)? {
        guard case .value(let expression) = item,
            let match = expression.wholeMatch(of: #/(tbl-[a-z0-9-]+)\["([^"]+)", *"([^"]+)"\]/#)
        else { return nil }
        return (String(match.1), String(match.2), String(match.3))
    }
}
