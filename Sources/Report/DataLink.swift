/// `text` as the address of a link that needs no server: a `data:` URL, already fit for an attribute in double quotes.
func dataLink(_ text: String, type: String) -> String {
    "data:\(type);charset=utf-8,"
        + text.utf8.map { byte in
            isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }.joined()
}

/// Whether a byte stands for itself in a URL: letters, digits and the marks that mean nothing there nor in markup.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: "-_.~,:;()!*".utf8.contains(byte)
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
}
