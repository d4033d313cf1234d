import Testing

@testable import Report

/// Heads of rows, in PDFs as Typst writes them.
struct RowHeadsTests {
    /// A PDF of these objects, numbered from 1, the last first.
    private static func pdf(_ objects: [String]) -> [UInt8] {
        var (text, lines) = ("%PDF-1.7\n%....\n\n", [String](repeating: "", count: objects.count))
        for (index, object) in objects.enumerated().reversed() {
            lines[index] = "\(tenDigits(text.utf8.count)) 00000 n\r\n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f\r\n\(lines.joined())"
        text += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF"
        return Array(text.utf8)
    }

    private static func tenDigits(_ number: Int) -> String {
        String(repeating: "0", count: 10 - "\(number)".count) + "\(number)"
    }

    private static let mark = "0.003921569 0.007843138 0.011764706"

    private static func cell(_ attributes: String) -> String {
        "<</Type/StructElem/S/TD/P 2 0 R\(attributes)/K[7]/Pg 9 0 R>>"
    }

    private static func head(_ attributes: String) -> String {
        "<</Type/StructElem/S/TH/P 2 0 R/ID(R3)/A[<</O/Table/Scope/Row\(attributes)]/K[7]/Pg 9 0 R>>"
    }

    private static let row = "<</Type/StructElem/S/TR/P 9 0 R/K[3 0 R 4 0 R]>>"
    private static let root =
        "<</Type/StructTreeRoot/ParentTree<<>>/IDTree<</Names[(Note 1)8 0 R(U1x0y0)9 0 R]>>/ParentTreeNextKey 1>>"
    private static let namedRoot =
        "<</Type/StructTreeRoot/ParentTree<<>>/IDTree<</Names[(Note 1)8 0 R(R3)3 0 R(U1x0y0)9 0 R]>>/ParentTreeNextKey 1>>"

    @Test(arguments: [
        // Alone, under a rule, between two, and above a rule of another colour.
        (
            "/Headers[(U1x0y0)]>><</O/Layout/BorderColor[\(mark)]/BorderStyle[/None/None/Solid/None]/BorderThickness 0>>",
            "/Headers[(U1x0y0)]>>"
        ),
        (
            "/Headers[]>><</O/Layout/BorderColor[[0 0 0][\(mark)][\(mark)][\(mark)]]/BorderStyle[/Solid/None/Solid/None]/BorderThickness[0.5 0 0 0]>>",
            "/Headers[]>><</O/Layout/BorderColor[0 0 0]/BorderStyle[/Solid/None/None/None]/BorderThickness[0.5 0 0 0]>>"
        ),
        (
            "/Headers[]>><</O/Layout/BorderColor[[0 0 0][1 0.5 0][\(mark)][\(mark)]]/BorderStyle[/Solid/Solid/Solid/None]/BorderThickness[1 1 0 0]>>",
            "/Headers[]>><</O/Layout/BorderColor[[0 0 0][1 0.5 0][0 0 0][0 0 0]]/BorderStyle[/Solid/Solid/None/None]/BorderThickness[1 1 0 0]>>"
        ),
        (
            "/Headers[]>><</O/Layout/BackgroundColor[1 1 0]/BorderColor[\(mark)]/BorderStyle[/None/None/Solid/None]/BorderThickness 0>>",
            "/Headers[]>><</O/Layout/BackgroundColor[1 1 0]>>"
        ),
    ]) func markedCellsBecomeHeads(cell: String, head: String) throws {
        let made = RowHeads.made(
            in: Self.pdf([
                "<</Type/Catalog>>", Self.row, Self.cell("/A[<</O/Table\(cell)]"),
                Self.cell("/A[<</O/Table/Headers[(U1x1y0)]>>]"), Self.root,
            ]))
        let expected = Self.pdf([
            "<</Type/Catalog>>", Self.row, Self.head(head), Self.cell("/A[<</O/Table/Headers[(U1x1y0)(R3)]>>]"),
            Self.namedRoot,
        ])
        #expect(made.map { String(decoding: $0, as: UTF8.self) } == String(decoding: expected, as: UTF8.self))
    }

    /// A table without heads of columns has no attributes of tables, and its page no list of names.
    @Test func cellsWithoutAttributesGetThem() throws {
        let layout = "<</O/Layout/BorderColor[\(Self.mark)]/BorderStyle[/None/None/Solid/None]/BorderThickness 0>>"
        let made = RowHeads.made(
            in: Self.pdf([
                "<</Type/StructTreeRoot/ParentTreeNextKey 1>>", Self.row, Self.cell("/A[\(layout)]"), Self.cell(""),
            ]))
        let expected = Self.pdf([
            "<</Type/StructTreeRoot/IDTree<</Names[(R3)3 0 R]>>/ParentTreeNextKey 1>>", Self.row, Self.head(">>"),
            Self.cell("/A[<</O/Table/Headers[(R3)]>>]"),
        ])
        #expect(made.map { String(decoding: $0, as: UTF8.self) } == String(decoding: expected, as: UTF8.self))
    }

    @Test func othersStayAsTheyAre() {
        let plain = Self.pdf(["<</Type/Catalog>>", Self.row, Self.cell(""), Self.cell("")])
        #expect(RowHeads.made(in: plain) == plain)
        for other in [Array(plain.dropLast(8)), Array("%PDF-1.7\n".utf8), plain + Array("xref".utf8), []] {
            #expect(RowHeads.made(in: other) == nil)
        }
    }
}
