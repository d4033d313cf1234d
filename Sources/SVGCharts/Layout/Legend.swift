/// The legend: which entries it has and where they stand.
import NumberFormats

/// Entries in rows above or below a chart.
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
        /// Whether it stands, with the texts at its right.
        var isUpright = false

        /// The pixels that it takes where it stands.
        var height: Double { (label.isEmpty ? 0 : Legend.rowHeight) + Legend.rampWidth }

        /// The texts before the colours in a chart of that width, each with where it begins, and where the colours do.
        func leading(width: Double) -> (texts: [(text: String, x: Double)], end: Double) {
            var x = 0.0
            var texts: [(text: String, x: Double)] = []
            for text in [cut(label, toWidth: width * 0.4), low] where !text.isEmpty {
                texts.append((text, x))
                x += textWidth(text) + 10
            }
            return (texts, x)
        }

        /// Where the scale ends.
        func end(width: Double) -> Double { leading(width: width).end + Legend.rampWidth + 8 + textWidth(high) }
    }

    var entries: [Entry] = []
    var ramp: Ramp?
    var height = 0.0
    /// At which side of the plots it stands: `automatic` above them.
    var position = LegendPosition.automatic
    /// How wide it is where it stands beside the plots.
    var breadth = 0.0

    var isBeside: Bool { position == .leading || position == .trailing }

    /// What it takes above the plots, and below them with the title of their axis.
    var above: Double { isBeside || position == .bottom ? 0 : height }
    var below: Double { position == .bottom ? height : 0 }
    /// What it takes at both sides.
    var left: Double { position == .leading && height > 0 ? breadth + Self.room : 0 }
    var right: Double { position == .trailing && height > 0 ? breadth + Self.room : 0 }
    /// The pixels between it and the plots beside it.
    static let room = 20.0
    /// The share of a drawing's width that it may take there.
    static let widest = 0.3

    /// The pixels between it and the plots.
    static let gap = 4.0
    static let rowHeight = 20.0
    static let swatchWidth = 22.0
    static let rampWidth = 128.0

    /// Sets the entries in rows of at most `width` pixels, the first behind the scale of colours; beside the plots one
    /// below the other, and below the scale.
    mutating func flow(width: Double) {
        if isBeside { return stack(width: width * Self.widest) }
        var (x, y) = (ramp.map { $0.end(width: width) + 18 } ?? 0, 0.0)
        let texts = cut(entries.map(\.text), toWidth: width - Self.swatchWidth - 6)
        for index in entries.indices {
            entries[index].text = texts[index]
            let needed = Self.swatchWidth + 6 + textWidth(entries[index].text)
            if x > 0, x + needed > width { (x, y) = (0, y + Self.rowHeight) }
            (entries[index].x, entries[index].y) = (x, y)
            x += needed + 18
        }
        height = entries.isEmpty && ramp == nil ? 0 : y + Self.rowHeight + Self.gap
    }

    private mutating func stack(width: Double) {
        var y = 0.0
        if var ramp {
            ramp.label = cut(ramp.label, toWidth: width)
            ramp.isUpright = true
            self.ramp = ramp
            y = ramp.height + 8
            breadth = max(textWidth(ramp.label), 14 + 6 + max(textWidth(ramp.low), textWidth(ramp.high)))
        }
        let texts = cut(entries.map(\.text), toWidth: width - Self.swatchWidth - 6)
        for index in entries.indices {
            entries[index].text = texts[index]
            (entries[index].x, entries[index].y) = (0, y)
            breadth = max(breadth, Self.swatchWidth + 6 + textWidth(texts[index]))
            y += Self.rowHeight
        }
        height = entries.isEmpty && ramp == nil ? 0 : y
    }
}
