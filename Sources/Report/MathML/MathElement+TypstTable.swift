/// Tables of KaTeX's in Typst's syntax.
extension MathElement {
    /// A table, whose columns are aligned by Typst's points of alignment: what is before one is flush right.
    var typstTable: String {
        let rows = elements.map(\.cells)
        let width = rows.map(\.count).max() ?? 0
        let alignments = list("columnalign", width, "center")
        let spacings = list("columnspacing", width, "1em")
        var columns: [[Int]] = []
        for column in 0..<width {
            let isPair =
                column > 0 && alignments[column] == "left" && alignments[column - 1] == "right"
                && columns.last?.count == 1 && spacings[column - 1] == "0em"
            if isPair { columns[columns.count - 1].append(column) } else { columns.append([column]) }
        }
        let cells = rows.map { row in
            columns.map { column -> String in
                let texts = column.map { $0 < row.count ? row[$0].typst : "" }
                if texts.count == 2 { return "\(texts[0]) & \(texts[1])" }
                return switch alignments[column[0]] {
                case "left": "& \(texts[0])"
                case "right": "\(texts[0]) &"
                default: filled(texts[0])
                }
            }.joined(separator: ", ")
        }
        let gap = attributes["rowspacing"]?.split(separator: " ").first.flatMap { Double($0.dropLast(2)) } ?? 0.16
        let between = columns.dropLast().compactMap(\.last).map { spacings[$0] }
        let columnGap = !between.isEmpty && between.allSatisfy { $0 == "0em" } ? 0 : 1
        return
            "mat(delim: #none, row-gap: #\(max(0.35, gap + 0.2))em, column-gap: #\(columnGap)em, \(lines(rows.count, columns))"
            + "\(cells.joined(separator: "; ")))"
    }
}

private extension MathElement {
    /// The lines between rows and columns.
    func lines(_ rowCount: Int, _ columns: [[Int]]) -> String {
        func places(_ attribute: String) -> [Int] {
            (attributes[attribute] ?? "").split(separator: " ").enumerated().filter { $0.element != "none" }.map {
                $0.offset + 1
            }
        }
        let (across, down) = (
            places("rowlines").filter { $0 < rowCount }, places("columnlines").filter { $0 < columns.count }
        )
        if across.isEmpty, down.isEmpty { return "" }
        func list(_ places: [Int]) -> String { "(\(places.map { "\($0)," }.joined()))" }
        return "augment: #(hline: \(list(across)), vline: \(list(down))), "
    }

    /// The attribute's words, the last of which holds for all that follow.
    func list(_ attribute: String, _ count: Int, _ usual: String) -> [String] {
        let given = (attributes[attribute] ?? "").split(separator: " ").map(String.init)
        return (0..<count).map { $0 < given.count ? given[$0] : given.last ?? usual }
    }
}
