/// The legend: which entries it has and where they stand.
import NumberFormats

/// Entries in rows at the top of a chart.
struct Legend: Equatable {
    enum Swatch: Equatable {
        case line(dash: String)
        case symbol(ChartSymbol)
        case box
    }

    struct Entry: Equatable {
        var text: String
        var color: String
        var swatch: Swatch
        var x = 0.0
        var y = 0.0
    }

    /// A scale of colours with the texts at its ends.
    struct Ramp: Equatable {
        var label: String
        var low: String
        var high: String
    }

    var entries: [Entry] = []
    var ramp: Ramp?
    var height = 0.0

    static let rowHeight = 20.0
    static let swatchWidth = 22.0
    static let rampWidth = 128.0

    /// Sets the entries in rows of at most `width` pixels.
    mutating func flow(width: Double) {
        var (x, y) = (0.0, 0.0)
        let texts = cut(entries.map(\.text), toWidth: width - Self.swatchWidth - 6)
        for index in entries.indices {
            entries[index].text = texts[index]
            let needed = Self.swatchWidth + 6 + textWidth(entries[index].text)
            if x > 0, x + needed > width { (x, y) = (0, y + Self.rowHeight) }
            (entries[index].x, entries[index].y) = (x, y)
            x += needed + 18
        }
        height = entries.isEmpty && ramp == nil ? 0 : y + Self.rowHeight + 4
    }
}
