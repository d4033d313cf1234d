/// Tables as people have them: what is read, what networks see of it, and how it is split.
import Experiments
import TestSupport
import Testing

@testable import Datasets

/// A table, how it is asked for, and what comes of it.
struct TableCase: Sendable, CustomTestStringConvertible {
    var name: String, text: String
    var change: @Sendable (inout TableSource) -> Void = { _ in }
    var features: [Float], names: [String]? = nil, labels: [UInt8] = [], classes: [String] = []
    var targets: [Float] = [], remarks = 0
    var testDescription: String { name }
}

/// A table that cannot be read, how it is asked for, and what is said.
struct BadTable: Sendable, CustomTestStringConvertible {
    let text: String, message: String, change: @Sendable (inout TableSource) -> Void
    var testDescription: String { message }

    init(_ text: String, _ message: String, change: @escaping @Sendable (inout TableSource) -> Void = { _ in }) {
        (self.text, self.message, self.change) = (text, message, change)
    }
}

@Suite struct TableTests {
    static let cases: [TableCase] = [
        TableCase(
            name: "words", text: "x,kind\n1,setosa\n2,virginica\n3,setosa\n", change: { $0.predicts = .label("kind") },
            features: [1, 2, 3], labels: [0, 1, 0], classes: ["setosa", "virginica"]),
        TableCase(
            name: "code points, not letters", text: "x,y\n1,é\n2,z\n3,Z\n", features: [1, 2, 3], labels: [2, 1, 0],
            classes: ["Z", "z", "é"], remarks: 1),
        TableCase(
            name: "whole numbers in their order", text: "x,y\n1,10\n2,-1\n3,9.0\n", features: [1, 2, 3],
            labels: [2, 0, 1], classes: ["-1", "9", "10"]),
        TableCase(name: "numbers from 0", text: "x,y\n1,1\n2,0\n", features: [1, 2], labels: [1, 0]),
        TableCase(
            name: "semicolons and decimal commas", text: "x;y\n1,5;a\n-2;b\n",
            change: { $0.decimalComma = true }, features: [1.5, -2], labels: [0, 1], classes: ["a", "b"]),
        TableCase(
            name: "tabs, quotes in quotes", text: "x\ty\n1\t\"a \"\"b\"\"\"\n2\t\"c,\n\td\"\n", features: [1, 2],
            labels: [0, 1], classes: ["a \"b\"", "c,\n\td"]),
        TableCase(
            name: "a separator of one's own", text: "x|y\n1|0\n", change: { $0.separator = "|" }, features: [1],
            labels: [0]),
        TableCase(
            name: "one-hot", text: "c,x,y\nred,1,0\nblue,2,1\n", features: [0, 1, 1, 1, 0, 2],
            names: ["c = blue", "c = red", "x"], labels: [0, 1]),
        TableCase(
            name: "numbers as names", text: "c,y\n2,0\n10,1\n", change: { $0.columns = ["c": .category] },
            features: [1, 0, 0, 1], names: ["c = 2", "c = 10"], labels: [0, 1]),
        TableCase(
            name: "ordinal", text: "c,y\nlow,0\nhigh,1\n",
            change: { $0.columns = ["c": .ordinal(["low", "mid", "high"])] },
            features: [0, 2], names: ["c"], labels: [0, 1]),
        TableCase(
            name: "ignored", text: "id,x,y\n7,1,0\n8,2,1\n", change: { $0.ignoring = ["id"] }, features: [1, 2],
            names: ["x"], labels: [0, 1]),
        TableCase(
            name: "dropped rows", text: "x,c,y\n1,a,0\nNA,a,1\n2,,1\n3,b,-\n4,b,1\n",
            change: { ($0.missing, $0.missingWords) = (.dropRow, ["-"]) }, features: [1, 1, 0, 4, 0, 1],
            labels: [0, 1],
            remarks: 1),
        TableCase(
            name: "indicators", text: "x,c,y\n1,a,0\nNA,,1\n", change: { $0.missing = .indicator },
            features: [1, 0, 1, 0, .nan, 1, 0, 1], names: ["x", "x missing", "c = a", "c missing"], labels: [0, 1]),
        TableCase(
            name: "targets in the order asked for", text: "b,x,a\n1,5,2\n3,6,4\n",
            change: { $0.predicts = .targets(["a", "b"]) }, features: [5, 6], labels: [0, 0], targets: [2, 1, 4, 3]),
        TableCase(
            name: "labels", text: "a,b,x\nyes,0,5\nFALSE,1,6\n", change: { $0.predicts = .labels(["a", "b"]) },
            features: [5, 6], labels: [0, 0], targets: [1, 0, 0, 1]),
    ]

    @Test(arguments: cases) func isRead(row: TableCase) throws {
        let folder = TemporaryFolder()
        try folder.write(Array(row.text.utf8), to: "t.csv")
        var source = TableSource(file: folder.path + "/t.csv", predicts: .label("y"))
        row.change(&source)
        var remarks: [String] = []
        let loaded = try loadTable(source) { remarks.append($0) }
        #expect(loaded.train.features.map(\.description) == row.features.map(\.description))
        #expect(row.names == nil || loaded.featureNames == row.names)
        let oneHot = Set(loaded.featureNames.filter { $0.contains(" = ") }.map { String($0.prefix { $0 != " " }) })
        #expect(Set(loaded.dataset.oneHot) == oneHot && loaded.dataset.oneHot.count == oneHot.count)
        #expect(loaded.train.labels == row.labels && loaded.dataset.classNames == row.classes)
        #expect(loaded.train.targets == row.targets && remarks.count == row.remarks)
        #expect(loaded.dataset.trainCount == row.labels.count && loaded.dataset.testCount == 0)
        #expect(
            try load(loaded.dataset, locator: DatasetLocator(environment: [:])).train == loaded.train
                || row.features.contains { $0.isNaN })
    }

    static let badTables: [BadTable] = [
        BadTable("x,y\n", ":1:1: found a line of column names alone, expected a line for each sample below it"),
        BadTable(
            "x,y\nNA,0\nNA,1\n",
            ":1:1: found missing values in every row, expected a row without; .mean, .median or .indicator leave none out"
        ) { $0.missing = .dropRow },
        BadTable("x,y\n1,0\n2\n", ":3:1: found 1 value, expected 2, one for each column"),
        BadTable("x,y\n1,0,\n", ":2:1: found 3 values, the last of them empty, expected 2, one for each column"),
        BadTable(
            "x,y\n1,5,0\n",
            ":2:1: found 3 values, expected 2, one for each column; a value that holds \",\" stands in quotation marks"),
        BadTable("x|y\n1|0\n", ":1:1: found the columns x|y, expected one called y; separator: \"|\" reads them apart"),
        BadTable(
            "Of 2024\n\nx,y\n1,0\n",
            ":1:1: found the columns Of 2024, expected one called y on the first line; line 3 has it, and nothing may stand above"
        ),
        BadTable(
            "sep=;\nx;y\n1;0\n",
            ":1:1: found the columns sep=, , expected one called y on the first line; line 2 has it, and nothing may stand above"
        ),
        BadTable(
            "1.5,0\n2.5,1\n",
            ":1:1: found the columns 1.5, 0, expected one called y; the first line looks like a sample, where names of columns are expected"
        ),
        BadTable(
            "x,z,y\n1,,0\n2,NA,1\n",
            ":2:3: found a missing value as z, the first of 2 (2 in z), expected a value, or missing: .mean, .median, .indicator or .dropRow; ignoring: [\"z\"] leaves out what has no value at all"
        ),
        BadTable(
            "x,y,\n1,0,\n",
            ":2:5: found a missing value as the column without a name, expected a value, or missing: .mean, .median, .indicator or .dropRow; ignoring: [\"\"] leaves the column out"
        ),
        BadTable(
            "<!DOCTYPE html><html>",
            ": found a page in HTML, expected a CSV; a server may have sent its page of an error"),
        BadTable("[{\"x\": 1}]", ": found JSON, expected a CSV: pandas.read_json(…).to_csv(…, index=False)"),
        BadTable(
            "x,y\na\u{0},0\n",
            ":2:1: found a byte of 0, which no text has, expected text in UTF-8; iconv makes it of UTF-16: iconv -f utf-16 -t utf-8 old.csv > new.csv"
        ),
        BadTable(
            "x;y\n1,5;0\n2,5;1\n",
            ":2:1: found \"1,5\" as x, expected a decimal point; decimalComma: true reads commas as decimal points"
        ) { $0.columns = ["x": .number] },
        // No comma of thousands is taken for a decimal one.
        BadTable(
            "x;y\n950;0\n1,000;1\n",
            ":3:1: found \"1,000\" as x, expected a decimal number; write 1,000 as 1000, as pandas.read_csv(…, thousands=\",\").to_csv(…, index=False) does, or where it is 1 and no thousand, decimalComma: true reads it so"
        ),
        BadTable(
            "x,y\n12 %,0\n8,1\n",
            ":3:1: found \"8\" as x, expected a word, as \"12 %\" before (percentages are read as words: write the number alone, and the percent sign in the column's name); missingWords: [\"12 %\"] reads that as missing, columns: [\"x\": .category] all as names"
        ),
        BadTable(
            "x,y\n1,0\n2,1.5 kg\n",
            ":3:3: found \"1.5 kg\" as y, expected a decimal number; write the number alone, and the unit in the column's name"
        ) {
            $0.predicts = .targets(["y"])
        },
        BadTable(
            "n,y\n" + (0...1000).map { "\($0 % 1000).\($0) %,0\n" }.joined(),
            ":1002:1: found more than 1000 different words as n, which look like percentages, expected numbers (write the number alone, and the percent sign in the column's name), or the column among ignoring:"
        ),
        BadTable(
            "c,y\nlow,0\nhihh,1\n",
            ":3:1: found \"hihh\" as c, expected one of low, high; did you mean \"high\"?"
        ) { $0.columns = ["c": .ordinal(["low", "high"])] },
        BadTable(
            "PAR1\u{15}\u{4}",
            ": found a table in Parquet, expected a CSV, which this makes of it: python3 -c 'import pandas; pandas.read_parquet(\"a.parquet\").to_csv(\"a.csv\", index=False)'"
        ),
        BadTable(
            "PK\u{3}\u{4}\u{14}",
            ": found a workbook or another zip archive, expected a CSV, as which a spreadsheet saves a sheet"),
        BadTable("x,y\n1,0\n", ":1:1: found the columns x, y, expected one called ids") { $0.ignoring = ["ids"] },
        BadTable(
            "x,y\n1,2\n3,NA\n",
            ":3:3: found the missing value \"NA\" as y, expected a value, or missing: .dropRow, which leaves such samples out"
        ) { ($0.predicts, $0.missing) = (.targets(["y"]), .mean) },
        BadTable("x,y\n1,maybe\n", ":2:3: found \"maybe\" as y, expected 0 or 1, no or yes, false or true") {
            $0.predicts = .labels(["y"])
        },
        BadTable(
            "n,y\n" + (0...1000).map { "w\($0),0\n" }.joined(),
            ":1002:1: found more than 1000 different words as n, expected fewer categories, or the column among ignoring:"
        ),
        BadTable(
            "x,y\n" + (0...256).map { "0,w\($0)\n" }.joined(),
            ":258:3: found more than 256 different labels, expected at most 256 classes; target: \"y\" predicts numbers"
        ),
    ]

    @Test(arguments: badTables) func badTablesSayWhere(row: BadTable) throws {
        let folder = TemporaryFolder(), path = folder.path + "/t.csv"
        try folder.write(Array(row.text.utf8), to: "t.csv")
        var source = TableSource(file: path, predicts: .label("y"))
        row.change(&source)
        let error = #expect(throws: DatasetError.self) { try loadTable(source) }
        #expect(error?.description == path + row.message)
    }

    /// Two names in Latin-1 were one in UTF-8, with a sign for what cannot be read.
    @Test(arguments: [("b,K\u{F6}ln", ":3:3:"), ("K\u{FC}ln,2", ":3:1:"), ("b,\"K\u{F6}ln\"", ":3:3:")])
    func whatIsNoTextIsNoName(row: String, place: String) throws {
        let folder = TemporaryFolder(), path = folder.path + "/t.csv", text = "x,y\nw,a\n\(row)\n"
        try folder.write(text.unicodeScalars.map { UInt8($0.value) }, to: "t.csv")
        let error = #expect(throws: DatasetError.self) {
            try loadTable(TableSource(file: path, predicts: .label("y")))
        }
        #expect(error?.description.hasPrefix("\(path)\(place) found bytes that are no UTF-8, expected text in") == true)
        try folder.write(Array(text.utf8), to: "t.csv")
        #expect(try loadTable(TableSource(file: path, predicts: .label("y"))).train.count == 2)
    }

    /// In whatever files they are.
    @Test func `classes of the test part alone are told`() throws {
        let folder = TemporaryFolder()
        try folder.write(Array("x,y\n1,a\n2,b\n".utf8), to: "a.csv")
        try folder.write(Array("x,y\n1,a\n2,c\n3,d\n".utf8), to: "b.csv")
        try folder.write(ArrayTests.npy("|u1", "(2, 1)", [5, 6]), to: "x.npy")
        try folder.write(ArrayTests.npy("|u1", "(2,)", [0, 1]), to: "a.npy")
        try folder.write(ArrayTests.npy("|u1", "(2,)", [2, 1]), to: "b.npy")
        let (a, b, x) = ("\(folder.path)/a", "\(folder.path)/b", "\(folder.path)/x.npy")
        var table = TableSource(file: a + ".csv", predicts: .label("y"))
        table.testFile = b + ".csv"
        let arrays = ArraySource(
            samples: .init(file: x), labels: .init(file: a + ".npy"), testSamples: .init(file: x),
            testLabels: .init(file: b + ".npy"))
        var remarks: [String] = []
        for source in [Dataset.Source.table(table), .arrays(arrays)] {
            _ = try load(source, locator: DatasetLocator(environment: [:]), remark: { remarks.append($0) })
        }
        #expect(
            remarks == [
                "a: no training sample has the class c or d, so no network can learn it.",
                "x: no training sample has the class 2, so no network can learn it.",
            ])
    }

    /// Twenty samples of five groups; x is ten times the number, and missing in every seventh.
    static let grouped = (0..<20).map { "\($0 % 7 == 3 ? "NA" : String($0 * 10)),4,g\($0 / 4),\($0 % 2)\n" }.joined()

    func loaded(_ transforms: (Dataset) -> Dataset) throws -> LoadedDataset {
        let folder = TemporaryFolder()
        try folder.write(Array(("x,k,group,y\n" + Self.grouped).utf8), to: "t.csv")
        var source = TableSource(file: folder.path + "/t.csv", predicts: .label("y"))
        (source.ignoring, source.missing) = (["group"], .mean)
        let raw = try loadTable(source)
        return try transform(raw, to: transforms(raw.dataset.transformed(.imputed(.mean))))
    }

    /// Numbers are those of the training part, wherever the splits stand.
    @Test(arguments: [true, false]) func scalingIsFittedOnTheTrainingPart(isSplitFirst: Bool) throws {
        let data = try loaded {
            isSplitFirst ? $0.split(test: 0.25).standardized() : $0.standardized().split(test: 0.25)
        }
        #expect((data.train.count, data.test.count) == (15, 5) && data.dataset.testCount == 5)
        let x = stride(from: 0, to: 30, by: 2).map { Double(data.train.features[$0]) }
        #expect(abs(x.reduce(0, +)) < 1e-5 && abs(x.reduce(0) { $0 + $1 * $1 } / 15 - 1) < 1e-5)
        #expect((data.train.features + data.test.features).enumerated().allSatisfy { $0 % 2 == 0 || $1 == 0 })
        #expect(data.train.features == (try loaded { $0.split(test: 0.25).standardized() }).train.features)
    }

    @Test func minMaxAndMedian() throws {
        let data = try loaded { $0.minMaxScaled() }
        let x = stride(from: 0, to: 40, by: 2).map { data.train.features[$0] }
        #expect(x.min() == 0 && x.max() == 1 && data.train.features[1] == 0)
    }

    /// No group is on two sides, and the number found asks for the same again.
    @Test(arguments: [(5, 4), (8, 8), (11, 8)]) func groupsStayTogether(asked: Int, found: Int) throws {
        let raw = try loaded { $0 }
        let chosen = try raw.groupedSelection("group", count: asked, seed: 3, of: .test)
        #expect(chosen.count == found)
        #expect(chosen == (try raw.groupedSelection("group", count: found, seed: 3, of: .test)))
        let split = try transform(
            raw, to: raw.dataset.transformed(.test(count: found, stratified: false, groupedBy: "group", seed: 3)))
        #expect(Set(split.train.groups["group"]!).isDisjoint(with: split.test.groups["group"]!))
        #expect(split.test.count == found && split.train.count == 20 - found)
        #expect(throws: DatasetError.noGroups(column: "patient", known: ["group"])) {
            try raw.groupedSelection("patient", count: 5, seed: 0, of: .test)
        }
    }

    /// The fast way of reading gives the float that is nearest, or nothing.
    @Test func shortNumbersAreRounded() {
        var state: UInt64 = 1, read = 0
        func draw() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        for _ in 0..<20_000 {
            let digits = String((draw() << 31 | draw()) % UInt64(1 + draw() % 1_000_000_000_000_000)),
                point = Int(draw() % UInt64(digits.count + 1))
            let text = (draw() % 2 == 0 ? "-" : "") + digits.prefix(point) + "." + digits.dropFirst(point)
            guard let short = DecimalNumber.shortFloat(ArraySlice(text.utf8)) else { continue }
            read += 1
            #expect(short == Float(text), "\(text)")
        }
        #expect(read > 15_000)
        for text in ["", "-", ".", "1e5", "0x10", "1.2.3", "1 2", "+1", "1234567890123456"] {
            #expect(DecimalNumber.shortFloat(ArraySlice(text.utf8)) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ([[1.0, 2], [3]], ["a", "b"], "Rows, row 1: found 1 number, expected 2 as in row 0"),
        ([[1.0], [.nan]], ["a", "b"], "Rows, row 1: found nan, expected a number that float32 holds"),
        ([[1.0]], ["a", "b"], "Rows, label: found 2 of them, expected 1, one for each row"),
        ([], [], "Rows, rows: found no numbers, expected rows of at least one"),
    ]) func rowsAreChecked(rows: [[Double]], label: [String], message: String) throws {
        let error = #expect(throws: DatasetError.self) {
            try loadRows(NotebookRows(name: "Rows", rows: rows, predicts: .label(label)))
        }
        #expect(error?.description == message)
    }
}
