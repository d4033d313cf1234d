/// Why bytes are no safetensors file of float32, as facts.
package enum SafetensorsError: Error, Equatable {
    /// The file has so many bytes, fewer than the eight of the header's length.
    case tooShort(Int)
    /// The header is said to be longer than what follows.
    case headerLength(UInt64, rest: Int)
    /// The header is no JSON of tensors.
    case header
    /// A tensor is of another type than F32.
    case type(String, found: String)
    /// A tensor does not begin where the one before it ends, or ends outside of the file.
    case place(String, found: [Int], start: Int, size: Int)
    /// A tensor has another number of bytes than its shape.
    case shape(String, [Int], bytes: Int)
    /// So many bytes at the end belong to no tensor.
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
