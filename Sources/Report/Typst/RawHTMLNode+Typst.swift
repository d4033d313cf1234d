internal import Document

/// The author's own HTML on paper: its words and its pictures, as there is nothing else that means the same there.
extension RawHTMLNode {
    /// What is left of it: breaks of lines, pictures of the report, and words.
    func typst(_ report: Report) -> [TypstNode] {
        let pictures = pictures.filter { report.images[$0.file.path] != nil }.map { picture in
            TypstNode.call(
                "picture",
                ["": .text(TypstDocument.pictureName(picture.file.path)), "alt": .text(picture.file.written)])
        }
        if text.lowercased().hasPrefix("<br") { return [.call("linebreak")] }
        let words = words
        return (words.isEmpty ? [] : [.text(words)]) + pictures
    }

    /// The text between the tags; nothing of comments, scripts and styles.
    var words: String {
        text.replacing(#/<!--.*?-->/#.dotMatchesNewlines(), with: "")
            .replacing(#/<(script|style)[\s>].*?<\/(script|style)>/#.dotMatchesNewlines().ignoresCase(), with: "")
            .replacing(#/<[^>]*>/#, with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&nbsp;", with: "\u{00A0}").replacing("&amp;", with: "&")
            .split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    }
}
