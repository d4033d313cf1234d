extension PanelDrawing {
    /// A rectangle with the class of its colour, and what is said of it on hover.
    typealias Filled = (rect: Rect, style: String, title: String?)

    /// Rectangles: each by itself where it says what it is, else one path for all of a colour, which is half as long.
    /// Where one of another colour lies over them, their order is kept.
    func nodes(_ rectangles: [Filled]) -> [SVGNode] {
        let isOneColor = Set(rectangles.map(\.style)).count == 1
        guard !hasTitles, isOneColor || rectangles.map(\.rect).areApart else {
            return rectangles.map { filled in
                var path = PathData()
                path.add(filled.rect)
                return .path(filled.style, path.text, title: filled.title)
            }
        }
        var (paths, places) = ([(style: String, path: PathData)](), [String: Int]())
        for filled in rectangles {
            let place = places[filled.style, default: paths.count]
            if place == paths.count {
                paths.append((filled.style, PathData()))
                places[filled.style] = place
            }
            paths[place].path.add(filled.rect)
        }
        return paths.map { .path($0.style, $0.path.text) }
    }
}

private extension PathData {
    mutating func add(_ rect: Rect) { rectangle(rect.left, rect.top, rect.right, rect.bottom) }
}

private extension [Rect] {
    /// Whether they stand in rows, as cells do, in which none lies over another.
    var areApart: Bool {
        func isApart(_ spans: [(from: Double, to: Double)]) -> Bool {
            let spans = spans.sorted { $0 < $1 }
            return zip(spans, spans.dropFirst()).allSatisfy { $0.to <= $1.from + 0.01 }
        }
        let rows = Dictionary(grouping: self) { [$0.top, $0.bottom] }
        return isApart(rows.keys.map { ($0[0], $0[1]) })
            && rows.values.allSatisfy { row in isApart(row.map { ($0.left, $0.right) }) }
    }
}
