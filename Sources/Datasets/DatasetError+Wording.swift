internal import Spelling

/// The words for each fact: the file, what was found, what was expected.
extension DatasetError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .corruptGzip(let file, let reason):
            "\(file): found corrupt gzip data (\(reason)), expected a whole gzip file"
        case .truncatedGzip(let file, let bytes, let expected):
            "\(file): the gzip data end after \(bytes) uncompressed bytes, expected \(expected): the file is truncated"
        case .truncated(let file, let bytes, let expected):
            "\(file): found \(bytes) bytes, expected \(expected): the file is truncated"
        case .tooLong(let file, let expected):
            "\(file): found more bytes than the \(expected) expected"
        case .wrongMagic(let file, let found, let expected):
            "\(file): found the magic number \(hex(found)), expected \(hex(expected)): this is not an IDX file of \(contents(expected))"
        case .wrongShape(let file, let found, let expected):
            "\(file): found the shape \(shape(found)), expected \(shape(expected))"
        case .wrongDigest(let file, let found, let expected):
            "\(file): found the SHA-256 \(found), expected \(expected): the contents are not the published ones"
        case .labelOutOfRange(let file, let index, let label, let classes):
            "\(file): found the label \(label) at index \(index), expected 0 to \(classes - 1)"
        case .incomplete(let folder, let missing):
            "\(folder): missing \(missing.joined(separator: ", ")); expected all files of the data set"
        case .array(let file, let found, let expected):
            "\(file): found \(found), expected \(expected)"
        case .corruptArchive(let file, let reason):
            "\(file): not a readable archive: \(reason)"
        case .notFound(let name, let looked, let download, let files, let folder):
            notFoundDescription(name, looked, download, files, folder)
        case .noNetwork(let url, let reason):
            "\(url): cannot be downloaded: \(reason)"
        case .httpStatus(let url, let status):
            "\(url): the server answered with HTTP status \(status), expected 200"
        case .noCurl(let reason):
            "libcurl cannot be loaded (\(reason)), expected it for the download; on Debian: apt-get install libcurl4"
        case .unwritable(let path, let reason):
            "\(path): cannot be written: \(reason)"
        case .wrongCount(let split, let count):
            "found \(count) \(split) samples asked for, expected 1 to \(SyntheticDigits.largestCount)"
        case .tooFew(let part, let count, let asked):
            "found \(count) \(part) samples, expected at least the \(asked) that are asked for"
        case .csv(let file, let line, let column, let found, let expected):
            "\(file):\(line):\(column): found \(found), expected \(expected)"
        case .wrongSetting(let name, let value, let expected):
            "\(name) is \(value); expected \(expected)"
        case .wrongWord(let name, let value, let expected):
            "\(name) is \"\(value)\"; expected \(expected)"
        case .notKept(let name):
            "\(name): the samples are rows that a notebook made, and are in no file; expected the notebook that makes them"
        case .noGroups(let column, let known):
            "found no column \"\(column)\" to group by, expected "
                + (known.isEmpty
                    ? "a table with ignoring: [\"\(column)\"], as groups are no features"
                    : "one of those ignored: \(known.joined(separator: ", "))"
                        + (suggestion(for: column, among: known).map { "; \($0)" } ?? ""))
        case .rows(let place, let found, let expected):
            "\(place): found \(found), expected \(expected)"
        case .changed(let name, let found, let expected):
            "\(name): found data with the SHA-256 \(found), expected \(expected)"
        }
    }
}

private extension DatasetError {
    func notFoundDescription(
        _ name: String, _ looked: [Look], _ download: [DatasetError], _ files: [String], _ folder: String
    ) -> String {
        let isPlain = files.allSatisfy { !$0.hasSuffix(".gz") && !$0.hasSuffix(".zip") }
        let tried =
            download.isEmpty
            ? ["no download: no mirror is set (BNBOOK_MNIST_MIRRORS is empty)"] : download.map(\.description)
        let places = looked.map { $0.problem?.description ?? $0.place }
        let lines =
            ["\(name) was not found. Looked in:"] + (places + tried).map { "  \($0)" } + [
                "To have it: connect to the network once, or put \(files.count == 1 ? "the file" : "the four files")",
                "  " + files.joined(separator: ", "),
                "\(isPlain ? "(plain or .gz) " : "")into a folder named \(folder) and set BNBOOK_DATA to the folder that holds it.",
            ]
        return lines.joined(separator: "\n")
    }

    func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    func contents(_ magic: UInt32) -> String { magic == 0x0803 ? "images" : "labels" }

    func shape(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " × ") }
}
