/// The title of a chart in its lines.
struct ChartTitle: Equatable {
    var lines: [String]
    /// The whole text, where the lines do not hold it.
    var whole: String?

    /// `text` in up to three lines of `width` pixels; none for no text or an empty one.
    init(_ text: String?, width: Double) {
        // Semi-bold letters are wider.
        lines = wrapOrCut(text ?? "", toWidth: width * 0.87, lines: 3)
        whole = lines.contains { $0.hasSuffix("…") } ? text : nil
    }

    /// What it takes above all else.
    var height: Double { lines.isEmpty ? 0 : Double(lines.count) * lineHeight + 8 }
}

extension Drawing {
    mutating func drawTitle(_ title: ChartTitle) {
        for (index, line) in title.lines.enumerated() {
            texts.append(
                TextBox(text: line, x: 0, y: 12 + Double(index) * lineHeight, style: "f", title: title.whole))
        }
    }
}
