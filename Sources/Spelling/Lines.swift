/// The lines of a text in UTF-8 without their ends, which are Markdown's: LF, CR LF or CR. Found by bytes: to tell letters
/// apart takes twenty times as long.
package func lines(of text: some Collection<UInt8>) -> [String] {
    text.withContiguousStorageIfAvailable(lines) ?? Array(text).withUnsafeBufferPointer(lines)
}

private func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var (lines, start) = ([String](), 0)
    func take(upTo end: Int) { lines.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    for (index, byte) in bytes.enumerated() where byte == 10 || byte == 13 {
        let isHalf = byte == 10 && index > 0 && bytes[index - 1] == 13
        if !isHalf { take(upTo: index) }
        start = index + 1
    }
    take(upTo: bytes.count)
    return lines
}
