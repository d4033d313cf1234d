extension MathElement {
    /// A table whose alignment, distances and rules are said cell by cell, in the style that Core leaves them to.
    var table: MathElement {
        let layout = TableLayout(self)
        let rows = elements.map(\.cells).filter { !$0.isEmpty }
        var element = MathElement(name: name)
        // Words at the left of a diagram's first arrows hang out of it.
        if isDiagram { element.addStyle("padding-left:1.2em") }
        element.children = rows.enumerated().map { index, cells in
            let isEnd = (first: index == 0, last: index == rows.count - 1)
            return .element(
                "mtr", [:],
                cells.enumerated().map { column, cell in
                    .element(layout.styled(cell, row: index, column, of: cells.count, isEnd))
                })
        }
        return element
    }

    /// The cells of a row.
    var cells: [MathElement] { elements.filter { !$0.isNumberColumn } }

    /// The columns in which KaTeX's own style sheet numbers equations, which is the page's task.
    private var isNumberColumn: Bool { attributes["class"] == "mtr-glue" || attributes["class"] == "mml-eqn-num" }
}

/// What an `mtable` of MathML 3 says in its attributes. The last of a list holds for all that follow.
private struct TableLayout {
    let alignments: [String]
    /// Distances in em between columns, and between rows.
    let columnSpaces: [Double]
    let rowSpaces: [Double]
    let columnLines: [String]
    let rowLines: [String]

    init(_ table: MathElement) {
        func list(_ name: String) -> [String] {
            (table.attributes[name] ?? "").split(separator: " ").map(String.init)
        }
        func lengths(_ name: String) -> [Double] {
            list(name).map { Double($0.replacing("em", with: "")) ?? 0 }
        }
        (alignments, columnLines, rowLines) = (list("columnalign"), list("columnlines"), list("rowlines"))
        (columnSpaces, rowSpaces) = (lengths("columnspacing"), lengths("rowspacing"))
    }

    func styled(_ cell: MathElement, row: Int, _ column: Int, of count: Int, _ isEnd: (first: Bool, last: Bool))
        -> MathElement
    {
        var cell = cell
        let left = column == 0 && !isRuled ? 0 : value(columnSpaces, column - 1) / 2
        let right = column == count - 1 && !isRuled ? 0 : value(columnSpaces, column) / 2
        let above = isEnd.first && !isRuled ? 0 : value(rowSpaces, row - 1) / 2 + leastRowSpace
        let below = isEnd.last && !isRuled ? 0 : value(rowSpaces, row) / 2 + leastRowSpace
        cell.addStyle("padding:" + shorthand([above, right, below, left].map(em)))
        if let alignment = last(alignments, column), alignment != "center" {
            // Chromium aligns what is in a cell by its own value alone.
            cell.addStyle("text-align:\(alignment)", "text-align:-webkit-\(alignment)")
        }
        if column > 0, let line = last(columnLines, column - 1), line != "none" {
            cell.addStyle("border-left:0.05em \(line)")
        }
        if row > 0, let line = last(rowLines, row - 1), line != "none" { cell.addStyle("border-top:0.05em \(line)") }
        return cell
    }

    /// Whether lines keep a distance from what is in cells, the outer ones too.
    var isRuled: Bool { !columnLines.isEmpty || !rowLines.isEmpty }

    /// Four lengths as CSS writes them where some are the same.
    func shorthand(_ sides: [String]) -> String {
        if Set(sides).count == 1 { return sides[0] }
        if sides[0] == sides[2], sides[1] == sides[3] { return "\(sides[0]) \(sides[1])" }
        return sides.joined(separator: " ")
    }

    func last<Element>(_ list: [Element], _ index: Int) -> Element? {
        index < list.count ? list[max(index, 0)] : list.last
    }
    func value(_ list: [Double], _ index: Int) -> Double { last(list, index) ?? 0 }

    /// A length without digits that say nothing.
    func em(_ length: Double) -> String {
        let thousandths = Int((min(max(length, -9999), 9999) * 1000).rounded())
        return thousandths == 0 ? "0" : "\(Double(thousandths) / 1000)em"
    }
}

/// TeX's lines are 1.2 em apart, whatever stands on them.
private let leastRowSpace = 0.2
