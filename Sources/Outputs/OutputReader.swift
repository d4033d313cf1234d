/// Takes a notebook program's standard output apart into outputs, whatever pieces it arrives in.
package struct OutputReader: Sendable {
    /// Bytes of a record or of text that are not complete yet.
    private var pending: [UInt8] = []
    private var isInRecord = false
    private let nonce: [UInt8]

    /// Takes for records those that begin with `nonce`, as the program was told.
    package init(nonce: String) { self.nonce = Array(nonce.utf8) }

    /// The outputs that `bytes` completes. Printed text becomes `.text`, at latest at the next record or end of line.
    package mutating func read(_ bytes: some Sequence<UInt8>) -> [Output] {
        var outputs: [Output] = []
        for byte in bytes {
            if byte == OutputFraming.separator, !isInRecord {
                outputs += flush()
                isInRecord = true
            } else if byte == 0x0A, isInRecord {
                outputs.append(record())
            } else {
                pending.append(byte)
                if byte == 0x0A || !isInRecord && pending.count >= longestLine { outputs += flush() }
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
