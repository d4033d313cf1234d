/// Points of the plane, CSV files, and IDX files of any images.
import Experiments
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct OtherSourceTests {
    @Test(arguments: [
        (Dataset.PointShape.moons, "Two moons", "0cfd7e987d501ee9"), (.spirals, "Two spirals", "d554f9ec0e0dec34"),
    ]) func pointsAreTheSameEverywhere(shape: Dataset.PointShape, name: String, digest: String) throws {
        let loaded = try loadPoints(shape, train: 50, test: 20, noise: 0.1, seed: 4)
        #expect(loaded.dataset.name == name && loaded.dataset.shape == [2] && loaded.dataset.classes == 2)
        #expect(loaded.dataset.digest.hasPrefix(digest), "\(loaded.dataset.digest)")
        #expect(loaded.train.features.count == 100 && loaded.train.pixels.isEmpty)
        #expect(try load(loaded.dataset, locator: DatasetLocator(environment: [:])).train == loaded.train)
    }

    @Test func moonsLieOnTheirCircles() throws {
        let samples = try loadPoints(.moons, train: 40, test: 1, noise: 0, seed: 1).train
        for index in 0..<40 {
            let (x, y) = (Double(samples.features[2 * index]), Double(samples.features[2 * index + 1]))
            let radius = index % 2 == 0 ? x * x + y * y : (x - 1) * (x - 1) + (y - 0.5) * (y - 0.5)
            #expect(abs(radius - 1) < 1e-6 && samples.labels[index] == UInt8(index % 2))
        }
    }

    @Test(arguments: [-1, .nan, .infinity]) func noiseIsANumberFromZero(noise: Double) {
        let error = #expect(throws: DatasetError.self) {
            try loadPoints(.moons, train: 1, test: 1, noise: noise, seed: 1)
        }
        #expect(error?.description == "the noise of points is \(noise); expected a number of at least 0")
    }

    /// The same table as programs write it: with a byte order mark, quotes, other line ends, classes with a point,
    /// empty lines.
    @Test(arguments: [
        "a, label ,b\r\n1,0,2.5\r\n-3e2,2,0\r\n", "\u{FEFF}a,label,b\n1,0,2.5\n-300,2,0",
        "\"a\",\"label\" , \"b\"\r1,\"0\",2.5\r-300,2.0,0\r",
        "a,label,b\n\n1,0.0,2.5\n   \n-300,2,0\n\n",
    ]) func csvIsRead(text: String) throws {
        let folder = TemporaryFolder()
        try folder.write(Array(text.utf8), to: "train.csv")
        try folder.write(Array("a,label,b\n4,1,5\n".utf8), to: "test.csv")
        let loaded = try loadCSV(train: folder.path + "/train.csv", test: folder.path + "/test.csv", label: "label")
        #expect(loaded.train.features == [1, 2.5, -300, 0] && loaded.train.labels == [0, 2])
        #expect(
            loaded.dataset.shape == [2] && loaded.dataset.classes == 3 && loaded.dataset.name == "train"
                && loaded.dataset.testCount == 1)
    }

    static func remedies(_ word: String) -> String {
        "expected a decimal number as before; columns: [\"a\": .category] reads names, missingWords: [\"\(word)\"] a missing value"
    }

    @Test(arguments: [
        ("a,b\n1,2\n", ":1:1: found the columns a, b, expected one called label"),
        ("a,label\n1\n", ":2:1: found 1 value, expected 2, one for each column"),
        (
            "label,a\r\n1,\r\n",
            ":2:3: found a missing value as a, expected a value, or missing: .mean, .median, .indicator or .dropRow"
        ),
        (
            "a,label\n1,0\n1\0,1\n",
            ":3:1: found a byte of 0, which no text has, expected text in UTF-8; iconv makes it of UTF-16: iconv -f utf-16 -t utf-8 old.csv > new.csv"
        ),
        ("a,label\n1,0\n0x10,1\n", ":3:1: found \"0x10\" as a, " + remedies("0x10")),
        (
            "a,label\nnan,1\n2,NA\nNA,1\n",
            ":2:1: found the missing value \"nan\" as a, the first of 3 (2 in a, 1 in label), expected a value, or missing: .mean, .median, .indicator or .dropRow"
        ),
        (
            "a,label\n1,0\n1_000,1\n",
            ":3:1: found \"1_000\" as a, expected a decimal number; write 1_000 as 1000, as pandas.read_csv(…, thousands=\"_\").to_csv(…, index=False) does"
        ),
        ("a,label\n1,0\n1e,1\n", ":3:1: found \"1e\" as a, " + remedies("1e")),
        (
            "a,label\n1e-400,1\n",
            ":2:1: found \"1e-400\" as a, expected a number that float32 holds, 0 or from 1.4e-45 to 3.4e38 in size"
        ),
        (
            "a,label\n-1e39,1\n",
            ":2:1: found \"-1e39\" as a, expected a number that float32 holds, 0 or from 1.4e-45 to 3.4e38 in size"
        ),
        (
            "a,label\n1,0.5\n",
            ":2:3: found the label \"0.5\", expected a class: a word or a whole number; target: \"label\" predicts numbers"
        ),
        (
            "a,label\n?,0\n1,1\n",
            ":3:1: found \"1\" as a, expected a word, as \"?\" before; missingWords: [\"?\"] reads that as missing, columns: [\"a\": .category] all as names"
        ),
        (",,label\n", ":1:2: found a second column without a name, expected names that differ"),
        ("a,Label\n1,2\n", ":1:1: found the columns a, Label, expected one called label; did you mean \"Label\"?"),
        (
            "x|label\n1|a\n",
            ":1:1: found the columns x|label, expected one called label; separator: \"|\" reads them apart"
        ),
        (
            "a,b,c,d,e,f,g,h,i\n",
            ":1:1: found the columns a, b, c, d, e, f, g, h, … (9 in all), expected one called label"
        ),
        ("", ":1:1: found nothing, expected a line of column names"),
        ("a,a,label\n", ":1:3: found the column a twice, expected names that differ"),
        ("label\n1\n", ":1:1: found no column but label, expected features beside it"),
        ("a,label\n1,0\n\"2\n,1\n", ":3:1: found a quote, expected its other half before the field's end"),
        ("a,label\n\"1\n\"x,1\n", ":2:1: found a quote, expected its other half before the field's end"),
    ]) func badCSVSaysWhere(text: String, message: String) throws {
        let folder = TemporaryFolder(), path = folder.path + "/data.csv"
        try folder.write(Array(text.utf8), to: "data.csv")
        let error = #expect(throws: DatasetError.self) { try loadCSV(train: path, test: path, label: "label") }
        #expect(error?.description == path + message)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0.0", 0), ("+1", 1), (".5", 0.5), ("5.", 5), ("0e-999", 0), ("1e-45", .leastNonzeroMagnitude),
            ("12E+2", 1200),
            ("-3.25e-1", -0.325), (".", nil), ("", nil), ("-", nil), ("1.2.3", nil), ("1 2", nil), ("٣", nil),
            ("inf", nil),
            ("e5", nil), ("1e+", nil), ("1e-46", nil),
        ] as [(String, Float?)]) func numbersAreDecimal(text: String, value: Float?)
    {
        #expect(DecimalNumber.float(text) == value)
    }

    /// The index that pandas writes: it is a feature, which is said.
    @Test(arguments: [(",label\n0,1\n", true), ("a,label\n0,1\n", false)])
    func aColumnWithoutANameIsRemarked(text: String, isRemarked: Bool) throws {
        let folder = TemporaryFolder(), path = folder.path + "/data.csv"
        try folder.write(Array(text.utf8), to: "data.csv")
        var remarks: [String] = []
        _ = try loadCSV(train: path, test: path, label: "label", remark: { remarks.append($0) })
        #expect(
            remarks.filter { $0.hasPrefix("\(path): a column without a name is a feature") }.count
                == (isRemarked ? 1 : 0))
        // The same samples for training and testing are remarked too.
        #expect(remarks.contains("\(path) is the training part and the test part: results say nothing of new samples."))
    }

    /// The time is that of the cells, so a hundred thousand columns take seconds, where their squares would take hours.
    @Test(.timeLimit(.minutes(20))) func manyColumnsAreRead() throws {
        let folder = TemporaryFolder(), path = folder.path + "/wide.csv", count = 100_000
        let header = (0..<count).map { "c\($0)" }.joined(separator: ",") + ",label\n"
        let row = String(repeating: "1,", count: count) + "0\n"
        try folder.write(Array((header + row).utf8), to: "wide.csv")
        #expect(try loadCSV(train: path, test: path, label: "label").dataset.shape == [count])
    }

    @Test func idxOfOtherImagesIsRead() throws {
        let folder = TemporaryFolder()
        func words(_ values: [UInt32]) -> [UInt8] {
            values.flatMap { value in withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) } }
        }
        for (split, count) in [("train", UInt32(3)), ("t10k", 2)] {
            try folder.write(
                words([0x803, count, 2, 3]) + [UInt8](repeating: 7, count: Int(count) * 6),
                to: "\(split)-images-idx3-ubyte")
            try folder.write(words([0x801, count]) + [UInt8](0..<UInt8(count)), to: "\(split)-labels-idx1-ubyte")
        }
        let loaded = try loadIDX(folder: folder.path)
        #expect(
            loaded.dataset.shape == [2, 3] && loaded.dataset.classes == 3 && loaded.dataset.trainCount == 3
                && loaded.test.pixels.count == 12)
        // A gzip file is the sum of its members; what is no member is not passed over.
        try folder.write(
            gzip(words([0x803, 2, 2, 3])) + gzip([UInt8](repeating: 7, count: 5)) + gzip([]) + gzip([7])
                + gzip([UInt8](repeating: 7, count: 6)) + [0, 0],
            to: "t10k-images-idx3-ubyte")
        #expect(try loadIDX(folder: folder.path).test == loaded.test)
        for (bytes, message) in [
            (gzip(words([0x803, 2, 2, 3])), "found 0 bytes, expected 12: the file is truncated"),
            (
                gzip(words([0x803, 2, 2, 3])) + [1, 2],
                "found corrupt gzip data (2 bytes behind its end are no gzip data), expected a whole gzip file"
            ),
        ] {
            try folder.write(bytes, to: "t10k-images-idx3-ubyte")
            let error = #expect(throws: DatasetError.self) { try loadIDX(folder: folder.path) }
            #expect(error?.description == folder.path + "/t10k-images-idx3-ubyte: \(message)")
        }
        try folder.write(words([0x803, 2, 2, 3]) + [UInt8](repeating: 7, count: 12), to: "t10k-images-idx3-ubyte")
        for (file, bytes, message) in [
            ("t10k-labels-idx1-ubyte", words([0x801, 4]) + [0, 1, 2, 3], "found the shape 4, expected 2"),
            ("t10k-images-idx3-ubyte", words([0x803, 2, 0, 3]), "found the shape 2 × 0 × 3, expected 2 × 1 × 3"),
            (
                "t10k-images-idx3-ubyte", words([0x803, .max, .max, .max]) + [7],
                "found 1 bytes, expected \(Int.max): the file is truncated"
            ),
        ] {
            try folder.write(bytes, to: file)
            let error = #expect(throws: DatasetError.self) { try loadIDX(folder: folder.path) }
            #expect(error?.description == folder.path + "/\(file): \(message)")
        }
    }
}
