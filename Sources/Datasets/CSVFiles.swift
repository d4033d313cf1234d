internal import Experiments
internal import Spelling

/// Samples in comma-separated files: a header line, then a line for each sample.
struct CSVFiles {
    let train: String
    let test: String
    /// The name of the column that holds the class, a whole number from 0.
    let label: String

    /// What is odd about the table is said through `remark`.
    ///
    /// Throws a ``DatasetError`` that names file, line and column.
    func load(remark: (String) -> Void) throws -> LoadedDataset {
        let (trainRows, testRows) = (try read(train), try read(test))
        if trainRows.names.contains("") {
            remark(
                "\(train): a column without a name is a feature like the others; if it holds row numbers, as pandas writes them, leave it out (to_csv(index=False))."
            )
        }
        guard trainRows.names == testRows.names else {
            throw DatasetError.csv(
                file: test, line: 1, column: 1, found: "the columns \(listed(testRows.names))",
                expected: "\(listed(trainRows.names)) as in \(train)")
        }
        let dataset = Dataset(
            name: String((train.split(separator: "/").last ?? "data").split(separator: ".").first ?? "data"),
            source: .csv(train: train, test: test, label: label),
            digest: LoadedDataset.digest(train: trainRows.samples, test: testRows.samples),
            shape: [trainRows.names.count - 1],
            classes: Int(max(trainRows.samples.labels.max() ?? 0, testRows.samples.labels.max() ?? 0)) + 1,
            trainCount: trainRows.samples.count,
            testCount: testRows.samples.count)
        return LoadedDataset(dataset: dataset, train: trainRows.samples, test: testRows.samples)
    }
}

private extension CSVFiles {
    func read(_ path: String) throws -> (names: [String], samples: Samples) {
        var reader = try CSVReader(path: path)
        guard let header = try reader.next() else {
            throw DatasetError.csv(file: path, line: 1, column: 1, found: "nothing", expected: "a line of column names")
        }
        let column = try labelColumn(header, path), names = header.fields.map(\.text)
        var samples = Samples(labels: [])
        while let record = try reader.next() {
            guard record.fields.count == names.count else {
                let found = "\(record.fields.count) value\(record.fields.count == 1 ? "" : "s")"
                throw DatasetError.csv(
                    file: path, line: record.line, column: 1, found: found,
                    expected: "\(names.count), one for each column")
            }
            for (place, field) in record.fields.enumerated() {
                if place == column {
                    samples.labels.append(try classNumber(field, record.line, path))
                } else {
                    guard let number = DecimalNumber.float(field.text) else {
                        throw DatasetError.csv(
                            file: path, line: record.line, column: field.column,
                            found: "\"\(visible(field.text))\" as \(names[place])", expected: expectedNumber(field.text)
                        )
                    }
                    samples.features.append(number)
                }
            }
        }
        return (names, samples)
    }

    /// Which column is the label's. Throws for a header without one, without another, or with a name twice.
    func labelColumn(_ header: CSVReader.Record, _ path: String) throws -> Int {
        let names = header.fields.map(\.text)
        func error(_ column: Int, _ found: String, _ expected: String) -> DatasetError {
            DatasetError.csv(file: path, line: header.line, column: column, found: found, expected: expected)
        }
        if names.count == 1, names[0].contains(where: { $0 == ";" || $0 == "\t" }) {
            throw error(1, "the columns \(listed(names))", "commas between them")
        }
        guard let column = names.firstIndex(of: label) else {
            throw error(
                1, "the columns \(listed(names))",
                "one called \(label)" + (suggestion(for: label, among: names).map { "; \($0)" } ?? ""))
        }
        var seen: Set<String> = []
        for field in header.fields where !seen.insert(field.text).inserted {
            let found = field.text.isEmpty ? "a second column without a name" : "the column \(field.text) twice"
            throw error(field.column, found, "names that differ")
        }
        guard names.count > 1 else { throw error(1, "no column but \(label)", "features beside it") }
        return column
    }

    /// "2" and "2.0" are 2.
    func classNumber(_ field: CSVReader.Field, _ line: Int, _ path: String) throws -> UInt8 {
        guard let number = DecimalNumber.double(field.text).flatMap(UInt8.init(exactly:)) else {
            throw DatasetError.csv(
                file: path, line: line, column: field.column, found: "the label \"\(visible(field.text))\"",
                expected: "a whole number from 0 to 255")
        }
        return number
    }

    /// A number of another size is told what a float holds.
    func expectedNumber(_ text: String) -> String {
        DecimalNumber.isWellFormed(text)
            ? "a number that float32 holds, 0 or from 1.4e-45 to 3.4e38 in size" : "a decimal number"
    }

    /// Without characters that a terminal does not show.
    func visible(_ text: String) -> String {
        text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? $0.escaped(asASCII: true) : String($0) }.joined()
    }

    func listed(_ names: [String]) -> String {
        names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", … (\(names.count) in all)" : "")
    }
}
