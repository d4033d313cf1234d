/// Curves the height of a line of text.
import NumberFormats

/// `values` from left to right as a small `<svg>`, a dot at the end; a value that is not finite leaves a gap. It is
/// described by its ends and its reach. On paper it brings its styles.
package func sparkline(_ values: [Double], style: SVGStyle = .inline) -> String {
    let (width, height) = (80.0, 18.0)
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), let first = finite.first, let last = finite.last else {
        return ""
    }
    let step = values.count > 1 ? (width - 8) / Double(values.count - 1) : 0
    let scale = ContinuousScale(transform: .linear, low: low, high: high, start: height - 3, end: 3)
    let points = values.enumerated().map { index, value -> (x: Double, y: Double)? in
        guard value.isFinite else { return nil }
        let y = isConstant(low, high) ? height / 2 : scale.position(value) ?? height / 2
        return (4 + Double(index) * step, y)
    }
    var path = PathData()
    for run in points.split(whereSeparator: { $0 == nil }) { path.trace(decimated(run.compactMap(\.self)), .linear) }
    let words =
        "From \(plainNumber(first)) to \(plainNumber(last)), between \(plainNumber(low)) and \(plainNumber(high))"
    let end = points.last { $0 != nil }.flatMap(\.self) ?? (0, 0)
    var output = ""
    let sheet = Chart.stylesheet(style, rareMarks: false, shades: false)
    let styles: [SVGNode] = style == .inline ? [] : [.element("style", [], [.rawStyle(sheet)])]
    SVGNode.element(
        "svg",
        (style == .inline ? [] : [SVGAttribute("xmlns", "http://www.w3.org/2000/svg")]) + [
            SVGAttribute("class", "chart spark"), SVGAttribute("role", "img"), SVGAttribute("aria-label", words),
            SVGAttribute("width", width),
            SVGAttribute("height", height), SVGAttribute("viewBox", "0 0 \(pixels(width)) \(pixels(height))"),
        ],
        styles + [
            .group("s1", [.path("l", path.text)])!, .group("p s1", [ChartSymbol.circle.node(end.x, end.y, area: 20)])!,
        ]
    ).render(into: &output)
    return output
}
