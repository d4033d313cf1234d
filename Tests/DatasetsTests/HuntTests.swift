// Drawn tables and damaged files: what is valid is read as it was meant, and of anything else the reader says what is wrong.
import Experiments
import TestSupport
import Testing

@testable import Datasets

@Suite struct HuntTests {
    let folder = TemporaryFolder()

    /// Every way to write a table that RFC 4180 allows, and a few that spreadsheets have.
    @Test func `tables are read as they were meant`() async throws {
        try await Hunt(rounds: 150).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let columns = Int.random(in: 1...5, using: &numbers), rows = Int.random(in: 1...6, using: &numbers)
            let label = Int.random(in: 0...columns, using: &numbers)
            let end = numbers.one(of: ["\n", "\r\n", "\r"])
            var (features, labels) = ([Float](), [UInt8]())
            let names = (0...columns).map { $0 == label ? "label" : "c \($0)" }
            var lines = [names.map { field($0, &numbers) }.joined(separator: ",")]
            for _ in 0..<rows {
                let cells = (0...columns).map { column -> String in
                    guard column != label else {
                        labels.append(UInt8.random(in: 0...9, using: &numbers))
                        return field("\(labels.last!)", &numbers)
                    }
                    let text = number(&numbers)
                    features.append(Float(text)!)
                    return field(text, &numbers)
                }
                if numbers.chance(0.1) { lines.append("") }
                lines.append(cells.joined(separator: ","))
            }
            let mark = numbers.chance(0.2) ? "\u{FEFF}" : ""
            let text = mark + lines.joined(separator: end) + numbers.one(of: ["", end, end + end])
            let bytes = Array(text.utf8)
            let path = try folder.write(numbers.chance(0.2) ? gzip(bytes) : bytes, to: "t.csv")
            let loaded = try loadCSV(train: path, test: path, label: "label", remark: { _ in })
            // A label is told by its place among those there are.
            let classes = Set(labels).sorted()
            let isRead =
                loaded.train.labels == labels.map { UInt8(classes.firstIndex(of: $0)!) }
                && loaded.train.features.map(\.bitPattern) == features.map(\.bitPattern)
            #expect(isRead, "seed \(seed): \(text)")
            return isRead
        }
    }

    @Test func `damaged tables are read or refused with their place`() async throws {
        let table = Array("a,\"b \"\"c\"\"\",label\r\n1.5,-2e3,0\r\n\"4\", .5 ,1\r\n".utf8)
        try await Hunt(rounds: 300).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let path = try folder.write(numbers.damaged(table), to: "t.csv")
            do { _ = try loadCSV(train: path, test: path, label: "label", remark: { _ in }) } catch {
                #expect(error is DatasetError, "seed \(seed): \(error)")
                #expect("\(error)".hasPrefix(path), "seed \(seed): \(error)")
                return error is DatasetError && "\(error)".hasPrefix(path)
            }
            return true
        }
    }

    @Test(arguments: [false, true]) func `damaged IDX files are read or refused`(gzipped: Bool) async throws {
        try MadeUpMNIST.write(to: folder, "idx", gzipped: gzipped)
        let names = folder.names(in: "idx")
        try await Hunt(rounds: 200).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let name = numbers.one(of: names), good = folder.read("idx/\(name)")!
            try folder.write(numbers.damaged(good), to: "idx/\(name)")
            do {
                let loaded = try loadIDX(folder: "\(folder.path)/idx")
                #expect(loaded.train.count == loaded.dataset.trainCount, "seed \(seed), \(name)")
            } catch { #expect(error is DatasetError, "seed \(seed), \(name): \(error)") }
            try folder.write(good, to: "idx/\(name)")
            return true
        }
    }

    /// Arrays of every type in either order, of any shape, back number by number.
    @Test func `arrays are read as they were meant`() async throws {
        try await Hunt(rounds: 200).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let shape = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in Int.random(in: 0...3, using: &numbers) }
            let count = shape.reduce(1, *), isFortran = numbers.chance(0.5)
            let values = (0..<count).map { _ in Int.random(in: 0...120, using: &numbers) }
            let (type, bytes) = array(values, &numbers)
            let dimensions = shape.map { "\($0)," }.joined(separator: numbers.one(of: [" ", ""]))
            let file = ArrayTests.npy(
                type, "(\(dimensions))", bytes, fortran: isFortran, version: numbers.one(of: [1, 2, 3]))
            let read = try NumericArray(numPy: file, named: "a")
            // The first place changes first, or the last.
            let expected = indices(of: shape).map { index in
                let places = isFortran ? Array(zip(index, shape).reversed()) : Array(zip(index, shape))
                return Double(values[places.reduce(0) { $0 * $1.1 + $1.0 }])
            }
            let isRead = read.shape == shape && read.doubles == expected
            #expect(isRead, "seed \(seed): \(type) \(shape) \(read.doubles) \(expected)")
            return isRead
        }
    }

    @Test(arguments: [false, true]) func `damaged arrays and archives are read or refused`(deflated: Bool) async throws
    {
        let members = [
            (name: "x.npy", bytes: ArrayTests.npy("<f4", "(3, 2)", [UInt8](repeating: 63, count: 24), fortran: true)),
            (name: "y.npy", bytes: ArrayTests.npy("|u1", "(3,)", [0, 1, 2])),
        ]
        let archive = NumPyArchive.zipped(members, deflated: deflated)
        try await Hunt(rounds: 300).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let isOne = numbers.chance(0.3)
            let path = try folder.write(numbers.damaged(isOne ? members[0].bytes : archive), to: "d.npz")
            let labels = try folder.write(members[1].bytes, to: "y.npy")
            let source =
                isOne
                ? ArraySource(samples: .init(file: path), labels: .init(file: labels))
                : ArraySource(samples: .init(file: path, member: "x"), labels: .init(file: path, member: "y"))
            do { _ = try loadArrays(source) } catch {
                // Shape and numbers that were changed alike may make another array, which the labels do not fit: they
                // are named.
                let isPlaced = [path, labels].contains { "\(error)".hasPrefix($0) }
                #expect(error is DatasetError && isPlaced, "seed \(seed): \(error)")
                return error is DatasetError
            }
            return true
        }
    }

    /// Numbers of 0 to 120 as a type of NumPy's, and its bytes.
    private func array(_ values: [Int], _ numbers: inout HuntNumbers) -> (type: String, bytes: [UInt8]) {
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0: ("|u1", values.map { UInt8($0) })
        case 1: ("|i1", values.map { UInt8($0) })
        case 2: ("<i2", ArrayTests.little(values.map { Int16($0) }))
        case 3: ("<u4", ArrayTests.little(values.map { UInt32($0) }))
        case 4: ("<i8", ArrayTests.little(values.map { Int64($0) }))
        case 5: ("<f4", ArrayTests.little(values.map { Float($0).bitPattern }))
        default: ("<f8", ArrayTests.little(values.map { Double($0).bitPattern }))
        }
    }

    /// Every index of an array of this shape, the last place changing first.
    private func indices(of shape: [Int]) -> [[Int]] {
        shape.reduce([[]]) { indices, side in indices.flatMap { index in (0..<side).map { index + [$0] } } }
    }

    private func field(_ text: String, _ numbers: inout HuntNumbers) -> String {
        let spaces = numbers.one(of: ["", "", " ", "  "])
        return numbers.chance(0.25) ? "\(spaces)\"\(text)\"" : spaces + text + numbers.one(of: ["", "", " "])
    }

    /// A number that a float32 holds, written in one of the ways there are.
    private func number(_ numbers: inout HuntNumbers) -> String {
        let value = Float.random(in: -1000...1000, using: &numbers)
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: return "\(Int(value))"
        case 1: return "\(value)"
        case 2: return "\(Int(value).magnitude)."
        case 3: return ".\(Int(value).magnitude)"
        case 4:
            return
                "\(numbers.one(of: ["", "+", "-"]))0\(Int(value).magnitude).50\(numbers.one(of: ["e", "E"]))\(numbers.one(of: ["", "+", "-"]))0\(Int.random(in: 0...9, using: &numbers))"
        default: return "\(Double(value) * 1e-30)"
        }
    }
}
