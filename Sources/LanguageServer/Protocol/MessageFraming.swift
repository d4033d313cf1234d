/// Takes the messages of the language server protocol out of a stream of bytes that comes in any pieces: a head with
/// `Content-Length`, an empty line, and so many bytes.
package struct MessageFraming: Sendable {
    private var bytes: [UInt8] = []

    /// What stands next in the stream.
    package enum Item: Hashable, Sendable {
        /// A message's content.
        case message([UInt8])
        /// A head that does not say how long its message is; it is passed over.
        case malformed(String)
    }

    /// Of a stream of which nothing has come.
    package init() {}

    /// Takes the next bytes.
    package mutating func append(_ more: [UInt8]) { bytes += more }

    /// The next item; `nil` until more bytes have come.
    package mutating func next() -> Item? {
        guard let (head, start) = head else { return nil }
        let text = String(decoding: head, as: UTF8.self)
        guard let length = Self.length(text) else {
            bytes.removeFirst(start)
            return .malformed(text)
        }
        guard bytes.count - start >= length else { return nil }
        let content = Array(bytes[start..<start + length])
        bytes.removeFirst(start + length)
        return .message(content)
    }

    /// A message as it is sent.
    package static func framed(_ content: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }
}

private extension MessageFraming {
    /// The lines up to the first empty one, and where the content begins.
    var head: (ArraySlice<UInt8>, Int)? {
        var place = bytes.startIndex
        while let end = bytes[place...].firstIndex(of: 10) {
            let isEmpty = end == place || end == place + 1 && bytes[place] == 13
            if isEmpty { return (bytes[..<place], end + 1) }
            place = end + 1
        }
        return nil
    }

    /// What `Content-Length` says, whose name is written in any case.
    static func length(_ head: String) -> Int? {
        for line in head.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " }
            guard let length = Int(digits), (0...longest).contains(length) else { return nil }
            return length
        }
        return nil
    }
}

/// In bytes: more than any notebook.
private let longest = 1 << 30
