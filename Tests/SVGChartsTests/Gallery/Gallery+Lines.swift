// Lines, bands, areas.
import NumberFormats
import SVGCharts

let lineCharts: [GalleryChart] = [
    GalleryChart("line-band") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
    },
    GalleryChart("line-fewer-seeds") {
        Chart {
            for (model, ends) in [("Early", [5, 5, 5, 3, 2, 1]), ("Whole", [5, 5, 5, 5, 5, 5])] {
                for (epoch, count) in ends.enumerated() {
                    let loss = (model == "Early" ? 1.0 : 1.3) / Double(epoch + 1)
                    LineMark(
                        x: .value("Epoch", epoch + 1),
                        y: .value("Loss", Measured(mean: loss, half: count == 1 ? nil : 0.15, count: count))
                    )
                    .foregroundStyle(by: .value("Model", model))
                }
            }
        }
    },
    GalleryChart("line-days") {
        Chart(0..<120, id: \.self) { index in
            LineMark(x: .value("Day", Day("2024-01-15")! + index), y: .value("Runs", 40 + (index * 7) % 11 + index / 3))
        }
    },
    GalleryChart("line-years") {
        Chart {
            ForEach(0..<12) { index in
                PointMark(
                    x: .value("Published", Day(year: 2009 + index, month: 6, day: 1)!),
                    y: .value("Error", 25.0 / Double(index + 1), format: .fixed(1)))
            }
            RuleMark(x: .value("Deep networks", Day("2012-10-01")!))
        }
    },
    GalleryChart("line-quarters") {
        Chart(0..<24, id: \.self) { index in
            BarMark(
                x: .value("Month", Day(year: 2023 + index / 12, month: index % 12 + 1, day: 1)!),
                y: .value("Papers", 10 + (index * 5) % 7))
        }
        .chartXAxis { AxisMarks(values: .stride(by: .month, count: 3)) }
        .frame(height: 200)
    },
    GalleryChart("line-one-series") {
        Chart(history.filter { $0.model == "Baseline" }) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
        }
    },
    GalleryChart("line-chosen-colors") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
                .lineStyle(by: .value("Model", reading.model))
        }
        .chartForegroundStyleScale(["Batch normalization": .blue, "Baseline": .gray])
    },
    GalleryChart("line-percent-rule") {
        Chart {
            RuleMark(y: .value("target: 97 %", 0.97))
            ForEach(history) { reading in
                LineMark(x: .value("Epoch", reading.epoch), y: .value("Test accuracy", reading.accuracyEstimate))
                    .foregroundStyle(by: .value("Model", reading.model))
            }
        }
    },
    GalleryChart("line-log") {
        Chart(optimizers) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Train loss", reading.loss))
                .foregroundStyle(by: .value("Optimizer", reading.model))
        }
        .chartYScale(type: .log)
    },
    GalleryChart("line-six") {
        let names = ["ReLU", "GELU", "tanh", "sigmoid", "ELU", "softplus"]
        let ends = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, (0.5, 0.08 + 0.002 * Double($0))) })
        return Chart(curves(ends, order: names, epochs: 10)) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Activation", reading.model))
        }
    },
    GalleryChart("crowd-forty-lines") {
        Chart(0..<40) { run in
            for (epoch, noise) in noise(8, seed: UInt64(run)).enumerated() {
                LineMark(x: .value("Epoch", epoch + 1), y: .value("Test loss", (1 + noise) / Double(epoch + 2)))
                    .foregroundStyle(by: .value("Learning rate", "run \(run + 1)"))
            }
        }
    },
    GalleryChart("line-eight-legend") {
        let names = (1...8).map { "learning rate \($0)e−4" }
        let ends = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, (0.5, 0.05 + 0.03 * Double($0))) })
        return Chart(curves(ends, order: names, epochs: 10)) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Rate", reading.model))
        }
    },
    GalleryChart("line-train-and-test") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Loss", reading.loss))
                .foregroundStyle(by: .value("Model", reading.model))
                .lineStyle(by: .value("Set", "test"))
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Loss", reading.loss * 0.8))
                .foregroundStyle(by: .value("Model", reading.model))
                .lineStyle(by: .value("Set", "training"))
        }
    },
    GalleryChart("line-seeds") {
        Chart {
            for seed in 0..<5 {
                ForEach(history) { reading in
                    LineMark(
                        x: .value("Epoch", reading.epoch),
                        y: .value("Test loss", reading.loss * (0.95 + 0.02 * Double(seed))),
                        series: .value("Seed", seed)
                    )
                    .foregroundStyle(by: .value("Model", reading.model))
                    .lineStyle(StrokeStyle(lineWidth: 0.75))
                    .opacity(0.6)
                }
            }
            ForEach(history) { reading in
                LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                    .foregroundStyle(by: .value("Model", reading.model))
            }
        }
    },
    GalleryChart("line-points") {
        Chart(optimizers.filter { $0.epoch <= 6 }) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Train loss", reading.loss))
                .foregroundStyle(by: .value("Optimizer", reading.model))
            PointMark(x: .value("Epoch", reading.epoch), y: .value("Train loss", reading.loss))
                .foregroundStyle(by: .value("Optimizer", reading.model))
        }
    },
    GalleryChart("line-steps") {
        Chart([(0, 0.001), (10, 0.001), (10, 0.0005), (20, 0.00025), (30, 0.000125)], id: \.0) { step, rate in
            LineMark(x: .value("Epoch", step), y: .value("Learning rate", rate)).interpolationMethod(.stepEnd)
        }
    },
    GalleryChart("line-monotone") {
        Chart([0.0, 4, 4.2, 1, 1.1, 6].enumerated().map { ($0, $1) }, id: \.0) { index, value in
            LineMark(x: .value("Layer", index), y: .value("Norm", value)).interpolationMethod(.monotone)
            PointMark(x: .value("Layer", index), y: .value("Norm", value)).foregroundStyle(.orange)
        }
    },
    GalleryChart("line-splines") {
        Chart {
            for (method, color) in [(InterpolationMethod.catmullRom, Color.purple), (.cardinal, .teal)] {
                ForEach(Array([0.0, 4, 4.2, 1, 1.1, 6].enumerated()), id: \.offset) { index, value in
                    LineMark(
                        x: .value("Layer", index), y: .value("Norm", value), series: .value("Curve", method.rawValue)
                    )
                    .interpolationMethod(method).foregroundStyle(color)
                    PointMark(x: .value("Layer", index), y: .value("Norm", value)).foregroundStyle(.gray)
                }
            }
        }
    },
    GalleryChart("line-functions") {
        Chart {
            LinePlot(x: "x", y: "Activation", domain: -4...4) { max(0, $0) }.foregroundStyle(
                by: .value("Function", "ReLU"))
            LinePlot(x: "x", y: "Activation", domain: -4...4) { $0 / (1 + abs($0)) }.foregroundStyle(
                by: .value("Function", "softsign"))
        }
    },
    GalleryChart("line-category-x") {
        Chart([("conv1", 0.9), ("conv2", 1.4), ("dense1", 0.4), ("dense2", 0.1)], id: \.0) { layer, norm in
            LineMark(x: .value("Layer", layer), y: .value("Gradient norm", norm))
            PointMark(x: .value("Layer", layer), y: .value("Gradient norm", norm))
        }
    },
    GalleryChart("band-and-line") {
        Chart(history.filter { $0.model == "Baseline" }) { reading in
            BandMark(
                x: .value("Epoch", reading.epoch), low: .value("Lowest", reading.loss * 0.8),
                high: .value("Highest", reading.loss * 1.3))
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Mean", reading.loss))
        }
        .chartYAxisLabel("Test loss, lowest to highest of five seeds")
    },
    GalleryChart("area-stacked") {
        Chart(phases, id: \.step) { row in
            AreaMark(x: .value("Step", row.step), y: .value("Milliseconds", row.time)).foregroundStyle(
                by: .value("Phase", row.phase))
        }
    },
    GalleryChart("area-normalized") {
        Chart(phases, id: \.step) { row in
            AreaMark(
                x: .value("Step", row.step), y: .value("Share of time", row.time, format: .percent(0)),
                stacking: .normalized
            )
            .foregroundStyle(by: .value("Phase", row.phase))
        }
    },
    GalleryChart("facets-lines") {
        Chart((1...4).flatMap { layer in history.map { (layer, $0) } }, id: \.0) { layer, reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Gradient norm", reading.loss * Double(5 - layer)))
                .foregroundStyle(by: .value("Model", reading.model))
                .facet(by: .value("Layer", "layer \(layer)"))
        }
    },
    GalleryChart("facets-rule-five") {
        Chart {
            RuleMark(y: .value("limit", 0.2))
            ForEach((1...5).flatMap { layer in history.filter { $0.model == "Baseline" }.map { (layer, $0) } }, id: \.0)
            { layer, reading in
                LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss * Double(layer) / 3))
                    .facet(by: .value("Seed", "seed \(layer)"))
            }
        }
    },
    GalleryChart("series-order", order: ["Other", "Batch normalization", "Baseline"]) {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Model", reading.model))
        }
    },
]

let optimizers = curves(
    ["SGD": (2, 0.3), "Adam": (1.2, 0.004), "RMSprop": (1.5, 0.012)], order: ["SGD", "Adam", "RMSprop"], epochs: 20)

let phases: [(step: Int, phase: String, time: Int)] = (0..<12).flatMap {
    step -> [(step: Int, phase: String, time: Int)] in
    [(step, "load", 4 + step % 3), (step, "forward", 6 + step % 4), (step, "backward", 9 - step % 5)]
}
