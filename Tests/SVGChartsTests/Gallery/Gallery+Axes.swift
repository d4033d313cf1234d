// What an author says about ticks, legend, title and size.
import NumberFormats
import SVGCharts

let axisCharts: [GalleryChart] = [
    GalleryChart("ticks-chosen") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartXAxis { AxisMarks(values: [0, 5, 10]) }
        .chartYAxis { AxisMarks(values: .stride(by: 0.1)) }
    },
    GalleryChart("ticks-counted") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test accuracy", reading.accuracyEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartXAxis { AxisMarks(values: .automatic(desiredCount: 3)) }
        .chartYAxis { AxisMarks(values: .automatic(desiredCount: 3)) }
    },
    GalleryChart("ticks-log") {
        Chart(optimizers) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Train loss", reading.loss))
                .foregroundStyle(by: .value("Optimizer", reading.model))
        }
        .chartYScale(type: .log)
        .chartYAxis { AxisMarks(values: [0.01, 0.05, 0.25, 1]) }
    },
    GalleryChart("ticks-names") {
        Chart(1...40, id: \.self) { epoch in
            BarMark(x: .value("Epoch", "\(epoch)"), y: .value("Seconds", 8 + (epoch * 7) % 5))
        }
        .chartXAxis { AxisMarks(values: .stride(by: 10)) }
        .frame(height: 200)
    },
]
