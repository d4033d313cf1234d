/// The colours of a chart that the style sheet of a page leaves out.

extension Chart {
    /// The rare ones among the colours that the author chose, in the order of the palette.
    var rareColors: [PaletteColor] {
        let classes = Set(chosenColors.map(Colors.constantClass))
        return PaletteColor.rare.filter { classes.contains($0.name) }
    }

    private var chosenColors: [ChartColor] {
        marks.compactMap(\.style.color) + options.colors.map(\.color) + (parts ?? []).flatMap(\.chosenColors)
    }
}
