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

    /// The column's cells. All have the decimals of the cell that needs the most, so that every interval shows two
    /// digits; where cells differ by more than two decimals, or need more than six, each has its own.
    /// - Precondition: the format and the unit suit the quantities; the message says why not.
    func cells(_ rows: [Row]) -> [Value] {
        let quantities = rows.map(quantity)
        let places = decimals ?? Self.sharedDecimals(quantities.compactMap(\.preferredDecimals))
        var cells = quantities.map { quantity in
            var value = quantity.value(decimals: places)
            if let unit, value.unit == nil { value.convert(to: unit) }
            if let format { value.write(in: format) }
            return value
        }
        if let winner = best?.winner(quantities.map(\.samples)) { cells[winner].isBest = true }
        return cells
    }

    private static func sharedDecimals(_ wishes: [Int]) -> Int? {
        guard let least = wishes.min(), let most = wishes.max(), most <= 6, most - least <= 2 else { return nil }
        return most
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
