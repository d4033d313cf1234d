/// A mark turned from columns into rows: the first phase of drawing.
import NumberFormats

/// The rows of one mark with its labels and style.
struct MarkLayer: Equatable {
    var kind: Mark.Kind
    var style: MarkStyle
    var data: [Datum]
    var labels: [MarkChannel.Role: String]
    var formats: [MarkChannel.Role: NumberFormat]
    /// Whether bars are horizontal: values run along the horizontal axis.
    var isHorizontal = false
    /// The most seeds that a value of each line is a mean over, where there are other values of it.
    private var mostSeeds: [[String?]: Int] = [:]

    init(_ mark: Mark) {
        kind = mark.kind
        style = mark.style
        data = Array(repeating: Datum(), count: mark.count)
        labels = [:]
        formats = [:]
        for channel in mark.channels {
            labels[channel.role] = channel.label
            formats[channel.role] = channel.format
            for (index, value) in zip(data.indices, channel.values) { data[index].set(channel.role, value) }
            guard let counts = channel.counts, counts.count == data.count, [.x, .y].contains(channel.role) else {
                continue
            }
            for index in data.indices { data[index].count = counts[index] }
        }
        guard kind == .line else { return }
        for datum in data {
            if let count = datum.count { mostSeeds[datum.lineKey + [datum.facet], default: 0].raise(to: count) }
        }
    }

    /// Whether a point of a line is a mean over fewer seeds than others of it: those of early ends are gone.
    func isOverFewer(_ datum: Datum) -> Bool {
        datum.count.map { $0 < mostSeeds[datum.lineKey + [datum.facet]] ?? 0 } ?? false
    }

    /// The axis along which values, not places, are shown.
    var valueAxis: Axis { isHorizontal ? .x : .y }

    /// How much the mark's labels say of the chart.
    var titlePriority: TitlePriority { kind.shape.titlePriority(of: self) }

    /// The rows shown in the panel of `facet`.
    func data(in facet: String?) -> [Datum] {
        guard let facet else { return data }
        return data.filter { $0.facet == nil || $0.facet == facet }
    }
}

private extension Int {
    mutating func raise(to other: Int) { self = Swift.max(self, other) }
}

/// Horizontal or vertical.
enum Axis: String, CaseIterable {
    /// From left to right, and from the bottom up.
    case x, y

    var role: MarkChannel.Role { self == .x ? .x : .y }
    var endRole: MarkChannel.Role { self == .x ? .xEnd : .yEnd }
}

extension Datum {
    /// The place, or the start of a range, on `axis`.
    func start(on axis: Axis) -> PlottableData? { axis == .x ? x : y }

    /// The values on `axis`: the place or start, then the end.
    func values(on axis: Axis) -> [PlottableData] {
        (axis == .x ? [x, xEnd] : [y, yEnd]).compactMap(\.self)
    }
}

private extension Datum {
    mutating func set(_ role: MarkChannel.Role, _ value: PlottableData) {
        switch role {
        case .x: x = value
        case .xEnd: xEnd = value
        case .y: y = value
        case .yEnd: yEnd = value
        case .color: color = value
        case .series: series = value.name
        case .symbol: symbol = value.name
        case .lineStyle: lineStyle = value.name
        case .position: position = value.name
        case .text: text = value.name
        case .facet: facet = value.name
        case .image: image = value.name
        }
    }
}
