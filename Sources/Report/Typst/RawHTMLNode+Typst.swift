internal import Document

extension RawHTMLNode {
    /// What is left of it on paper: breaks of lines, pictures of the report, words, and links to where `address` says.
    func typst(_ report: Report, _ address: (String) -> String) -> [TypstNode] {
        let pictures = pictures.filter { report.images[$0.file.path] != nil }.map { picture in
            TypstNode.call(
                "picture",
                ["": .text(TypstDocument.pictureName(picture.file.path)), "alt": .text(picture.file.written)])
        }
        if isLineBreak { return [.call("linebreak")] }
        let words = pieces.enumerated().flatMap { index, piece -> [TypstNode] in
            let text = TypstNode.text(piece.words)
            let leads = piece.destination.flatMap { report.leadsNowhere($0) ? nil : $0 }
            return (index == 0 ? [] : [.text(" ")])
                + [leads.map { .call("link", ["": .text(address($0))], [text]) } ?? text]
        }
        return words + pictures
    }
}
