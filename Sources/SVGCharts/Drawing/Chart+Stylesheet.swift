/// The style sheets of charts: for a page, and for a file of its own.

extension Chart {
    /// The rules that `svg(id:style:)` with `.inline` relies on: every selector begins with `.chart`. Colours are
    /// custom properties, so that a page's theme can set them. Dark follows the reader's setting; print is light.
    package static let stylesheet = stylesheet(.inline, rareMarks: true, shades: true)

    /// Stands in drawings for paper for the font of the document that they are put into.
    package static let documentFont = "Document"

    /// The fonts of drawings elsewhere: the reader's system's.
    package static let systemFonts = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif"

    /// The rules for a drawing in `style`; those of `rareMarks` (boxes, diagrams, images) and of `shades` where it has
    /// any.
    static func stylesheet(_ style: SVGStyle, rareMarks: Bool, shades: Bool) -> String {
        let sheet = ChartStylesheet(style: style)
        return sheet.basic + (rareMarks ? sheet.rareMarks : "") + (shades ? sheet.shades : "")
    }
}

/// Writes the rules with colours as each use of a drawing can read them. Within a page they are custom properties. In a
/// file of its own they are literal, a series' colour being `currentColor` within it: programs other than browsers know
/// no custom properties, and would draw nothing, or all in black.
struct ChartStylesheet {
    var style: SVGStyle
}

extension ChartStylesheet {
    /// The rules that every chart needs.
    var basic: String {
        """
        .chart{\(root(ink: "#1f2328", ground: "#fff", grid: ".13"))font:12px \(fonts);\
        font-variant-numeric:tabular-nums;\(isInline ? "max-width:100%;height:auto;" : "")overflow:visible}
        .chart .panel{fill:\(ground)}
        \(rules(PaletteColor.series, \.light))
        \(isInline ? ".chart .kp{--c:currentColor;--k:currentColor}\n" : "")\
        .chart path,.chart line{stroke-linejoin:round}
        .chart .l,.chart .y,.chart .x,.chart .r{fill:none;stroke:\(mark)}
        .chart .l{stroke-width:1.75}.chart .x{stroke-width:1.5}
        .chart .r{stroke-width:1.25;stroke-dasharray:4 3;stroke-opacity:.75}
        .chart .d1{stroke-dasharray:7 4}.chart .d2{stroke-dasharray:2 3}.chart .d3{stroke-dasharray:9 3 2 3}\
        .chart .d4{stroke-dasharray:14 4}.chart .d5{stroke-dasharray:5 2 2 2 2 2}
        .chart .a,.chart .a path,.chart .p,.chart .b,.chart .o{fill:\(mark)}
        .chart .b{fill-opacity:.18}.chart .o{fill-opacity:.75}.chart .z{fill:currentColor;fill-opacity:.08}
        .chart .w{fill:none;stroke:\(mark);stroke-width:4;stroke-linecap:round;stroke-opacity:.5}
        .chart .sq{fill:none;stroke:\(mark);stroke-width:4}
        .chart .dt{fill:none;stroke:\(mark);stroke-width:4.5;stroke-linecap:round}
        .chart .g,.chart .q{fill:none;stroke:currentColor;stroke-opacity:\(grid);stroke-width:1}.chart .q{stroke-opacity:.5}
        .chart .t{fill:currentColor}.chart .m{text-anchor:middle}.chart .e{text-anchor:end}
        .chart .u{fill-opacity:.75}.chart .f{font-weight:600}.chart .k,.chart .v{fill:\(text)}
        .chart \(isInline ? ".i,.chart .k{paint-order:stroke" : ".j{fill:none");stroke:\(ground);stroke-width:3;stroke-linejoin:round}
        \(dark(
            """
            .chart{\(root(ink: "#e6edf3", ground: "#0d1117", grid: ".17"))}
            \(isInline ? "" : ".chart .panel{fill:#0d1117}.chart .j{stroke:#0d1117}.chart .g{stroke-opacity:.17}\n")\
            \(rules(PaletteColor.series, \.dark))
            """))
        """
    }

    /// The rules of boxes, diagrams and images, which few charts need.
    var rareMarks: String {
        """
        .chart .bx{fill:\(mark);fill-opacity:.15;stroke:\(mark);stroke-width:1.25}.chart .md{stroke:\(mark);stroke-width:2.5}
        .chart .nd{fill:none;stroke:currentColor;stroke-opacity:.5;stroke-width:1.25}
        .chart .im{fill:none;stroke:currentColor;stroke-width:1.02}.chart .i1{stroke-opacity:.3}.chart .i2{stroke-opacity:.65}.chart .i3{stroke-opacity:1}

        """
    }

    /// The rules of the rare ones among the colours that authors choose.
    func rareColors(_ colors: [PaletteColor]) -> String {
        colors.isEmpty ? "" : "\(rules(colors, \.light))\n\(dark(rules(colors, \.dark)))"
    }

    /// The rules of a scale of colours.
    var shades: String {
        """
        \(rules(PaletteColor.shades, \.light))
        .chart .ho,.chart .ce{stroke:\(isInline ? "currentColor" : "#1f2328");stroke-opacity:.4;stroke-width:.75}
        \(dark(
            """
            \(isInline ? "" : ".chart .ho,.chart .ce{stroke:#e6edf3}\n")\
            \(rules(PaletteColor.shades, \.dark))
            """))
        """
    }
}

private extension ChartStylesheet {
    var isInline: Bool { style == .inline }

    /// The fonts of the reader's system; on paper the document's own, whose template puts its name in.
    var fonts: String {
        style == .print
            ? "\"\(Chart.documentFont)\"" : Chart.systemFonts
    }

    /// What holds where the reader's system is dark, always or never.
    func dark(_ rules: String) -> String {
        switch style {
        case .print, .light: ""
        case .dark: rules + "\n"
        case .inline, .standalone: "@media screen and (prefers-color-scheme:dark){\n\(rules)\n}\n"
        }
    }

    var mark: String { isInline ? "var(--c)" : "currentColor" }
    var text: String { isInline ? "var(--k)" : "currentColor" }
    var ground: String { isInline ? "var(--bg)" : "#fff" }
    var grid: String { isInline ? "var(--grid)" : ".13" }

    /// What holds for a whole drawing.
    func root(ink: String, ground: String, grid: String) -> String {
        isInline ? "color:\(ink);--bg:\(ground);--grid:\(grid);" : "color:\(ink);"
    }

    /// The rules for each of `colors`, three to a line.
    func rules(_ colors: [PaletteColor], _ tone: KeyPath<PaletteColor, PaletteColor.Tone>) -> String {
        let rules = colors.map { rule($0, $0[keyPath: tone]) }
        return stride(from: 0, to: rules.count, by: 3).map { rules[$0..<min($0 + 3, rules.count)].joined() }
            .joined(separator: "\n")
    }

    func rule(_ color: PaletteColor, _ tone: PaletteColor.Tone) -> String {
        let name = color.name
        if isInline { return ".chart .\(name){--c:\(tone.mark);--k:\(tone.text)}" }
        // Only text has a class of its own beside that of the colour. A rule for it in light needs one in dark.
        let hasText = color.light.text != color.light.mark || color.dark.text != color.dark.mark
        return ".chart .\(name){color:\(tone.mark)}" + (hasText ? ".chart .t.\(name){color:\(tone.text)}" : "")
    }
}
