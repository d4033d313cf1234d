extension SwiftToken {
    /// What a program means: `source` without comments, each run of spaces being one space or one line end, and none
    /// behind an opening bracket or a comma and before a closing one. Source that asks for its own lines or columns
    /// stays as it is.
    package static func essence(of source: String) -> String {
        let bytes = Array(source.utf8)
        var essence: [UInt8] = []
        var gap: UInt8?
        for token in tokens(of: source) {
            let text = bytes[token.range]
            if token.kind == .attribute, places.contains(String(decoding: text, as: UTF8.self)) { return source }
            if token.kind == .space || token.kind == .comment {
                gap = text.contains(10) || text.contains(13) || gap == 10 ? 10 : 32
                continue
            }
            if let gap, let last = essence.last, !opening.contains(last), !closing.contains(text[text.startIndex]) {
                essence.append(gap)
            }
            gap = nil
            essence += text
        }
        return String(decoding: essence, as: UTF8.self)
    }
}

/// What tells a program where it stands in its source.
private let places: Set<String> = ["#line", "#column", "#sourceLocation", "#file", "#fileID", "#filePath"]
private let opening = Set("([,".utf8)
private let closing = Set(")],".utf8)
