/// A rectangle in pixels; `top` is less than `bottom`.
struct Rect: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    /// Whether the two share more than a hair's breadth.
    func overlaps(_ other: Rect) -> Bool {
        left < other.right - 0.01 && other.left < right - 0.01 && top < other.bottom - 0.01 && other.top < bottom - 0.01
    }

    func contains(x: Double, y: Double) -> Bool { x > left && x < right && y > top && y < bottom }

    func contains(_ other: Rect) -> Bool {
        other.left >= left - 0.01 && other.right <= right + 0.01 && other.top >= top - 0.01
            && other.bottom <= bottom + 0.01
    }
}
