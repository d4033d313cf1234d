import NumberFormats
import TestSupport
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
    @Test(
        arguments: [
            ([1], [1]), ([1, 3], [1, 3]), ([3, 3, 1], [3, 3, 1]), ([0, 7], [0, 7]), ([], []),
        ] as [([Int], [Int])])
    func aNumberThatWishesForDecimalsHasThem(wishes: [Int], decimals: [Int]) {
        let table = Table(wishes) { TableColumn("w") { Wish(number: 1, decimals: $0) } }
        #expect(table.rows.map { $0[0].text } == decimals.map { "\($0)" })
    }

    @Test(
        arguments: [
            ([1, 0.9057, 0.743, 0.5], ["1.0000", "0.9057", "0.7430", "0.5000"]), ([1, 2], ["1", "2"]),
            ([0.5, .nan], ["0.5", "NaN"]), ([12_345_678.25, 0.5], ["12\u{202F}345\u{202F}678", "0.5"]),
            ([1e-9, 0.5], ["1e−9", "0.5"]),
            ([12_345_678.25], ["12\u{202F}345\u{202F}678"]), ([], []),
        ] as [([Double], [String])])
    func plainNumbersOfAColumnHaveTheSameDecimals(numbers: [Double], texts: [String]) {
        let table = Table(numbers) { TableColumn("x") { $0 } }
        #expect(table.rows.map { $0[0].text } == texts)
    }

    @Test func columnsMayShareAHead() {
        let table = Table([1, 2]) {
            TableColumn("Mean", under: "Loss") { $0 }
            TableColumn("Best", under: "Loss") { $0 }
            TableColumn("n") { $0 }
        }
        #expect(table.columns.map(\.fullTitle) == ["Loss, Mean", "Loss, Best", "n"])
        #expect(table.csv.hasPrefix("\"Loss, Mean\",\"Loss, Best\",n\r\n"))
    }

    @Test(
        arguments: [(["%", "%"], "%"), (["%", nil], nil), (["%", "s"], nil), ([nil, nil], nil)]
            as [([String?], String?)])
    func aUnitOfAllCellsBelongsToTheColumn(units: [String?], shared: String?) {
        let table = Table(units) { TableColumn("u") { Wish(number: 1, decimals: 0, unit: $0) } }
        #expect(table.columns[0].unit == shared)
    }

    @Test(arguments: [
        ([1, 2] as [any Quantity & Sendable], true), (["a", 1], false), (["a", "b"], false), (["", 2.5], true),
        ([true, false], false),
    ])
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
        #expect(
            Table(columns: ["a", "b"], rows: [["x"], ["y", "z"]]).rows.map { $0.map(\.text) } == [
                ["x", ""], ["y", "z"],
            ])
    }

    @Test(arguments: [
        (101_770 as any Quantity & Sendable, "101\u{202F}770"), (0.123456, "0.1235"), (Float(2), "2"), ("text", "text"),
        (true, "yes"), (-3, "−3"),
    ])
    func quantitiesAreWrittenAs(quantity: any Quantity & Sendable, text: String) {
        #expect(quantity.value(decimals: nil).text == text)
    }

    @Test(
        arguments: [
            // A difference without a spread is evidence of no more than three seeds.
            (.highest, [[0.97, 0.98, 0.99], [0.7, 0.71, 0.72]], nil),
            (BestMark.highest, [[0.97, 0.98, 0.99], [0.5, 0.52, 0.51], [0.7, 0.71, 0.73]], 0),
            (.lowest, [[0.97, 0.98, 0.99], [0.5, 0.52, 0.51], [0.7, 0.71, 0.72]], 1),
            (.highest, [[0.97, 0.98, 0.99], [0.96, 0.99, 0.98]], nil), (.highest, [[0.97, 0.98], [0.1, 0.2]], nil),
            (.highest, [[1, 2, 3]], nil),
            (.highest, [[0.97, 0.98, .nan], [0.5, 0.52, 0.51]], nil),
            (.highest, [[0.97, 0.98, 0.99], [0.5, 0.52]], nil), (.highest, [], nil),
            // Ahead of one, but not of the other.
            (.highest, [[0.97, 0.98, 0.99], [0.5, 0.52, 0.51], [0.96, 0.99, 0.98]], nil),
        ] as [(BestMark, [[Double]], Int?)]) func theBestIsMarkedWhereItIsSignificantlyAhead(
            mark: BestMark, samples: [[Double]], winner: Int?
        )
    {
        let table = Table(samples) { TableColumn("v", best: mark) { Measured(values: $0) } }
        #expect(table.rows.firstIndex { $0[0].isBest == true } == winner)
        #expect(table.rows.count { $0[0].isBest == true } <= 1)
    }

    @Test(
        arguments: [
            (NumberFormat.percent(1), 0.976, "97.6", "%"), (.fixed(3), 1, "1.000", nil),
            (.significant(2), 0.01234, "0.012", nil), (.grouped, 10_000, "10\u{202F}000", nil),
        ] as [(NumberFormat, Double, String, String?)]) func aColumnMayHaveAFormat(
            format: NumberFormat, number: Double, text: String, unit: String?
        )
    {
        let table = Table([number]) { TableColumn("v", format: format) { $0 } }
        #expect(table.rows[0][0].text == text && table.columns[0].unit == unit)
    }

    @Test func aColumnMayHaveAUnit() {
        let table = Table([1, 2]) {
            TableColumn("Time", unit: "ms") { $0 }; TableColumn("Name", unit: "ms") { "\($0)" }
        }
        #expect(table.columns.map(\.unit) == ["ms", nil])
    }

    /// A column of differences of accuracies is in percentage points whatever its format, and numbers that bring no unit
    /// are what the unit says.
    @Test(
        arguments: [
            (Value("", unit: "pp", number: 0.0028, halfWidth: 0.00063), nil, .significant(2), "0.28 ± 0.06", 0.0028),
            (Value("", unit: "%", number: 0.97614, halfWidth: 0.00063), nil, .significant(3), "97.6 ± 0.1", 0.97614),
            (Value("", unit: "%", number: 0.97014, halfWidth: 0.00003), nil, .significant(3), "97.0 ± 0.003", 0.97014),
            (Value("", number: 9.996, halfWidth: 0.2), nil, .significant(3), "10.0 ± 0.2", 9.996),
            (Value("", number: 12_345, halfWidth: 340), nil, .significant(2), "12000 ± 340", 12_345),
            (Value("", number: 0, halfWidth: 0.034), nil, .significant(1), "0 ± 0.03", 0),
            (Value("", unit: "%", number: 0.97614), nil, .fixed(1), "97.6", 0.97614),
            (Value("", unit: "pp", number: 0.0028), nil, .percent(1), "0.3", 0.0028),
            (Value("97.6", number: 97.6), "%", .fixed(1), "97.6", 0.976),
            (Value("12.5", number: 12.5), "ms", .fixed(2), "12.50", 12.5),
        ] as [(Value, String?, NumberFormat, String, Double)])
    func aFormatKeepsUnitAndScaleTogether(
        value: Value, unit: String?, format: NumberFormat, text: String, number: Double
    ) {
        let table = Table([value]) { TableColumn("v", unit: unit, format: format) { $0 } }
        #expect(table.rows[0][0].text == text && table.rows[0][0].number == number)
        let expected = value.unit ?? unit
        #expect(table.columns[0].unit == expected)
    }

    @Test func manyCellsAreWrittenInTime() {
        let row = (0..<30).map { Value("\($0)", number: Double($0), halfWidth: 1, count: 3) }
        let table = Table(0..<2_000) { for column in 0..<30 { TableColumn("\(column)") { _ in row[column] } } }
        var texts: [[String]] = []
        #expect(processorSeconds { texts = table.texts() } < 20)
        #expect(texts.count == 2_000)
    }

    @Test func rowsOfAGroupStandTogether() {
        let table = Table([("a", 1), ("b", 2), ("a", 3)], groupedBy: { $0.0 }) { TableColumn("n") { $0.1 } }
        #expect(table.groups == [Table.Group(title: "a", count: 2), Table.Group(title: "b", count: 1)])
        #expect(table.rows.map { $0[0].text } == ["1", "3", "2"])
    }

    @Test(arguments: [(false, ["2", "7", "30", "", "x"]), (true, ["30", "7", "2", "x", ""])])
    func rowsAreSortedWithinTheirGroups(descending: Bool, order: [String]) {
        let cells: [any Quantity] = [7, 30, 2, "", "x"]
        let numbers = Table(columns: ["c"], rows: cells.prefix(3).map { [$0] }).sorted(by: "c", descending: descending)
        #expect(numbers.rows.map { $0[0].text } == Array(order.prefix(3)))
        let empty = Table(columns: ["c"], rows: [[""], ["x"], ["a"]]).sorted(by: "c", descending: descending)
        #expect(empty.rows.map { $0[0].text } == (descending ? ["x", "a", ""] : ["a", "x", ""]))
        let groups = Table([("a", 1), ("b", 2), ("a", 3), ("b", 5)], groupedBy: { $0.0 }) { TableColumn("n") { $0.1 } }
            .sorted(by: "n", descending: true)
        #expect(groups.rows.map { $0[0].text } == ["3", "1", "5", "2"])
    }

    @Test func theTableExplainsItsMarks() {
        func legend(_ samples: [[Double]], best: BestMark? = .highest) -> [String] {
            Table(samples) { TableColumn("A", best: best) { Measured(values: $0) } }.legend
        }
        #expect(
            legend([[1, 2, 3], [1, 3, 2]]) == [
                "Mean ± 95 % interval; n = 3.", "A: no row is significantly ahead of all others.",
            ])
        #expect(
            legend([[5, 6, 7], [1, 2, 3.1]]) == [
                "Mean ± 95 % interval; n = 3.",
                "A: bold is the best, ahead of every other row by a significant paired difference.",
            ])
        #expect(legend([[5, 6, 7], [1, 2]], best: nil) == ["Mean ± 95 % interval; n in brackets."])
        #expect(legend([[5]]) == ["† One run: an anecdote, not a result."])
        #expect(Table(columns: ["a"], rows: [[1]]).legend.isEmpty)
    }

    @Test func cellsBearTheirCountAndTheirDagger() {
        let table = Table([[5, 6, 7], [1, 2], [4]]) { TableColumn("A") { Measured(values: $0) } }
        #expect(table.texts().map { $0[0] } == ["6 ± 1 (3)", "1.5 ± 1 (2)", "4†"])
    }

    @Test func theDataAreCommaSeparated() {
        var table = Table([("a, b", [1, 2, 3]), ("say \"c\"", [4, 5, 6])]) {
            TableColumn("Name") { $0.0 }; TableColumn("V", unit: "%") { Measured(values: $0.1) }
        }
        #expect(table.csv == "Name,V (fraction),± 95 %,n\r\n\"a, b\",0.02,0.01,3\r\n\"say \"\"c\"\"\",0.05,0.01,3\r\n")
        table.groups = [.init(title: "G", count: 1), .init(title: "H", count: 1)]
        #expect(table.csv.hasPrefix("Group,Name,V (fraction),± 95 %,n\r\nG,\"a, b\""))
    }

    /// RFC 4180: a field is quoted where it holds a comma, a quotation mark or a line break, of which Swift takes
    /// "\r\n" for one character.
    @Test(arguments: [
        ("one\ntwo", "\"one\ntwo\""), ("one\r\ntwo", "\"one\r\ntwo\""), ("one\rtwo", "\"one\rtwo\""),
        ("three, four", "\"three, four\""), ("say \"five\"", "\"say \"\"five\"\"\""), ("six; seven", "six; seven"),
        ("# eight", "\"# eight\""),
    ])
    func fieldsAreQuotedWhereTheyMustBe(text: String, field: String) {
        #expect(Table(columns: ["a"], rows: [[text]]).csv == "a\r\n\(field)\r\n")
    }

    @Test(
        arguments: [([1, 2, 3, 8], "▁▂▃█"), ([5, 5], "▄▄"), ([.nan, 0, 1], "×▁█"), ([], "")] as [([Double], String)])
    func sparklinesAreBlocksInText(values: [Double], text: String) {
        let value = Sparkline(values).value(decimals: nil)
        #expect(value.text == text && value.series?.count == values.count)
    }
}

/// A mean over measurements, with an interval of one on both sides from two measurements on.
private struct Measured: Quantity {
    var values: [Double]
    var preferredDecimals: Int? { nil }
    var samples: [Double]? { values }

    func value(decimals: Int?) -> Value {
        let mean = values.reduce(0, +) / Double(values.count)
        let text = NumberFormat.significant(4).string(mean)
        return Value(
            values.count > 1 ? "\(text) ± 1" : text, number: mean, halfWidth: values.count > 1 ? 1 : nil,
            count: values.count)
    }
}
