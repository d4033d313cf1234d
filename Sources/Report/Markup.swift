internal import Outputs

/// Text as HTML text or as the value of an attribute in double quotes; control characters, which HTML does not allow,
/// become visible signs.
func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { !isPlain($0) }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for byte in text.withVisibleControls.utf8 {
        switch byte {
        case UInt8(ascii: "&"): result += "&amp;".utf8
        case UInt8(ascii: "<"): result += "&lt;".utf8
        case UInt8(ascii: ">"): result += "&gt;".utf8
        case UInt8(ascii: "\""): result += "&quot;".utf8
        default: result.append(byte)
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Whether a byte stands for itself wherever it is; 0xC2 may begin a control character.
private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 32 && byte != 34 && byte != 38 && byte != 60 && byte != 62 && byte != 127 && byte != 0xC2
        || byte == 10 || byte == 9
}
