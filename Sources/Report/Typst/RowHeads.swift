/// The heads of rows in a PDF. Typst 0.15 makes a cell one (`pdf.header-cell`) behind a flag alone, which its package for
/// Python does not take. So `templates/page.typ` marks them, by a border on the left that has no width and a colour of its
/// own, and they become heads here, with names that the other cells of the row refer to, as Typst would write them.
package enum RowHeads {
    /// The PDF with the marked cells as heads of their rows; `nil` where it is written otherwise than Typst 0.15 does.
    package static func made(in pdf: [UInt8]) -> [UInt8]? {
        guard let objects = PDFObjects(pdf) else { return nil }
        var (cells, rows, root) = ([Int: String](), [[Int]](), (number: 0, text: ""))
        for (number, place) in objects.all {
            if let cell = objects.text(place, beginning: "<</Type/StructElem/S/TD/") {
                cells[number] = cell
            } else if let row = objects.text(place, beginning: "<</Type/StructElem/S/TR/") {
                rows.append(row.matches(of: #/(\d+) 0 R(?=[^\[]*\])/#).compactMap { Int($0.1) })
            } else if let text = objects.text(place, beginning: "<</Type/StructTreeRoot") {
                root = (number, text)
            }
        }
        var (changed, names) = ([Int: String](), [String]())
        for row in rows {
            let heads = row.filter { cells[$0]?.contains(mark) ?? false }
            for number in row where !heads.isEmpty {
                guard let cell = cells[number] else { continue }
                changed[number] = heads.contains(number) ? head(cell, number) : described(cell, by: heads)
            }
            names += heads.map { "\(name($0))\($0) 0 R" }
        }
        if names.isEmpty { return pdf }
        guard root.text.contains("/IDTree<</Names[") || root.text.contains("/ParentTreeNextKey") else { return nil }
        changed[root.number] = naming(names, in: root.text)
        return objects.replacing(changed)
    }
}

private extension RowHeads {
    /// The mark's colour, `#010203`, as it is written.
    static let mark = "0.003921569 0.007843138 0.011764706"

    static func name(_ number: Int) -> String { "(R\(number))" }

    /// A cell as the head of its row.
    static func head(_ cell: String, _ number: Int) -> String {
        withAttribute("/Scope/Row", unmarked(cell))
            .replacing("/StructElem/S/TD/", with: "/StructElem/S/TH/", maxReplacements: 1)
            .replacing(#/\/P \d+ 0 R/#, maxReplacements: 1) { "\($0.0)/ID\(name(number))" }
    }

    /// A cell that these heads describe, beside those of its column.
    static func described(_ cell: String, by heads: [Int]) -> String {
        let names = heads.map(name).joined()
        guard let list = cell.firstMatch(of: #/\/Headers\[[^\]]*/#) else {
            return withAttribute("/Headers[\(names)]", cell)
        }
        return cell.replacingCharacters(list.range, with: list.0 + names)
    }

    /// A cell with one more of a table's attributes, the first.
    static func withAttribute(_ attribute: String, _ cell: String) -> String {
        for (place, words) in [
            ("<</O/Table", "<</O/Table\(attribute)"), ("/A[", "/A[<</O/Table\(attribute)>>"),
            ("/K[", "/A[<</O/Table\(attribute)>>]/K["),
        ] where cell.contains(place) {
            return cell.replacing(place, with: words, maxReplacements: 1)
        }
        // An empty cell has neither.
        guard let end = cell.ranges(of: ">>").last else { return cell }
        return cell.replacingCharacters(end, with: "/A[<</O/Table\(attribute)>>]>>")
    }

    /// A cell without the border that marks it: of the four sides (before, after, start, end) the third.
    static func unmarked(_ cell: String) -> String {
        guard !cell.contains("/BorderColor[\(mark)]") else {
            return cell.replacing(#/\/Border(Color|Style)\[[^\]]*\]|\/BorderThickness(\[[^\]]*\]| [\d.]+)/#, with: "")
                .replacing("<</O/Layout>>", with: "")
        }
        let colors = cell.firstMatch(of: #/\/BorderColor\[(\[[^\]]*\]){4}\]/#)?.0.matches(of: #/\[[\d. ]+\]/#)
        let other = (colors ?? []).map { String($0.0) }.first { $0 != "[\(mark)]" } ?? "[0 0 0]"
        let sides = (colors ?? []).map { $0.0 == "[\(mark)]" ? other : String($0.0) }
        let color = Set(sides).count == 1 ? other : "[\(sides.joined())]"
        return cell.replacing(#/\/BorderColor\[(\[[^\]]*\]){4}\]/#) { _ in "/BorderColor\(color)" }
            .replacing(#/(\/BorderStyle\[\/\w+\/\w+)\/\w+/#) { "\($0.1)/None" }
    }

    /// The root of the structure with more names in its list, which is sorted.
    static func naming(_ names: [String], in root: String) -> String {
        let list = root.firstMatch(of: #/\/IDTree<<\/Names\[((?:\([^()]*\)\d+ 0 R)*)\]>>/#)
        let all = names + (list?.1.matches(of: #/\([^()]*\)\d+ 0 R/#).map { String($0.0) } ?? [])
        let sorted = all.sorted { left, right in
            left.prefix { $0 != ")" }.utf8.lexicographicallyPrecedes(right.prefix { $0 != ")" }.utf8)
        }
        let tree = "/IDTree<</Names[\(sorted.joined())]>>"
        guard let list else { return root.replacing("/ParentTreeNextKey", with: tree + "/ParentTreeNextKey") }
        return root.replacingCharacters(list.range, with: tree)
    }
}

private extension String {
    func replacingCharacters(_ range: Range<Index>, with words: some StringProtocol) -> String {
        String(self[..<range.lowerBound]) + words + self[range.upperBound...]
    }
}
