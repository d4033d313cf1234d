/// The IDX format: two zeros, the type of element, the number of places, and each as a big-endian word; then the numbers,
/// big-endian.
extension NumericArray {
    /// The array in a whole file of the format. Throws a ``DatasetError`` that names the file.
    init(idx bytes: [UInt8], file: String) throws {
        func error(_ found: String, _ expected: String) -> DatasetError {
            .array(file: file, found: found, expected: expected)
        }
        guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
            throw error("no IDX file", "two zero bytes, a type and a number of dimensions at its start")
        }
        guard let element = Self.elements[bytes[2]] else {
            throw error("the element type 0x\(String(bytes[2], radix: 16))", "8, 9, b, c, d or e")
        }
        let rank = Int(bytes[3]), start = 4 + 4 * rank
        guard rank > 0 else { throw error("no dimension", "at least that of the samples") }
        guard bytes.count >= start else {
            throw DatasetError.truncated(file: file, bytes: bytes.count, expected: start)
        }
        let shape = (0..<rank).map { place in
            bytes[4 + 4 * place..<8 + 4 * place].reduce(0) { $0 << 8 | Int($1) }
        }
        guard !shape.dropFirst().contains(0) else {
            throw DatasetError.wrongShape(file: file, found: shape, expected: shape.map { max($0, 1) })
        }
        guard let count = Self.count(shape, size: element.size) else {
            throw DatasetError.truncated(file: file, bytes: bytes.count - start, expected: .max)
        }
        guard bytes.count - start >= count else {
            throw DatasetError.truncated(file: file, bytes: bytes.count - start, expected: count)
        }
        guard bytes.count - start == count else { throw DatasetError.tooLong(file: file, expected: count) }
        self.init(shape: shape, element: element, bytes: Array(bytes[start...]))
        swapBytes()
    }
}

private extension NumericArray {
    static let elements: [UInt8: Element] = [
        8: .uint8, 9: .int8, 0xB: .int16, 0xC: .int32, 0xD: .float32, 0xE: .float64,
    ]

    mutating func swapBytes() {
        let size = element.size
        if size == 1 { return }
        for start in stride(from: 0, to: bytes.count, by: size) { bytes[start..<start + size].reverse() }
    }
}
