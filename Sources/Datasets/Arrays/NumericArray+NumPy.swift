/// NumPy's format (`numpy.lib.format`, versions 1.0 to 3.0): a magic word, a header that is a Python dictionary, the
/// numbers.
extension NumericArray {
    /// The word that a `.npy` file begins with.
    static let numPyMagic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// The array in a whole file. Throws a ``DatasetError`` that names the file.
    init(numPy file: [UInt8], named name: String) throws {
        func error(_ found: String, _ expected: String) -> DatasetError {
            .array(file: name, found: found, expected: expected)
        }
        guard file.count >= 12, file.starts(with: Self.numPyMagic), (1...3).contains(file[6]) else {
            throw error("no array of NumPy", "the word NUMPY and a version from 1 to 3 at its start")
        }
        let sizeBytes = file[6] == 1 ? 2 : 4, start = 8 + sizeBytes
        let headerCount = file[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard headerCount <= file.count - start else {
            throw DatasetError.truncated(file: name, bytes: file.count, expected: start + headerCount)
        }
        let header = String(decoding: file[start..<start + headerCount], as: UTF8.self)
        let element = try Self.element(header, error)
        guard let shape = Self.shape(header) else { throw error("the header \(header)", "a shape in it") }
        let isFortran = header.contains("'fortran_order': True"), data = file[(start + headerCount)...]
        guard let count = Self.count(shape, size: element.size), count == data.count else {
            let claimed = shape.map(String.init).joined(separator: " × ")
            throw error("\(data.count) bytes", "those of \(claimed) numbers of \(element.size) bytes, as it claims")
        }
        self.init(shape: shape, element: element, bytes: Array(data))
        if isFortran, shape.count > 1 { reorder(from: shape) }
    }
}

private extension NumericArray {
    static func element(_ header: String, _ error: (String, String) -> DatasetError) throws -> Element {
        let rest = header.split(separator: "'descr':", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
        guard rest.first == "'" else { throw error("records of several fields", "numbers of one type") }
        let description = String(rest.dropFirst().prefix { $0 != "'" })
        if description.hasPrefix(">") {
            throw error(
                "big-endian numbers (\(description))",
                "little-endian ones, which array.astype(array.dtype.newbyteorder(\"<\")) makes")
        }
        let elements: [Substring: Element] = [
            "b1": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32,
            "u8": .uint64, "i8": .int64, "f4": .float32, "f8": .float64,
        ]
        guard let element = elements[description.dropFirst()] else {
            throw error("elements of the type \(description)", "whole numbers of 1 to 8 bytes, float32 or float64")
        }
        return element
    }

    /// The shape in a header: "(3, 4)", "(3,)".
    static func shape(_ header: String) -> [Int]? {
        let parts = header.split(separator: "'shape':", maxSplits: 1)
        guard parts.count == 2, let open = parts[1].firstIndex(of: "("), let close = parts[1].firstIndex(of: ")")
        else { return nil }
        let sides = parts[1][parts[1].index(after: open)..<close].split(separator: ",").map { side in
            Int(String(side.filter { $0 != " " }))
        }
        return sides.contains { $0 == nil || $0! < 0 } ? nil : sides.map { $0! }
    }
}
