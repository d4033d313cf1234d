/// Takes a notebook program's standard output apart into outputs, whatever pieces it arrives in.
package struct OutputReader: Sendable {
    /// Bytes of a record or of text that are not complete yet.
    private var pending: [UInt8] = []
    private var isInRecord = false
    private let nonce: [UInt8]

    /// Takes for records those that begin with `nonce`, as the program was told.
    package init(nonce: String) { self.nonce = Array(nonce.utf8) }

    /// The outputs that `bytes` completes. Printed text becomes `.text`, at latest at the next record; of what has come, the
    /// lines that are complete, in one piece.
    package mutating func read(_ bytes: some Sequence<UInt8>) -> [Output] {
        var outputs: [Output] = []
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            if isInRecord {
                guard let end = take(from: &rest, upTo: 0x0A) else { break }
                pending += end
                outputs.append(record())
            } else if let text = take(from: &rest, upTo: OutputFraming.separator) {
                pending += text
                outputs += flush()
                isInRecord = true
            } else if let end = pending.lastIndex(of: 0x0A) {
                let begun = Array(pending[(end + 1)...])
                pending.removeSubrange((end + 1)...)
                outputs += flush()
                pending = begun
            } else if pending.count >= longestLine {
                outputs += flush()
            }
        }
        return outputs
    }

    /// What is left when the stream has ended.
    package mutating func finish() -> [Output] { flush() }
}

/// Printed text without a line's end is handed on in pieces of this many bytes.
private let longestLine = 1 << 20

private extension OutputReader {
    /// Takes the bytes before `mark`, and the mark itself, off `rest`; where there is none, all of them are pending.
    mutating func take(from rest: inout ArraySlice<UInt8>, upTo mark: UInt8) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: mark) else {
            pending += rest
            rest = []
            return nil
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    mutating func record() -> Output {
        defer { pending = []; isInRecord = false }
        let output = pending.starts(with: nonce) ? OutputFraming.output(pending.dropFirst(nonce.count)) : nil
        return output ?? .text(String(decoding: [OutputFraming.separator] + pending + [0x0A], as: UTF8.self))
    }

    mutating func flush() -> [Output] {
        defer { pending = []; isInRecord = false }
        return pending.isEmpty ? [] : [.text(String(decoding: pending, as: UTF8.self))]
    }
}
