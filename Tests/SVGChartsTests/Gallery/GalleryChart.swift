// A chart of the gallery under its name, which is also that of its recorded drawing.
import SVGCharts
import Testing

struct GalleryChart: Sendable, CustomTestStringConvertible {
    var name: String
    /// The names of the report's series, where the chart is one of several.
    var order: [String]
    var chart: Chart

    init(_ name: String, order: [String] = [], _ make: () -> Chart) {
        (self.name, self.order, chart) = (name, order, make())
    }

    var testDescription: String { name }
}
