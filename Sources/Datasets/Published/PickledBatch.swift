/// The images and labels in a batch of CIFAR as Python 2 pickled it (protocol 2): one long string of bytes, and a list
/// of small numbers under a key. Nothing else of a pickle is understood, and nothing in it is carried out.
struct PickledBatch {
    let images: ArraySlice<UInt8>
    let labels: [UInt8]

    /// Throws ``DatasetError/corruptArchive(file:reason:)`` where the one or the other is not found.
    init(_ bytes: ArraySlice<UInt8>, key: String, image: Int, file: String) throws {
        func error(_ reason: String) -> DatasetError { .corruptArchive(file: file, reason: reason) }
        guard let labels = Self.labels(bytes, key: key) else { throw error("it has no list of \(key)") }
        guard let images = Self.string(bytes, count: labels.count * image) else {
            throw error("it has no string of \(labels.count * image) bytes")
        }
        (self.labels, self.images) = (labels, images)
    }
}

private extension PickledBatch {
    /// The string of this length: the opcode BINSTRING, the length in four bytes, the bytes.
    static func string(_ bytes: ArraySlice<UInt8>, count: Int) -> ArraySlice<UInt8>? {
        let head: [UInt8] = [UInt8(ascii: "T")] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        var place = bytes.startIndex
        while place + 5 + count <= bytes.endIndex {
            if bytes[place] == head[0], bytes[place..<place + 5].elementsEqual(head) {
                return bytes[place + 5..<place + 5 + count]
            }
            place += 1
        }
        return nil
    }

    /// The list behind a key: the opcodes BININT1 with the marks, memos and APPENDS between them.
    static func labels(_ bytes: ArraySlice<UInt8>, key: String) -> [UInt8]? {
        let head = [UInt8(ascii: "U"), UInt8(key.utf8.count)] + Array(key.utf8)
        var place = bytes.startIndex
        while !bytes[place...].starts(with: head) {
            place += 1
            if place == bytes.endIndex { return nil }
        }
        place += head.count
        var labels: [UInt8] = []
        while place < bytes.endIndex - 1 {
            switch bytes[place] {
            case UInt8(ascii: "K"):
                labels.append(bytes[place + 1])
                place += 2
            case UInt8(ascii: "q"): place += 2
            case UInt8(ascii: "r"): place += 5
            case UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: "e"), UInt8(ascii: "a"): place += 1
            default: return labels.isEmpty ? nil : labels
            }
        }
        return labels.isEmpty ? nil : labels
    }
}
