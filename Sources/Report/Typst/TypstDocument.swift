internal import SVGCharts

/// A report as Typst takes it: a document, and the files that it names.
package struct TypstDocument: Hashable, Sendable {
    /// The files by name, the document itself among them.
    package var files: [String: [UInt8]]

    /// A page as large as one drawing, which says `alternative` to those who do not see it.
    package init(figure svg: String, alternative: String) {
        let width = svg.firstMatch(of: #/<svg[^>]* width="([\d.]+)/#).flatMap { Double($0.1) }
        let drawing = svg.replacing("\"\(Chart.documentFont)\"", with: "\"Libertinus Serif\"")
            .replacing(Chart.systemFonts, with: "\"Libertinus Serif\"")
        let image = TypstNode.call(
            "image",
            [
                "": .code("bytes(\(quotedTypst(drawing)))"), "format": .text("svg"),
                "width": width.map { .code("\($0 * 0.75)pt") } ?? .code("auto"),
                "alt": .text(alternative),
            ])
        let lines = [
            "#set document(title: \(quotedTypst(alternative)), date: datetime(year: 1980, month: 1, day: 1), keywords: (\"bnbook figure\",))",
            "#set page(width: auto, height: auto, margin: 0pt)", "#\(image.code)", "",
        ]
        files = [Self.main: Array(lines.joined(separator: "\n").utf8)]
    }

    init(files: [String: [UInt8]]) { self.files = files }

    /// The folder, among its files, of fonts of the author's own.
    package static let fontFolder = "fonts"

    /// The document's name.
    package static let main = "main.typ"

    /// The name of the author's picture that is at `path` beside the notebook.
    static func pictureName(_ path: String) -> String {
        "pictures/" + path.split(separator: "/").map { $0 == ".." ? "up" : String($0) }.joined(separator: "/")
    }
}
