/// The value a chart is made of: one kind of mark with its data in columns and a constant style.

/// A mark with all its data. `LineMark`, `BarMark` and the others are ways to write it.
public struct Mark: Codable, Hashable, Sendable {
    /// The shape drawn for each datum or series.
    public enum Kind: String, Codable, Hashable, Sendable {
        /// One for each type that ends in `Mark`; `image` is a cell of an image grid, `node` a box of a diagram.
        case line, point, bar, area, band, rule, rectangle, text, errorBar, box, image, node
    }

    /// The shape drawn.
    public var kind: Kind
    /// The data: columns of equal length, each role at most once.
    public var channels: [MarkChannel]
    /// What holds for every datum alike.
    public var style: MarkStyle
}

extension Mark {
    init(_ kind: Kind, _ channels: [(role: MarkChannel.Role, value: PlottableValue?)], style: MarkStyle = MarkStyle()) {
        self.kind = kind
        self.channels = channels.compactMap { channel in channel.value.map { MarkChannel(channel.role, $0) } }
        self.style = style
    }

    /// The number of data.
    var count: Int { channels.first?.values.count ?? 0 }

    subscript(role: MarkChannel.Role) -> MarkChannel? { channels.first { $0.role == role } }

    /// The same mark with `value` for each datum under `role`, in place of what was there.
    func with(_ role: MarkChannel.Role, _ value: PlottableValue) -> Mark {
        var mark = self
        mark.channels.removeAll { $0.role == role }
        mark.channels.append(
            MarkChannel(
                role: role, label: value.label, format: value.format, values: Array(repeating: value.data, count: count)
            ))
        return mark
    }
}

extension [Mark] {
    /// Adds `mark`, joining its data to those of an earlier mark of the same shape, style and columns.
    mutating func join(_ mark: Mark) {
        guard let place = lastIndex(where: { $0.accepts(mark) }) else { return append(mark) }
        for index in mark.channels.indices {
            self[place].channels[index].values += mark.channels[index].values
            self[place].channels[index].conditions.formUnion(mark.channels[index].conditions)
            // Of values without a count nothing is said.
            if let counts = mark.channels[index].counts {
                self[place].channels[index].counts?.append(contentsOf: counts)
            } else {
                self[place].channels[index].counts = nil
            }
        }
    }
}

private extension Mark {
    func accepts(_ other: Mark) -> Bool {
        guard kind == other.kind, style == other.style, channels.count == other.channels.count else { return false }
        return zip(channels, other.channels).allSatisfy { $0.continues($1) }
    }
}
