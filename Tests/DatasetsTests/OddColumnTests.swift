/// Columns whose cells look like something else than they are read as.
import Experiments
import TestSupport
import Testing

@testable import Datasets

@Suite struct OddColumnTests {
    static let looks: [(text: String, look: CellLook?)] = [
        ("1,000", .grouped(separator: ",")), ("-1,234,567.8", .grouped(separator: ",")),
        ("12 345", .grouped(separator: " ")),
        ("12\u{202F}345", .grouped(separator: "\u{202F}")), ("1'000", .grouped(separator: "'")),
        ("1.234.567", .grouped(separator: ".")), ("1,5", .decimalComma), ("0,123", .decimalComma),
        ("1.234,5", .decimalComma), ("12 %", .percentage), ("12%", .percentage), ("12,5 %", .percentage),
        ("$1,000.50", .currency), ("-€12", .currency), ("12 EUR", .currency), ("US$ 5", .currency), ("12 kg", .unit),
        ("3.5cm", .unit), ("120 m2", .unit), ("21.5°C", .unit), ("−5", .otherSign), ("\u{A0}5", .otherSign),
        ("2024-03-01", .day), ("2024-3", .day), ("01/03/2024", .day), ("3/1/24", .day), ("1.3.2024", .day),
        ("2024-03-01T12:30:00Z", .day), ("2024-03-01 12:30", .day), ("12:30", .time), ("12:30:15.5", .time),
        ("1-Jan-24", .day), ("Jan 2024", .day), ("3. März 2024 12:30", .day), ("2024-W05", .day), ("Q1 2024", .day),
        ("mark 12", nil), ("W05", nil), ("March", nil), ("2024-W61", nil),
        ("red", nil), ("", nil), ("12", nil), ("1.5e3", nil), ("A1", nil), ("B12", nil), ("12A", nil), ("18-25", nil),
        ("1990-2000", nil), ("3rd", nil), ("1.2.3", nil), ("192.168.0.1", nil), ("4x4", nil), ("1,2,3", nil),
        ("v2", nil),
        ("5th Avenue 12", nil), ("12-34-56", nil), ("99:99", nil), ("2024-13-45", nil), (",", nil), ("-", nil),
        ("%", nil),
    ]

    @Test(arguments: looks) func cellsLookLikeWhatTheyAre(text: String, look: CellLook?) {
        #expect(CellLook(text, decimalComma: false) == look)
    }

    @Test(arguments: [("1.000", CellLook.grouped(separator: ".")), ("1,5", nil), ("1.000,5", .grouped(separator: "."))])
    func pointsPartThousandsWhereCommasAreDecimal(text: String, look: CellLook?) {
        #expect(CellLook(text, decimalComma: true) == look)
    }

    /// A table of column `x`, and what is said of it but for the file.
    static func cells(_ text: [String]) -> String {
        "x,y\n" + text.enumerated().map { "\"\($1)\",\($0 % 2)\n" }.joined()
    }

    static let points =
        "where they part thousands, write 1.234 as 1234, and where they are decimal ones, as commas; pandas.read_csv(…, thousands=\".\", decimal=\",\").to_csv(…, index=False) does the first"

    static let leaves = "ignoring: [\"x\"] leaves the column out, columns: [\"x\": .category] says that they are names."

    @Test(
        arguments: [
            (
                cells(["2024-03-01", "2024-03-02", "2024-03-01"]),
                "all 3 values of the column \"x\" look like dates, such as \"2024-03-01\", and are read as names, 2 features of 0 and 1. To have them as numbers, write what matters of a date as numbers (days since the first, the month, the weekday); \(leaves)"
            ),
            (
                cells(["1,000", "2,500", "?"]),
                "2 of the 3 values of the column \"x\" look like numbers with a sign between their thousands, such as \"1,000\", and are read as names, 3 features of 0 and 1. To have them as numbers, write 1,000 as 1000, as pandas.read_csv(…, thousands=\",\").to_csv(…, index=False) does, or where it is 1 and no thousand, decimalComma: true reads it so; \(leaves)"
            ),
            (
                cells(["1,000", "1,5"]),
                "all 2 values of the column \"x\" look like numbers with a decimal comma, such as \"1,5\", and are read as names, 2 features of 0 and 1. To have them as numbers, decimalComma: true reads commas as decimal points; \(leaves)"
            ),
            (
                cells(["12 %", "8 %"]),
                "all 2 values of the column \"x\" look like percentages, such as \"12 %\", and are read as names, 2 features of 0 and 1. To have them as numbers, write the number alone, and the percent sign in the column's name; \(leaves)"
            ),
            (cells(["red", "12 %", "blue"]), nil),
            (
                "x;z;y\n7,5;1.234;0\n8,5;2.345;1\n",
                "all 2 values of the column \"x\" look like numbers with a decimal comma, such as \"7,5\", and are read as names, 2 features of 0 and 1. To have them as numbers, note that the column \"z\" has points, such as \"1.234\", which decimalComma: true does not read: \(points); \(leaves)"
            ),
            (
                cells(["01234", "05678"]),
                "the column \"x\" is read as numbers, but has leading zeros, such as \"01234\", as codes have; columns: [\"x\": .category] reads them as names, .number says that they are numbers, ignoring: [\"x\"] leaves the column out."
            ),
            (cells(["01", "02"]), nil), (cells(["0", "0.5", "100"]), nil),
            (
                cells((1..<13).map { "202401\($0 + 10)" }),
                "the values of the column \"x\" look like dates, such as \"20240111\", and are read as numbers, of which float32 holds every second one. Write what matters of a date as numbers (days since the first, the month, the weekday); ignoring: [\"x\"] leaves the column out, columns: [\"x\": .number] says that they are numbers."
            ),
            (cells((1..<13).map { "202477\($0 + 10)" }), nil),
            (
                "idx,y\n" + (0..<10).map { "\($0),\($0 % 2)\n" }.joined(),
                "the column \"idx\" has 10 different numbers in 10 rows, so they look like names of samples, from which a network learns these by heart and nothing else. ignoring: [\"idx\"] leaves the column out, columns: [\"idx\": .number] says that it is a feature."
            ),
            (cells(["bd6679c0", "6e883110", "12345678", "8fa0912d"]), nil),
            (
                "x,y\n" + ["A", "a", "B", "b"].enumerated().map { "\($0),\($1)\n" }.joined(),
                "the column \"y\" has names that differ in capitals or blanks alone, as \"A\" and \"a\" do, and each is a class of its own."
            ),
            (
                cells((0..<10).map { "w\($0)" }),
                "the column \"x\" has 10 different words in 10 rows, so they look like names of samples, from which a network learns these by heart and nothing else. \(leaves.replacing("they are names", with: "it is a feature"))"
            ),
            (cells((0..<10).map { "w\($0 % 8)" }), nil), (cells((0..<9).map { "w\($0)" }), nil),
            (
                "id,y\n" + (0..<10).map { "\($0 * 7),\($0 % 2)\n" }.joined(),
                "the column \"id\" has 10 different numbers in 10 rows, so they look like names of samples, from which a network learns these by heart and nothing else. ignoring: [\"id\"] leaves the column out, columns: [\"id\": .number] says that it is a feature."
            ),
            ("id,y\n" + (0..<10).map { "\($0 / 2),\($0 % 2)\n" }.joined(), nil),
            (
                "x,y\n" + (0..<20).map { "\($0 % 3),\($0 * 10) km\n" }.joined(),
                "the label \"y\" has 20 different classes in 20 rows that look like numbers with a unit, such as \"0 km\"; is it what is to be predicted? target: predicts numbers."
            ),
            (
                "x,y\n1,yes\n2,no\n3,Yes\n",
                "the column \"y\" has names that differ in capitals or blanks alone, as \"yes\" and \"Yes\" do, and each is a class of its own."
            ),
            (
                "x,y\nNew York,0\nBonn,1\nnew  york,0\n",
                "the column \"x\" has names that differ in capitals or blanks alone, as \"New York\" and \"new  york\" do, and each is a feature of its own."
            ),
            (
                "x,y\n1,a\n2,a\n",
                "the column \"y\", which is to be predicted, has one value only, so there is nothing to learn."
            ),
        ] as [(String, String?)]) func whatIsOddIsSaidWhereItIsReadAndInTheReport(text: String, sentence: String?)
        throws
    {
        let folder = TemporaryFolder(), path = try folder.write(Array(text.utf8), to: "t.csv")
        var remarks: [String] = []
        let loaded = try loadTable(TableSource(file: path, predicts: .label("y"))) { remarks.append($0) }
        let expected = sentence.map { ["\(path): \($0)"] } ?? []
        #expect(remarks == expected)
        #expect(try reportTable(of: loaded).findings.filter { $0.hasPrefix(path) } == expected)
    }

    @Test(arguments: ["7.218", "1.234.567"]) func aPointWhereCommasAreDecimalIsSaid(cell: String) throws {
        let folder = TemporaryFolder(), path = try folder.write(Array("x;y\n1,5;0\n\(cell);1\n".utf8), to: "t.csv")
        var source = TableSource(file: path, predicts: .label("y"))
        source.decimalComma = true
        let error = #expect(throws: DatasetError.self) { try loadTable(source) { _ in } }
        #expect(
            error?.description
                == "\(path):3:1: found \"\(cell)\" as x, expected a decimal comma, as decimalComma: true says, and no point; \(Self.points)"
        )
    }

    /// Who says what a column holds hears no more of it.
    @Test(arguments: [(["12 %", "8 %"], TableColumnKind.category), ((0..<12).map { "w\($0)" }, .category)])
    func whatIsToldIsNotOdd(values: [String], kind: TableColumnKind) throws {
        let folder = TemporaryFolder()
        var source = TableSource(
            file: try folder.write(Array(Self.cells(values).utf8), to: "t.csv"), predicts: .label("y"))
        source.columns = ["x": kind]
        _ = try loadTable(source) { Issue.record("\($0)") }
    }

    @Test func namesOfTheTestPartAloneAreSaid() throws {
        let folder = TemporaryFolder()
        var source = TableSource(
            file: try folder.write(Array("c,y\nred,0\nblue,1\n".utf8), to: "a.csv"), predicts: .label("y"))
        source.testFile = try folder.write(Array("c,y\ngreen,0\nred,1\npink,1\n".utf8), to: "b.csv")
        var remarks: [String] = []
        _ = try loadTable(source) { remarks.append($0) }
        #expect(
            remarks == [
                "\(source.testFile): the names \"green\", \"pink\" of the column \"c\" are in no training sample, so no network learns what they mean."
            ])
    }

    @Test func manyOddColumnsAreSaidShortly() throws {
        let folder = TemporaryFolder(), names = (0..<30).map { "c\($0)" }
        let row = names.map { _ in "1%" }.joined(separator: ",")
        let text = names.joined(separator: ",") + ",y\n\(row),0\n\(row),1\n"
        let path = try folder.write(Array(text.utf8), to: "t.csv")
        var remarks: [String] = []
        _ = try loadTable(TableSource(file: path, predicts: .label("y"))) { remarks.append($0) }
        #expect(remarks.count == 9)
        #expect(
            remarks.last
                == "\(path): of 22 more columns the like is true: \"c8\", \"c9\", \"c10\", \"c11\", \"c12\", \"c13\", \"c14\", \"c15\", …."
        )
    }
}
