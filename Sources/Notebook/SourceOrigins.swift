import Statistics

/// Which file each line of a notebook comes from, parts being put in where they are included.
package struct SourceOrigins: Hashable, Sendable {
    /// Lines in a row from one file.
    private struct Stretch: Hashable {
        /// Its first line in the whole, 1 for the first.
        var start: Int
        var path: String
        /// The line of the file that is.
        var line: Int
    }

    private var stretches: [Stretch] = []

    init() {}

    /// Says that from line `start` of the whole on the lines are those of `path` from `line` on; called in ascending
    /// order.
    mutating func append(start: Int, path: String, line: Int) {
        if stretches.last?.start == start { stretches.removeLast() }
        stretches.append(Stretch(start: start, path: path, line: line))
    }

    /// The file and the line there of a line of the whole, 1 for the first.
    package func origin(of line: Int) -> (path: String, line: Int) {
        let behind = stretches.partitioningIndex { $0.start > line }
        guard behind > 0 else { return (stretches.first?.path ?? "", line) }
        let stretch = stretches[behind - 1]
        return (stretch.path, stretch.line + line - stretch.start)
    }
}
