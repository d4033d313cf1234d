public import NumberFormats

/// One column of a table being written: a title, and the quantity to show of each row.
public struct TableColumn<Row> {
    /// What stands at its head.
    public var title: String
    /// The head that it shares with the columns beside it; `nil` for none.
    public var group: String?
    let decimals: Int?
    let unit: String?
    let format: NumberFormat?
    let best: BestMark?
    let quantity: (Row) -> any Quantity

    /// `decimals` overrules what the column's own numbers ask for, `format` how they are written at all; `unit` is
    /// written in the head, for numbers that bring none.
    /// `best` marks the highest or lowest mean, but only where its paired difference from every other row is
    /// significant. `under` is a head above those of neighbouring columns that have the same.
    public init(
        _ title: String, under group: String? = nil, decimals: Int? = nil, unit: String? = nil,
        format: NumberFormat? = nil, best: BestMark? = nil,
        _ quantity: @escaping (Row) -> any Quantity
    ) {
        self.title = title
        self.group = group
        self.decimals = decimals
        self.unit = unit
        self.format = format
        self.best = best
        self.quantity = quantity
    }

    /// The column's cells. An interval shows two digits, and its number as many decimals; numbers without one have the
    /// decimals of the cell that needs the most, and none where cells differ by more than six.
    /// - Precondition: the format and the unit suit the quantities; the message says why not.
    func cells(_ rows: [Row]) -> [Value] {
        let quantities = rows.map(quantity)
        let shared = Self.sharedDecimals(quantities)
        var cells = quantities.map { quantity in
            var value = quantity.value(decimals: decimals ?? quantity.preferredDecimals ?? shared)
            if let unit, value.unit == nil { value.convert(to: unit) }
            if let format { value.write(in: format) }
            return value
        }
        if let winner = best?.winner(quantities.map(\.samples)) { cells[winner].isBest = true }
        return cells
    }

    /// What numbers that wish for nothing are written with: like those beside them that do, or with the decimals of the
    /// plain number that has most.
    private static func sharedDecimals(_ quantities: [any Quantity]) -> Int? {
        let wishes = quantities.compactMap(\.preferredDecimals)
        let numbers = quantities.compactMap { ($0 as? Double) ?? ($0 as? Float).map(Double.init) }.filter(\.isFinite)
        let own: [Int?] = wishes.isEmpty ? numbers.map(\.significantDecimals) : wishes
        guard !own.contains(nil), let most = own.compactMap({ $0 }).max(), most <= 6 else { return nil }
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
