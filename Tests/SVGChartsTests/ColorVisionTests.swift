// Lines are told apart by everyone, in grey, and on paper.
import Statistics
import Testing

@testable import SVGCharts

@Suite struct ColorVisionTests {
    @Test(arguments: [Theme.light, .dark]) func everyLineStandsOut(_ theme: Theme) {
        for color in PaletteColor.series + PaletteColor.rare {
            #expect(theme.ground.contrast(theme.mark(color)) >= 3, "\(color.name)")
        }
        for color in PaletteColor.rare {
            #expect(theme.ground.contrast(theme.text(color)) >= 4.5, "\(color.name)")
        }
    }

    /// Colours that an author chooses have names, by which readers know them.
    @Test(arguments: [Theme.light, .dark]) func chosenColoursDiffer(_ theme: Theme) {
        let all = PaletteColor.series + PaletteColor.rare
        let colors = ChartColor.allCases.compactMap { color in
            all.first { $0.name == Colors.constantClass(color) }.map(theme.mark)
        }
        #expect(colors.count == ChartColor.allCases.count - 1)
        for (index, one) in colors.enumerated() {
            for other in colors[..<index] { #expect(Vision.normal.distance(one, other) >= 12) }
        }
    }

    /// Lines of a chart that have the same dashes differ in colour, whoever looks at it.
    @Test(arguments: [Theme.light, .dark], Vision.allCases)
    func linesOfTheSameDashesDifferInColour(_ theme: Theme, _ vision: Vision) {
        for count in 2...12 {
            let chart = Chart((1...count).map { "run \($0)" }, id: \.self) { name in
                LineMark(x: .value("x", 1), y: .value("y", 2)).foregroundStyle(by: .value("Model", name))
            }
            let encoding = Encoding(Layers(chart), chart.options, order: [])
            let looks = chart.seriesNames.map { name in
                (class: encoding.colors.colorClass(named: name), dash: encoding.dashClass(color: name))
            }
            for (index, one) in looks.enumerated() {
                for other in looks[..<index] where one.dash == other.dash {
                    let distance = vision.distance(theme.mark(one.class), theme.mark(other.class))
                    #expect(distance >= 8, "\(count) lines: \(one.class) and \(other.class)")
                }
            }
        }
    }

    /// The colours of bars and areas have no dashes to help.
    @Test(arguments: [Theme.light, .dark], Vision.allCases.filter { $0 != .grey })
    func allSixColoursDiffer(_ theme: Theme, _ vision: Vision) {
        let colors = PaletteColor.series.prefix(6).map(theme.mark)
        for (index, one) in colors.enumerated() {
            for other in colors[..<index] { #expect(vision.distance(one, other) >= 8) }
        }
    }

    enum Theme: Sendable {
        case light, dark

        var ground: LinearColor { LinearColor(self == .light ? "#ffffff" : "#0d1117") }

        func mark(_ color: PaletteColor) -> LinearColor {
            LinearColor(self == .light ? color.light.mark : color.dark.mark)
        }

        func text(_ color: PaletteColor) -> LinearColor {
            LinearColor(self == .light ? color.light.text : color.dark.text)
        }

        func mark(_ name: String) -> LinearColor { mark(PaletteColor.series.first { $0.name == name }!) }
    }
}

/// Kinds of colour vision, as matrices on linear sRGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model
/// for Simulation of Color Vision Deficiency" (2009), at full severity; for grey, the luminance of sRGB.
enum Vision: Sendable, CaseIterable {
    case normal, protanopia, deuteranopia, tritanopia, grey

    var matrix: [[Double]] {
        switch self {
        case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        }
    }

    /// How far two colours are apart in CIELAB, as seen; two is just noticeable side by side.
    func distance(_ one: LinearColor, _ other: LinearColor) -> Double {
        let parts = zip(seen(one).lab, seen(other).lab).map { ($0 - $1) * ($0 - $1) }
        return parts.reduce(0, +).squareRoot()
    }

    private func seen(_ color: LinearColor) -> LinearColor {
        LinearColor(matrix.map { row in min(1, max(0, zip(row, color.channels).map(*).reduce(0, +))) })
    }
}

/// A colour in linear sRGB.
struct LinearColor: Sendable {
    var channels: [Double]

    init(_ channels: [Double]) { self.channels = channels }

    /// From `#rrggbb`.
    init(_ text: String) {
        let digits = Array(text.dropFirst())
        channels = stride(from: 0, to: 6, by: 2).map { index in
            let value = Double(Int(String(digits[index...index + 1]), radix: 16)!) / 255
            return value <= 0.04045 ? value / 12.92 : exponential(2.4 * naturalLogarithm((value + 0.055) / 1.055))
        }
    }

    var luminance: Double { 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] }

    /// The ratio of WCAG 2.2.
    func contrast(_ other: LinearColor) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// CIELAB under D65.
    var lab: [Double] {
        let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
        let xyz = zip(rows, [0.9505, 1, 1.089]).map { row, white in
            let value = zip(row, channels).map(*).reduce(0, +) / white
            return value > 0.008856 ? exponential(naturalLogarithm(value) / 3) : 7.787 * value + 16.0 / 116
        }
        return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
    }
}
