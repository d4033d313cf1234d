internal import Foundation

/// What the numbers on a drawing's axis say about its pixels.
struct DrawingScale {
    /// Pixels of two ticks, and their numbers.
    private let first: (pixel: Double, value: Double)
    private let last: (pixel: Double, value: Double)
    private let isLogarithmic: Bool
    /// How many decimals a number read from the drawing may have.
    private let decimals: Int

    /// The vertical axis of a drawing, from the numbers that stand flush right beside it; `nil` where they say nothing.
    init?(vertical drawing: Int, of tree: MarkupTree) {
        let ticks = tree.elements(in: drawing).compactMap { element -> (pixel: Double, value: Double, text: String)? in
            guard tree.elements[element].name == "text" else { return nil }
            let classes = tree.path(from: element).flatMap { tree.elements[$0].classes }
            let text = tree.text(of: element).replacing("\u{2212}", with: "-")
            let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
            guard classes.contains("u"), classes.contains("e"), let value = Double(digits),
                let y = tree.elements[element].attributes["y"].flatMap(Double.init)
            else { return nil }
            return (y - Self.baseline, value, String(digits))
        }.sorted { $0.pixel < $1.pixel }
        guard let first = ticks.first, let last = ticks.last, first.pixel < last.pixel, first.value != last.value else {
            return nil
        }
        (self.first, self.last) = ((first.pixel, first.value), (last.pixel, last.value))
        func fits(_ transform: (Double) -> Double) -> Bool {
            let (low, high) = (transform(first.value), transform(last.value))
            return ticks.allSatisfy { tick in
                let share = (tick.pixel - first.pixel) / (last.pixel - first.pixel)
                return (transform(tick.value) - low - share * (high - low)).magnitude < 0.02 * (high - low).magnitude
            }
        }
        if fits({ $0 }) {
            isLogarithmic = false
        } else if ticks.allSatisfy({ $0.value > 0 }), fits({ log($0) }) {
            isLogarithmic = true
        } else {
            return nil
        }
        decimals = (ticks.map { $0.text.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0) + 2
    }

    /// The number at a height in pixels, with two digits more than the axis has.
    func text(at pixel: Double) -> String {
        let share = (pixel - first.pixel) / (last.pixel - first.pixel)
        let value =
            isLogarithmic
            ? first.value * pow(last.value / first.value, share) : first.value + share * (last.value - first.value)
        let scale = pow(10, Double(min(decimals, 12)))
        let rounded = (value * scale).rounded() / scale
        return rounded.isFinite && rounded.magnitude >= 1 / scale ? "\(rounded)" : "\(value)"
    }

    /// How far below its tick a number's baseline lies.
    private static let baseline = 4.0
}
