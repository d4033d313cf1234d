import Testing

@testable import Outputs

/// A number that wishes for decimals and has a unit.
private struct Wish: Quantity {
    var number: Double
    var decimals: Int
    var unit: String?
    var preferredDecimals: Int? { decimals }

    func value(decimals: Int?) -> Value { Value("\(decimals ?? -1)", unit: unit, number: number) }
}

@Suite struct TableTests {
    @Test(arguments: [([1], 1), ([1, 3], 1), ([1, 2, 3], 2), ([3, 3, 1], 3)]) func aColumnTakesTheMedianOfItsCellsWishes(wishes: [Int], median: Int) {
        let table = Table(wishes) { TableColumn("w") { Wish(number: 1, decimals: $0) } }
        #expect(table.rows.map { $0[0].text } == wishes.map { _ in "\(median)" })
    }

    @Test(arguments: [(["%", "%"], "%"), (["%", nil], nil), (["%", "s"], nil), ([nil, nil], nil)] as [([String?], String?)])
    func aUnitOfAllCellsBelongsToTheColumn(units: [String?], shared: String?) {
        let table = Table(units) { TableColumn("u") { Wish(number: 1, decimals: 0, unit: $0) } }
        #expect(table.columns[0].unit == shared)
    }

    @Test(arguments: [([1, 2] as [any Quantity & Sendable], true), (["a", 1], false), (["a", "b"], false), (["", 2.5], true), ([true, false], false)])
    func columnsOfNumbersAreAlignedAsSuch(cells: [any Quantity & Sendable], isNumeric: Bool) {
        #expect(Table(columns: ["c"], rows: cells.map { [$0] }).columns[0].isNumeric == isNumeric)
    }

    @Test func columnsMayComeFromLoopsAndConditions() {
        let table = Table([10, 20]) {
            TableColumn("n") { $0 }
            for factor in [2, 3] { TableColumn("×\(factor)") { $0 * factor } }
            if false { TableColumn("never") { $0 } } else { TableColumn("half", decimals: 1) { Double($0) / 2 } }
        }
        #expect(table.columns.map(\.title) == ["n", "×2", "×3", "half"])
        #expect(table.rows.map { $0.map(\.text) } == [["10", "20", "30", "5.0"], ["20", "40", "60", "10.0"]])
    }

    @Test func cellsMissingAtARowsEndAreEmpty() {
        #expect(Table(columns: ["a", "b"], rows: [["x"], ["y", "z"]]).rows.map { $0.map(\.text) } == [["x", ""], ["y", "z"]])
    }

    @Test(arguments: [(101_770 as any Quantity & Sendable, "101\u{202F}770"), (0.123456, "0.1235"), (Float(2), "2"), ("text", "text"), (true, "yes"), (-3, "−3")])
    func quantitiesAreWrittenAs(quantity: any Quantity & Sendable, text: String) {
        #expect(quantity.value(decimals: nil).text == text)
    }
}
