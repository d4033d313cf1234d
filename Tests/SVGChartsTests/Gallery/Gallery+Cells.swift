// Heat maps, zones, texts.
import NumberFormats
import SVGCharts

let cellCharts: [GalleryChart] = [
    GalleryChart("heat-map") {
        Chart((0..<5).flatMap { row in (0..<6).map { (row, $0) } }, id: \.0) { row, column in
            RectangleMark(
                x: .value("Batch size", 16 << column),
                y: .value("Learning rate", "10" + ["⁻¹", "⁻²", "⁻³", "⁻⁴", "⁻⁵"][row])
            )
            .foregroundStyle(
                by: .value(
                    "Test accuracy", 0.98 - Double((row - 2) * (row - 2)) * 0.02 - Double(column) * 0.005,
                    format: .percent(1))
            )
            .annotation(NumberFormat.fixed(1).string(98 - Double((row - 2) * (row - 2)) * 2 - Double(column) * 0.5))
        }
    },
    GalleryChart("confusion-matrix") {
        Chart((0..<10).flatMap { row in (0..<10).map { (row, $0, confusion(row, $0)) } }, id: \.0) { row in
            RectangleMark(x: .value("Predicted", row.1), y: .value("True", row.0))
                .foregroundStyle(by: .value("Count", row.2))
                .annotation("\(row.2)")
        }
        .chartForegroundStyleScale(type: .symmetricLog)
    },
    GalleryChart("heat-map-missing") {
        Chart((0..<3).flatMap { row in (0..<3).map { (row, $0) } }, id: \.0) { row, column in
            RectangleMark(x: .value("x", "c\(column)"), y: .value("y", "r\(row)"))
                .foregroundStyle(by: .value("Loss", row == 1 && column == 1 ? Double.nan : Double(row + column)))
        }
    },
    GalleryChart("zone-and-text") {
        Chart {
            RectangleMark(xStart: .value("Rate", 0.03), xEnd: .value("Rate", 0.3))
            ForEach([(0.00001, 2.1), (0.0001, 0.9), (0.001, 0.2), (0.01, 0.3), (0.1, 2.2)], id: \.0) { rate, loss in
                LineMark(x: .value("Learning rate", rate), y: .value("Test loss", loss))
            }
            TextMark("diverged", x: .value("Rate", 0.1), y: .value("Test loss", 0.5))
            PointMark(x: .value("Learning rate", 0.001), y: .value("Test loss", 0.2)).annotation(
                "best", position: .bottom)
        }
        .chartXScale(type: .log)
    },
    GalleryChart("crowded-texts") {
        Chart((0..<40).map(\.self), id: \.self) { index in
            PointMark(x: .value("x", Double(index % 7)), y: .value("y", Double(index % 5))).annotation(
                "point number \(index)")
        }
    },
]

func confusion(_ row: Int, _ column: Int) -> Int {
    row == column ? 950 + row * 7 : (row * 7 + column * 3) % 11 > 7 ? (row + column) % 9 : 0
}
