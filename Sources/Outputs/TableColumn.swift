/// One column of a table being written: a title, and the quantity to show of each row.
public struct TableColumn<Row> {
    public var title: String
    let decimals: Int?
    let quantity: (Row) -> any Quantity

    /// `decimals` overrules what the column's own numbers ask for.
    public init(_ title: String, decimals: Int? = nil, _ quantity: @escaping (Row) -> any Quantity) {
        self.title = title
        self.decimals = decimals
        self.quantity = quantity
    }

    /// The column's cells, all with the same decimals.
    func cells(_ rows: [Row]) -> [Value] {
        let quantities = rows.map(quantity)
        let wishes = quantities.compactMap(\.preferredDecimals).sorted()
        let places = decimals ?? (wishes.isEmpty ? nil : wishes[(wishes.count - 1) / 2])
        return quantities.map { $0.value(decimals: places) }
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
