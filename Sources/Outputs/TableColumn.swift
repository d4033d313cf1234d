public import NumberFormats

/// One column of a table being written: a title, and the quantity to show of each row.
public struct TableColumn<Row> {
    public var title: String
    let decimals: Int?
    let unit: String?
    let format: NumberFormat?
    let best: BestMark?
    let quantity: (Row) -> any Quantity

    /// `decimals` overrules what the column's own numbers ask for, `format` how they are written at all; `unit` is
    /// written in the head, for numbers that bring none.
    /// `best` marks the highest or lowest mean, but only where its paired difference from every other row is
    /// significant.
    public init(
        _ title: String, decimals: Int? = nil, unit: String? = nil, format: NumberFormat? = nil, best: BestMark? = nil,
        _ quantity: @escaping (Row) -> any Quantity
    ) {
        self.title = title
        self.decimals = decimals
        self.unit = unit
        self.format = format
        self.best = best
        self.quantity = quantity
    }

    /// The column's cells, all with the same decimals.
    func cells(_ rows: [Row]) -> [Value] {
        let quantities = rows.map(quantity)
        let wishes = quantities.compactMap(\.preferredDecimals).sorted()
        let places = decimals ?? (wishes.isEmpty ? nil : wishes[(wishes.count - 1) / 2])
        var cells = quantities.map { quantity in
            var value = quantity.value(decimals: places)
            if let format { value.write(in: format) }
            if value.number != nil { value.unit = value.unit ?? unit }
            return value
        }
        if let winner = best?.winner(quantities.map(\.samples)) { cells[winner].isBest = true }
        return cells
    }
}

private extension Value {
    /// Writes the number, and the interval if there is one, in `format`; a percent sign becomes the unit.
    mutating func write(in format: NumberFormat) {
        guard let number else { return }
        let sign = "\u{00A0}%"
        let parts = [number, halfWidth].compactMap(\.self).map { format.string($0) }
        if parts.contains(where: { $0.hasSuffix(sign) }) { unit = "%" }
        text = parts.map { $0.hasSuffix(sign) ? String($0.dropLast(sign.count)) : $0 }.joined(separator: " ± ")
    }
}

/// Lets a table list its columns, with loops and conditions.
@resultBuilder
public enum TableColumnBuilder<Row> {
    public static func buildExpression(_ column: TableColumn<Row>) -> [TableColumn<Row>] { [column] }
    public static func buildBlock(_ parts: [TableColumn<Row>]...) -> [TableColumn<Row>] { parts.flatMap(\.self) }
    public static func buildOptional(_ columns: [TableColumn<Row>]?) -> [TableColumn<Row>] { columns ?? [] }
    public static func buildEither(first columns: [TableColumn<Row>]) -> [TableColumn<Row>] { columns }
    public static func buildEither(second columns: [TableColumn<Row>]) -> [TableColumn<Row>] { columns }
    public static func buildArray(_ parts: [[TableColumn<Row>]]) -> [TableColumn<Row>] { parts.flatMap(\.self) }
}
