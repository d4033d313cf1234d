/// One box of a diagram.
public struct DiagramNode: Hashable, Sendable {
    /// What it is: "Dense(128, activation: .relu)".
    public var title: String
    /// What is written below: "128 · 100 480 parameters".
    public var detail: String

    /// A box with `title`, and `detail` below it.
    public init(_ title: String, detail: String) { (self.title, self.detail) = (title, detail) }
}

/// Boxes from top to bottom, ways past some of them, and what is there more than once. Boxes stand in columns: 0 is the
/// main path, and each shortcut has one further out than all that it leads past.
package struct Diagram: Hashable, Sendable {
    private(set) var boxes: [Box] = []
    private(set) var shortcuts: [Stretch] = []
    private(set) var repeats: [Repeat] = []

    /// One without boxes.
    package init() {}

    /// The row that comes next on the path that begins in that column and row: below all that is beside it, too.
    package func next(in column: Int = 0, from start: Int = 0) -> Int {
        let taken = boxes.lazy.filter { $0.column >= column && $0.row >= start }.map(\.row).max()
        return taken.map { $0 + 1 } ?? start
    }

    /// Puts a box below all others of the path that begins in that column and row.
    package mutating func add(_ node: DiagramNode, in column: Int = 0, from start: Int = 0) {
        boxes.append(Box(row: next(in: column, from: start), node: node, column: column))
    }

    /// Puts what joins a path and its shortcut, which both begin in a row, below all boxes of both.
    package mutating func join(from start: Int, in column: Int = 0, into sum: DiagramNode) {
        add(sum, in: column, from: start)
        shortcuts.append(Stretch(rows: start...boxes[boxes.count - 1].row, column: column))
    }

    /// Says that all boxes of a path from a row on are there `count` times.
    package mutating func repeatRows(from row: Int, in column: Int = 0, _ count: Int) {
        let rows = Stretch(rows: row...(next(in: column, from: row) - 1), column: column)
        repeats.append(Repeat(stretch: rows, count: count))
    }

    /// A box in its place.
    struct Box: Hashable {
        var row: Int
        var node: DiagramNode
        var column: Int
    }

    /// Rows of the path in a column.
    struct Stretch: Hashable {
        var rows: ClosedRange<Int>
        var column: Int
    }

    /// What is there more than once.
    struct Repeat: Hashable {
        var stretch: Stretch
        var count: Int
    }

    /// The name of a column.
    static func path(_ column: Int) -> String {
        column == 0 ? "main" : column == 1 ? "shortcut" : "shortcut \(column)"
    }

    /// The column of that name; 0 without one.
    static func column(_ path: String?) -> Int {
        guard let path, path.hasPrefix("shortcut") else { return 0 }
        return Int(path.dropFirst("shortcut ".count)) ?? 1
    }
}
