/// Samples in comma-separated files: a header line, then a line for each sample.
internal import Experiments

struct CSVFiles {
    let train: String
    let test: String
    /// The name of the column that holds the class, a whole number from 0.
    let label: String

    /// Throws a ``DatasetError`` that names file and line.
    func load() throws -> LoadedDataset {
        let (trainRows, testRows) = (try read(train), try read(test))
        guard trainRows.names == testRows.names else {
            throw DatasetError.csv(file: test, line: 1, found: "the columns \(testRows.names.joined(separator: ", "))", expected: trainRows.names.joined(separator: ", "))
        }
        let dataset = Dataset(
            name: String((train.split(separator: "/").last ?? "data").split(separator: ".").first ?? "data"),
            source: .csv(train: train, test: test, label: label),
            digest: LoadedDataset.digest(train: trainRows.samples, test: testRows.samples), shape: [trainRows.names.count - 1],
            classes: Int(max(trainRows.samples.labels.max() ?? 0, testRows.samples.labels.max() ?? 0)) + 1, trainCount: trainRows.samples.count,
            testCount: testRows.samples.count)
        return LoadedDataset(dataset: dataset, train: trainRows.samples, test: testRows.samples)
    }
}

private extension CSVFiles {
    func read(_ path: String) throws -> (names: [String], samples: Samples) {
        let lines = try InputFile(path: path).wholeContents().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self)
        }
        let names = fields(lines[0])
        guard let column = names.firstIndex(of: label) else {
            throw DatasetError.csv(file: path, line: 1, found: "the columns \(names.joined(separator: ", "))", expected: "one called \(label)")
        }
        var samples = Samples(labels: [])
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let values = fields(line)
            guard values.count == names.count else {
                throw DatasetError.csv(file: path, line: index + 1, found: "\(values.count) values", expected: "\(names.count)")
            }
            for (place, value) in values.enumerated() {
                if place == column {
                    guard let label = UInt8(value) else { throw DatasetError.csv(file: path, line: index + 1, found: "the label \"\(value)\"", expected: "0 to 255") }
                    samples.labels.append(label)
                } else {
                    guard let number = Float(value), number.isFinite else {
                        throw DatasetError.csv(file: path, line: index + 1, found: "\"\(value)\" as \(names[place])", expected: "a number")
                    }
                    samples.features.append(number)
                }
            }
        }
        return (names, samples)
    }

    func fields(_ line: String) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { field in
            String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
