// What an author says about ticks, legend, title and size.
import Foundation
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
    GalleryChart("legend-below") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartLegend(position: .bottom)
    },
    GalleryChart("legend-below-rows") {
        let names = (1...9).map { "learning rate \($0)e−4" }
        return Chart(Array(names.enumerated()), id: \.offset) { index, name in
            for layer in ["first layer", "last layer"] {
                BarMark(x: .value("Trial", "\(index + 1)"), y: .value("Loss", 0.1 + Double(index % 4) / 10))
                    .foregroundStyle(by: .value("Rate", name)).facet(by: .value("Layer", layer))
            }
        }
        .chartLegend(position: .bottom).frame(width: 420, height: 220)
    },
    GalleryChart("legend-below-shades") {
        Chart((0..<24).map { ($0 % 6, $0 / 6) }, id: \.0) { column, row in
            RectangleMark(x: .value("Batch size", 16 << column), y: .value("Layer", row + 1))
                .foregroundStyle(by: .value("Sparsity", Double(row * column) / 15, format: .percent(0)))
        }
        .chartLegend(position: .bottom)
    },
    GalleryChart("legend-below-beside") {
        let parts = ["Test loss", "Test accuracy"].map(course)
        return Chart(beside: parts).chartLegend(position: .bottom)
    },
    GalleryChart("axis-several-marks") {
        Chart(Array(0...30), id: \.self) { epoch in
            LineMark(x: .value("Epoch", epoch), y: .value("Loss", 2.3 * exp(-Double(epoch) / 8)))
        }
        .chartXAxis {
            AxisMarks(values: .stride(by: 10)) {
                AxisTick(length: 8)
                AxisValueLabel()
            }
            AxisMarks(values: .stride(by: 2)) { AxisTick() }
        }
        .chartYAxis {
            AxisMarks(values: .stride(by: 0.5)) {
                AxisGridLine()
                AxisValueLabel()
            }
            AxisMarks(position: .trailing, values: [0.23, 1.15, 2.3]) {
                AxisGridLine(stroke: StrokeStyle(lineWidth: 1, dash: [4, 3]))
                AxisValueLabel(format: .fixed(2))
            }
        }
    },
    GalleryChart("axis-marks-at-both-sides") {
        Chart(["a", "b", "c", "d"], id: \.self) { name in
            BarMark(x: .value("Model", name), y: .value("Runs", Double(name.utf8.first ?? 0) - 90))
        }
        .chartXAxis {
            AxisMarks()
            AxisMarks(position: .top, values: ["a", "d"]) { AxisValueLabel() }
        }
        .chartYAxis {
            AxisMarks(values: .stride(by: 5))
            AxisMarks(values: [3, 5]) {
                AxisGridLine()
                AxisValueLabel()
            }
            AxisMarks(position: .trailing, values: .stride(by: 5)) {
                AxisTick(length: 10)
                AxisValueLabel()
            }
        }
    },
    GalleryChart("legend-trailing") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartLegend(position: .trailing)
    },
    GalleryChart("legend-leading") {
        let names = (1...9).map { "learning rate \($0)e−4" }
        return Chart(Array(names.enumerated()), id: \.offset) { index, name in
            for layer in ["first layer", "last layer"] {
                BarMark(x: .value("Trial", "\(index + 1)"), y: .value("Loss", 0.1 + Double(index % 4) / 10))
                    .foregroundStyle(by: .value("Rate", name)).facet(by: .value("Layer", layer))
            }
        }
        .chartLegend(position: .leading).chartTitle("Losses").frame(width: 520, height: 160)
    },
    GalleryChart("legend-trailing-shades") {
        Chart((0..<24).map { ($0 % 6, $0 / 6) }, id: \.0) { column, row in
            RectangleMark(x: .value("Batch size", 16 << column), y: .value("Layer", row + 1))
                .foregroundStyle(by: .value("Sparsity", Double(row * column) / 15, format: .percent(0)))
        }
        .chartLegend(position: .trailing)
    },
    GalleryChart("legend-trailing-beside") {
        let parts = ["Test loss", "Test accuracy"].map(course)
        return Chart(beside: parts).chartLegend(position: .trailing)
    },
    GalleryChart("axes-elsewhere") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartXAxis { AxisMarks(position: .top) }
        .chartYAxis { AxisMarks(position: .trailing, values: .stride(by: 0.2)) }
    },
    GalleryChart("axes-facets-elsewhere") {
        Chart((1...4).flatMap { layer in history.map { (layer, $0) } }, id: \.0) { layer, reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Gradient norm", reading.loss * Double(5 - layer)))
                .foregroundStyle(by: .value("Model", reading.model))
                .facet(by: .value("Layer", "layer \(layer)"))
        }
        .chartXAxis { AxisMarks(position: .top) }
        .chartYAxis { AxisMarks(position: .trailing) }
    },
    GalleryChart("axes-names-above") {
        Chart(
            ["batch normalization", "layer normalization", "no normalization at all"] + (1...9).map { "rate \($0)e−4" },
            id: \.self
        ) { name in
            PointMark(x: .value("Trial", name), y: .value("Test loss", Double(name.count)))
        }
        .chartXAxis { AxisMarks(position: .top) }
    },
    GalleryChart("axes-chosen-parts") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test accuracy", reading.accuracy))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartXAxis {
            AxisMarks(values: .stride(by: 2)) {
                AxisGridLine(stroke: StrokeStyle(lineWidth: 1, dash: [2, 3]))
                AxisTick(length: 10)
                AxisValueLabel()
            }
        }
        .chartYAxis {
            AxisMarks(values: [0.8, 0.9, 1]) {
                AxisTick()
                AxisValueLabel(format: .percent(0))
            }
        }
    },
    GalleryChart("axes-parts-of-names") {
        Chart(["a", "b", "c"], id: \.self) { name in
            BarMark(x: .value("Trial", name), y: .value("Seconds", Double(name.unicodeScalars.first!.value) - 90))
        }
        .chartXAxis {
            AxisMarks {
                AxisTick()
                AxisValueLabel()
            }
        }
        .chartYAxis { AxisMarks { AxisGridLine() } }
        .frame(height: 200)
    },
    GalleryChart("titled") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .chartTitle("Batch normalization pays off from the first epoch")
        .chartLegend(position: .top)
    },
    GalleryChart("titled-facets") {
        Chart((1...4).flatMap { layer in history.map { (layer, $0) } }, id: \.0) { layer, reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Gradient norm", reading.loss * Double(5 - layer)))
                .foregroundStyle(by: .value("Model", reading.model))
                .facet(by: .value("Layer", "layer \(layer)"))
        }
        .chartTitle(
            "Gradients of a network with batch normalization are larger at the input and smaller at the output than those of one without"
        )
        .frame(width: 480, height: 360)
    },
    GalleryChart("titled-beside") {
        let parts = ["Test loss", "Test accuracy"].map { label in
            course(of: label).chartTitle(label == "Test loss" ? "Less is better" : "More is better")
        }
        return Chart(beside: parts).chartTitle("Two views of one training")
    },
    GalleryChart("titled-images") {
        Chart(
            images: (0..<5).map { digit in
                GrayImage((0..<64).map { UInt8(($0 * (digit + 3)) % 256) }, width: 8, height: 8, caption: "\(digit)")
            }
        )
        .chartTitle("Five images")
    },
    GalleryChart("colors-named") {
        let colors: [Color] = [
            .blue, .orange, .green, .pink, .yellow, .cyan, .primary, .gray, .red, .purple, .brown, .mint, .teal,
            .indigo,
        ]
        return Chart {
            for color in colors {
                BarMark(x: .value("Length", 1), y: .value("Colour", color.rawValue)).foregroundStyle(color)
            }
        }
        .chartXAxis(.hidden)
    },
    GalleryChart("colors-of-series") {
        Chart {
            RuleMark(y: .value("target", 0.05)).foregroundStyle(.indigo)
            ForEach(history) { reading in
                LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                    .foregroundStyle(by: .value("Model", reading.model))
            }
        }
        .chartForegroundStyleScale(["Baseline": .red, "Batch normalization": Color.mint])
    },
]

/// How a metric goes on from epoch to epoch, a line for each model.
private func course(of label: String) -> Chart {
    Chart(history) { reading in
        LineMark(
            x: .value("Epoch", reading.epoch),
            y: .value(label, label == "Test loss" ? reading.loss : reading.accuracy)
        )
        .foregroundStyle(by: .value("Model", reading.model))
    }
}
