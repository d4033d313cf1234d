/// Long lines are decimated to what a screen can show, without losing a single peak.

/// At most four points for each column `width` pixels wide, the first, the lowest, the highest and the last, if there
/// are more than two on average. `points` run from left to right.
func decimated(_ points: [(x: Double, y: Double)], width: Double = 1) -> [(x: Double, y: Double)] {
    guard points.count > 200, let first = points.first, let last = points.last,
        Double(points.count) > 2 / width * (last.x - first.x).magnitude
    else { return points }
    var kept: [(x: Double, y: Double)] = []
    var start = 0
    while start < points.count {
        let column = (points[start].x / width).rounded(.down)
        var end = start
        var (low, high) = (start, start)
        while end < points.count, (points[end].x / width).rounded(.down) == column {
            if points[end].y < points[low].y { low = end }
            if points[end].y > points[high].y { high = end }
            end += 1
        }
        for index in Set([start, low, high, end - 1]).sorted() {
            // A tenth of a pixel is enough where there are several points for each.
            kept.append(((points[index].x * 10).rounded() / 10, (points[index].y * 10).rounded() / 10))
        }
        start = end
    }
    return kept
}
