/// Why bytes are no safetensors file of float32, as facts.
package enum SafetensorsError: Error, Equatable {
    case tooShort(Int)
    case headerLength(UInt64, rest: Int)
    case header
    case type(String, found: String)
    case place(String, found: [Int], start: Int, size: Int)
    case shape(String, [Int], bytes: Int)
    case unusedBytes(Int)
}

extension SafetensorsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooShort(let count): "the file has \(count) bytes; expected at least the 8 of the header's length"
        case .headerLength(let length, let rest): "the header is said to have \(length) bytes, but \(rest) follow"
        case .header: "the header is not a JSON object with dtype, shape and data_offsets of each tensor"
        case .type(let name, let found):
            "the tensor \(name) is of type \(found); expected F32, or its name among those to be passed over, ignoring: [\"\(name)\"]"
        case .place(let name, let found, let start, let size):
            "the tensor \(name) has the data_offsets \(found); expected it to begin at \(start) and to end within \(size) bytes"
        case .shape(let name, let shape, let bytes):
            "the tensor \(name) of shape \(shape) has \(bytes) bytes, which is not 4 for each number"
        case .unusedBytes(let count): "\(count) bytes at the end belong to no tensor"
        }
    }
}
