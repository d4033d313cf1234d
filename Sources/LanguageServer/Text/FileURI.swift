/// The addresses of files, `file:///home/a%20b.md`, and their paths.
enum FileURI {
    /// The path in an address; of another kind of address, what stands behind the kind: a document that was never saved.
    static func path(_ uri: String) -> String {
        var rest = uri[...]
        if let colon = uri.firstIndex(of: ":") { rest = uri[uri.index(after: colon)...] }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2).drop { $0 != "/" }
        }
        var bytes: [UInt8] = []
        var left = rest.utf8[...]
        while let byte = left.popFirst() {
            let digits = left.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                left = left.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The address of a path.
    static func uri(_ path: String) -> String {
        let plain = path.utf8.map { byte -> String in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "/-._~".utf8.contains(byte)
            if isPlain { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return "file://" + plain.joined()
    }
}
