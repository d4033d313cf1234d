/// Numbers of one type in rows, as files of arrays hold them.
struct NumericArray {
    /// What one number is; `size` in bytes.
    enum Element: Hashable {
        case bool, uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32, float64

        var size: Int {
            switch self {
            case .bool, .uint8, .int8: 1
            case .uint16, .int16: 2
            case .uint32, .int32, .float32: 4
            case .uint64, .int64, .float64: 8
            }
        }
    }

    /// The samples first.
    var shape: [Int]
    var element: Element
    /// Number by number, little-endian, the last place of the shape changing first.
    var bytes: [UInt8]

    /// The number of numbers, and of bytes where they are so many; `nil` for more than a machine can hold.
    static func count(_ shape: [Int], size: Int = 1) -> Int? {
        shape.reduce(size) { count, side in
            count.flatMap { count in
                let (product, overflow) = count.multipliedReportingOverflow(by: side)
                return overflow || product < 0 ? nil : product
            }
        }
    }

    /// Each number as a double.
    var doubles: [Double] {
        bytes.withUnsafeBytes { bytes in
            let indices = 0..<bytes.count / element.size
            func map<Number: BitwiseCopyable>(_ type: Number.Type, _ value: (Number) -> Double) -> [Double] {
                indices.map { value(bytes.loadUnaligned(fromByteOffset: $0 * element.size, as: type)) }
            }
            return switch element {
            case .bool, .uint8: map(UInt8.self) { Double($0) }
            case .int8: map(Int8.self) { Double($0) }
            case .uint16: map(UInt16.self) { Double(UInt16(littleEndian: $0)) }
            case .int16: map(Int16.self) { Double(Int16(littleEndian: $0)) }
            case .uint32: map(UInt32.self) { Double(UInt32(littleEndian: $0)) }
            case .int32: map(Int32.self) { Double(Int32(littleEndian: $0)) }
            case .uint64: map(UInt64.self) { Double(UInt64(littleEndian: $0)) }
            case .int64: map(Int64.self) { Double(Int64(littleEndian: $0)) }
            case .float32: map(UInt32.self) { Double(Float(bitPattern: UInt32(littleEndian: $0))) }
            case .float64: map(UInt64.self) { Double(bitPattern: UInt64(littleEndian: $0)) }
            }
        }
    }

    /// The same with the places of its shape in the opposite order, sample by sample: [count, a, b] to [count, b, a].
    var transposed: NumericArray {
        var copy = self
        copy.shape = [shape[0]] + shape.dropFirst().reversed()
        copy.reorder(from: [shape[0]] + shape.dropFirst().reversed(), samples: true)
        return copy
    }
}

extension NumericArray {
    /// Puts numbers whose first place changes first into the usual order; with `samples`, inside of each sample.
    mutating func reorder(from shape: [Int], samples: Bool = false) {
        // The step of each place in the bytes as they are.
        var steps = [Int](repeating: 0, count: shape.count), step = element.size
        for place in samples ? Array(1..<shape.count) : Array(shape.indices) {
            steps[place] = step
            step *= shape[place]
        }
        if samples { steps[0] = step }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = [Int](repeating: 0, count: shape.count), source = 0
        while result.count < bytes.count {
            result += bytes[source..<source + element.size]
            var place = shape.count - 1
            while place >= 0 {
                index[place] += 1
                source += steps[place]
                if index[place] < shape[place] { break }
                source -= steps[place] * shape[place]
                index[place] = 0
                place -= 1
            }
            if place < 0 { break }
        }
        bytes = result
    }
}
