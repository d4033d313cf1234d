// Bars, points, error bars, rules.
import NumberFormats
import SVGCharts

let barCharts: [GalleryChart] = [
    GalleryChart("bar-error") {
        Chart([("None", 0.868, 0.02), ("Batch", 0.9755, 0.011), ("Layer", 0.93, 0.015)], id: \.0) { row in
            BarMark(
                x: .value("Normalization", row.0),
                y: .value("Test accuracy", Measured(mean: row.1, half: row.2, format: .percent(1))))
        }
    },
    GalleryChart("bar-dodged") {
        Chart(timings, id: \.0) { row in
            BarMark(x: .value("Batch size", row.0), y: .value("Seconds", row.2))
                .foregroundStyle(by: .value("Model", row.1))
                .position(by: .value("Model", row.1))
        }
    },
    GalleryChart("bar-dodged-by-interval") {
        Chart(timings, id: \.0) { row in
            BarMark(x: .value("Batch size", row.0), y: .value("Seconds", Measured(mean: row.2, half: 0.8)))
                .foregroundStyle(by: .value("Model", row.1))
        }
    },
    GalleryChart("bar-stacked") {
        Chart(timings, id: \.0) { row in
            BarMark(x: .value("Batch size", row.0), y: .value("Seconds", row.2)).foregroundStyle(
                by: .value("Model", row.1))
        }
    },
    GalleryChart("bar-lying") {
        Chart([("Dense(128)", 100_480), ("BatchNormalization", 512), ("Dense(10)", 1290)] as [(String, Int)], id: \.0) {
            layer, parameters in
            BarMark(x: .value("Parameters", parameters), y: .value("Layer", layer)).annotation("\(parameters)")
        }
    },
    GalleryChart("bar-lying-error") {
        Chart([("Baseline", 0.9766), ("Batch normalization with a very long name indeed", 0.9787)], id: \.0) {
            model, accuracy in
            BarMark(
                x: .value("Test accuracy", Measured(mean: accuracy, half: 0.03, format: .percent(1))),
                y: .value("Model", model)
            )
            .foregroundStyle(by: .value("Model", model))
        }
    },
    GalleryChart("bar-negative") {
        Chart([("adam", 0.4), ("sgd", -0.7), ("rmsprop", 0.1)], id: \.0) { name, difference in
            BarMark(x: .value("Optimizer", name), y: .value("Difference", difference)).annotation(
                difference < 0 ? "worse" : "better")
        }
    },
    GalleryChart("bar-numbers-as-places") {
        Chart([256, 32, 128, 64], id: \.self) { size in
            BarMark(x: .value("Batch size", size), y: .value("Samples per second", 400_000 / Double(size)))
        }
    },
    GalleryChart("bar-one") {
        Chart { BarMark(x: .value("Model", "Baseline"), y: .value("Seconds", 3.2)) }
    },
    GalleryChart("bar-long-labels") {
        Chart((1...9).map { "Batch normalization after layer \($0)" }, id: \.self) { name in
            BarMark(x: .value("Model", name), y: .value("Seconds", Double(name.last!.wholeNumberValue!)))
        }
    },
    GalleryChart("bar-wrapped-labels") {
        Chart(
            ["No normalization", "Batch normalization", "Layer normalization", "Group normalization"], id: \.self
        ) {
            name in
            BarMark(x: .value("Model", name), y: .value("Seconds", Double(name.count)))
        }
    },
    GalleryChart("bar-many-numbers") {
        Chart(Array(1...28), id: \.self) { pixel in
            BarMark(x: .value("Column", pixel * 1000), y: .value("Ink", pixel * (29 - pixel)))
        }
    },
    GalleryChart("histogram") {
        Chart { HistogramMark("Activation", bell(2000), bins: 24) }
    },
    GalleryChart("point-error") {
        Chart([32, 64, 128, 256], id: \.self) { size in
            PointMark(
                x: .value("Batch size", size),
                y: .value(
                    "Test accuracy", Measured(mean: 0.978 - Double(size) / 40000, half: 0.001, format: .percent(1))))
        }
        .chartXScale(type: .log)
    },
    GalleryChart("point-category-dodged") {
        Chart(
            [32, 64, 128, 256].flatMap { size in
                [("Baseline", 0.0), ("Batch normalization", 0.001)].map { (size, $0.0, $0.1) }
            }, id: \.0
        ) { row in
            PointMark(
                x: .value("Batch size", row.0),
                y: .value(
                    "Test accuracy",
                    Measured(mean: 0.978 - Double(row.0) / 60000 + row.2, half: 0.0008, format: .percent(1)))
            )
            .foregroundStyle(by: .value("Model", row.1))
            .symbol(by: .value("Model", row.1))
            .position(by: .value("Model", row.1))
        }
        .chartXScale(type: .category)
    },
    GalleryChart("point-lying-forest") {
        Chart {
            RuleMark(x: .value("no difference", 0))
            ForEach([("dropout 0.5", 0.4), ("batch 32", -0.1), ("batch 256", 0.9)], id: \.0) { name, mean in
                PointMark(
                    x: .value("Difference in accuracy (points)", Measured(mean: mean, half: 0.35)),
                    y: .value("Claim", name))
            }
        }
    },
    GalleryChart("point-scatter-symbols") {
        Chart(Array(zip(bell(90), bell(90, seed: 7))).enumerated().map { ($0, $1.0, $1.1) }, id: \.0) { row in
            PointMark(x: .value("First component", row.1 + Double(row.0 % 3)), y: .value("Second component", row.2))
                .foregroundStyle(by: .value("Digit", "digit \(row.0 % 3)"))
        }
    },
    GalleryChart("point-color-scale") {
        Chart(Array(zip(bell(200), bell(200, seed: 7))).enumerated().map { ($0, $1.0, $1.1) }, id: \.0) { row in
            PointMark(x: .value("x", row.1), y: .value("y", row.2)).foregroundStyle(
                by: .value("Confidence", row.1 * row.1 + row.2 * row.2))
        }
    },
    GalleryChart("strip-of-seeds") {
        Chart {
            ForEach(["Baseline", "Batch normalization"], id: \.self) { model in
                for value in bell(10, seed: UInt64(model.count)) {
                    PointMark(
                        x: .value("Model", model), y: .value("Test accuracy", 0.975 + value / 500, format: .percent(2))
                    )
                    .foregroundStyle(.gray)
                }
                PointMark(
                    x: .value("Model", model),
                    y: .value("Test accuracy", Measured(mean: 0.975, half: 0.001, format: .percent(2)))
                )
                .symbol(.diamond).symbolSize(70)
            }
        }
    },
    GalleryChart("error-bars-alone") {
        Chart(["a", "b", "c"], id: \.self) { name in
            ErrorBarMark(
                x: .value("Trial", name), low: .value("Low", Double(name.unicodeScalars.first!.value) / 100),
                high: .value("High", 1.2))
        }
    },
]

let timings = ["32", "64", "128", "256"].enumerated().flatMap { index, size -> [(String, String, Double)] in
    let place = Double(index)
    return [(size, "Baseline", 12 - place * 2), (size, "Batch normalization", 14 - place * 2.5)]
}
