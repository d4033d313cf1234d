/// An opening tag in an author's HTML, with the attributes that have values.
package struct HTMLTag {
    /// An attribute with a value.
    package struct Attribute {
        /// In lower case.
        package var name: String
        /// The bytes of the value, without quotation marks.
        package var value: Range<Int>
    }

    /// In lower case.
    package var name: String
    /// In the order in which they stand.
    package var attributes: [Attribute] = []
    /// Where the tag begins.
    var start: Int

    /// The opening tags in `html`, in order; comments hold none.
    package static func all(in html: [UInt8]) -> [HTMLTag] {
        var (tags, index) = ([HTMLTag](), 0)
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            if html[start...].starts(with: "<!--".utf8) {
                let end = (start + 4..<max(start + 4, html.count - 2)).first { html[$0...].starts(with: "-->".utf8) }
                index = end ?? html.count
            } else if index < html.count, isASCIILetter(html[index]) {
                tags.append(tag(in: html, at: &index, start))
            }
        }
        return tags
    }
}

private extension HTMLTag {
    static func tag(in html: [UInt8], at index: inout Int, _ start: Int) -> HTMLTag {
        var tag = HTMLTag(name: word(html, &index), start: start)
        while true {
            skip(html, &index) { isSpace($0) || $0 == UInt8(ascii: "/") }
            guard index < html.count, html[index] != UInt8(ascii: ">") else { return tag }
            let name = word(html, &index)
            skip(html, &index, while: isSpace)
            guard index < html.count, html[index] == UInt8(ascii: "=") else {
                if name.isEmpty { index += 1 }
                continue
            }
            index += 1
            skip(html, &index, while: isSpace)
            tag.attributes.append(Attribute(name: name, value: value(html, &index)))
        }
    }

    static func word(_ html: [UInt8], _ index: inout Int) -> String {
        let start = index
        skip(html, &index) { !isSpace($0) && !"/>=".utf8.contains($0) }
        return String(decoding: html[start..<index], as: UTF8.self).lowercased()
    }

    static func value(_ html: [UInt8], _ index: inout Int) -> Range<Int> {
        let quote = index < html.count && "\"'".utf8.contains(html[index]) ? html[index] : nil
        if quote != nil { index += 1 }
        let start = index
        skip(html, &index) { quote == nil ? !isSpace($0) && $0 != UInt8(ascii: ">") : $0 != quote }
        defer { if quote != nil { index = min(index + 1, html.count) } }
        return start..<index
    }

    static func skip(_ html: [UInt8], _ index: inout Int, while isSkipped: (UInt8) -> Bool) {
        while index < html.count, isSkipped(html[index]) { index += 1 }
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
private func isASCIILetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
