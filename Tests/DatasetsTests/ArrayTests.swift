/// Arrays of NumPy's and in IDX files, good and bad.
import Experiments
import TestSupport
import Testing

@testable import Datasets

@Suite struct ArrayTests {
    let folder = TemporaryFolder()

    /// A `.npy` file of these bytes.
    static func npy(_ type: String, _ shape: String, _ bytes: [UInt8], fortran: Bool = false, version: UInt8 = 1)
        -> [UInt8]
    {
        let header = "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
        let size: [UInt8] = [UInt8(header.utf8.count)] + [UInt8](repeating: 0, count: version == 1 ? 1 : 3)
        return NumericArray.numPyMagic + [version, 0] + size + Array(header.utf8) + bytes
    }

    static func little<Number: FixedWidthInteger>(_ values: [Number]) -> [UInt8] {
        values.flatMap { value in (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    }

    @Test(arguments: [
        ("|u1", [1, 2, 3, 4, 5, 6]), ("|b1", [1, 0, 1, 0, 1, 1]), ("|i1", little([1, -2, 3, -4, 5, 6] as [Int8])),
        ("<u2", little([1, 500, 3, 4, 5, 6] as [UInt16])), ("<i4", little([1, -70_000, 3, 4, 5, 6] as [Int32])),
        ("<i8", little([1, -2, 3, 4, 5, 6] as [Int64])),
        ("<f4", little([0.5, -2.25, 3, 4, 5, 6].map { Float($0).bitPattern })),
        ("<f8", little([0.5, -2.25, 3, 4, 5, 6].map { Double($0).bitPattern })),
    ]) func `every type is read in both orders`(type: String, bytes: [UInt8]) throws {
        let rows = try NumericArray(numPy: Self.npy(type, "(2, 3)", bytes), named: "a")
        let columns = try NumericArray(numPy: Self.npy(type, "(3, 2)", bytes, fortran: true, version: 2), named: "a")
        #expect(rows.shape == [2, 3] && columns.shape == [3, 2])
        #expect(columns.doubles == [0, 3, 1, 4, 2, 5].map { rows.doubles[$0] })
        let expected: [String: [Double]] = [
            "|u1": [1, 2], "|b1": [1, 0], "|i1": [1, -2], "<u2": [1, 500], "<i4": [1, -70_000], "<i8": [1, -2],
            "<f4": [0.5, -2.25], "<f8": [0.5, -2.25],
        ]
        #expect(Array(rows.doubles.prefix(2)) == expected[type])
    }

    @Test(arguments: [
        (
            npy("<f4", "(2, 3)", [1, 2, 3, 4]),
            "found 4 bytes, expected those of 2 × 3 numbers of 4 bytes, as it claims"
        ),
        (
            npy("<f8", "(9223372036854775807, 9)", []),
            "found 0 bytes, expected those of 9223372036854775807 × 9 numbers of 8 bytes, as it claims"
        ),
        (
            npy(">f4", "(1, 1)", [0, 0, 0, 0]),
            "found big-endian numbers (>f4), expected little-endian ones, which array.astype(array.dtype.newbyteorder(\"<\")) makes"
        ),
        (
            npy("|O", "(1, 1)", []),
            "found elements of the type |O, expected whole numbers of 1 to 8 bytes, float32 or float64"
        ),
        ([1, 2, 3], "found no array of NumPy, expected the word NUMPY and a version from 1 to 3 at its start"),
        (Array(npy("<f4", "(1,)", []).prefix(20)), "found 20 bytes, expected 68: the file is truncated"),
    ]) func `a bad array says what is wrong`(file: [UInt8], message: String) {
        #expect(failure { try NumericArray(numPy: file, named: "a") } == "a: \(message)")
    }

    @Test(arguments: [false, true]) func `an archive is a data set`(deflated: Bool) throws {
        let members = [
            (name: "x_train.npy", bytes: Self.npy("|u1", "(2, 1, 2, 3)", Array(1...12))),
            (name: "y_train.npy", bytes: Self.npy("<i8", "(2, 1)", Self.little([4, 0] as [Int64]))),
            (name: "x_test.npy", bytes: Self.npy("|u1", "(1, 1, 2, 3)", Array(1...6))),
            (name: "y_test.npy", bytes: Self.npy("|u1", "(1,)", [2])),
        ]
        let path = try folder.write(NumPyArchive.zipped(members, deflated: deflated), to: "own.npz")
        func place(_ name: String) -> ArraySource.Place { .init(file: path, member: name) }
        let source = ArraySource(
            samples: place("x_train"), labels: place("y_train"), testSamples: place("x_test"),
            testLabels: place("y_test"))
        let loaded = try loadArrays(source)
        #expect(loaded.dataset.shape == [1, 2, 3] && loaded.dataset.classes == 5 && loaded.dataset.name == "own")
        #expect(loaded.train == Samples(pixels: Array(1...12), labels: [4, 0]))
        #expect(loaded.dataset.source.isImages && loaded.test.labels == [2])
        #expect(try load(loaded.dataset, locator: DatasetLocator(environment: [:])).train == loaded.train)
        #expect(try holdsArray(place("x_test")) && !holdsArray(place("x")))
        #expect(
            failure { try loadArrays(ArraySource(samples: place("x"), labels: place("y_train"))) }
                == "\(path): found the arrays x_test, x_train, y_test, y_train, expected one called x")
        #expect(
            failure { try loadArrays(ArraySource(samples: place("x_train"), labels: place("y_test"))) }
                == "\(path): y_test: found the shape 1, expected 2")
    }

    /// An archive whose directory says that a member is longer, or other, than it is.
    @Test(arguments: [(24, UInt8(200), "claims"), (16, 7, "checksum"), (10, 9, "method 9")])
    func `an archive that claims what it does not hold is refused`(place: Int, byte: UInt8, word: String) throws {
        var bytes = NumPyArchive.zipped(
            [(name: "x.npy", bytes: Self.npy("|u1", "(2, 2)", [1, 2, 3, 4]))], deflated: false)
        let directory = try #require(
            bytes.indices.dropLast(4).first { bytes[$0..<$0 + 4].elementsEqual([0x50, 0x4B, 1, 2]) })
        bytes[directory + place] = byte
        let path = try folder.write(bytes, to: "own.npz")
        let source = ArraySource(
            samples: .init(file: path, member: "x"), labels: .init(file: path, member: "x"))
        #expect(failure { try loadArrays(source) }?.contains(word) == true)
    }

    @Test func `numbers are targets, and floats are no pixels`() throws {
        let floats = Self.little([1, 2, 3, 4].map { Float($0).bitPattern })
        let x = try folder.write(Self.npy("<f4", "(2, 2)", floats), to: "x.npy")
        let y = try folder.write(Self.npy("<f4", "(2, 2)", floats), to: "y.npy")
        let loaded = try loadArrays(
            ArraySource(samples: .init(file: x), labels: .init(file: y), predicted: .numbers))
        #expect(loaded.dataset.task == .regression(["target 1", "target 2"]) && !loaded.dataset.source.isImages)
        #expect(loaded.train.targets == [1, 2, 3, 4] && loaded.train.features == [1, 2, 3, 4])
        #expect(
            failure { try loadArrays(ArraySource(samples: .init(file: x), labels: .init(file: y))) }
                == "\(y): found the shape 2 × 2, expected 2")
    }

    /// Each element type of IDX, big-endian, with the same two numbers.
    @Test(
        arguments: [
            (8, [1, 2]), (9, [1, 2]), (0xB, [0, 1, 0, 2]), (0xC, [0, 0, 0, 1, 0, 0, 0, 2]),
            (0xD, [0x3F, 0x80, 0, 0, 0x40, 0, 0, 0]),
            (0xE, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]),
        ] as [(UInt8, [UInt8])]) func `every type of IDX is read`(type: UInt8, bytes: [UInt8]) throws
    {
        let file = [0, 0, type, 4, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1] + bytes
        let array = try NumericArray(idx: file, file: "a")
        #expect(array.shape == [1, 1, 2, 1] && array.doubles == [1, 2])
        #expect(
            failure { try NumericArray(idx: file.dropLast(), file: "a") }?.contains("the file is truncated") == true)
    }
}
