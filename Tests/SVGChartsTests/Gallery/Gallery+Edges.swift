// Data that break charts: no spread, no number, too many, too large, too small.
import NumberFormats
import SVGCharts

let edgeCharts: [GalleryChart] = [
    GalleryChart("edge-diverged") {
        Chart {
            for (index, loss) in [1.0, 2, 3, .infinity, .nan, .nan].enumerated() {
                LineMark(x: .value("Epoch", index + 1), y: .value("Train loss", 1 / Double(index + 1))).foregroundStyle(
                    by: .value("Run", "stable"))
                LineMark(x: .value("Epoch", index + 1), y: .value("Train loss", loss)).foregroundStyle(
                    by: .value("Run", "diverged"))
            }
        }
    },
    GalleryChart("edge-gap") {
        Chart([1, 2, .nan, 3, 5, 4], id: \.self) { value in
            LineMark(x: .value("Epoch", value.isNaN ? 2.5 : value), y: .value("Loss", value))
        }
    },
    GalleryChart("edge-one-value") {
        Chart { LineMark(x: .value("Epoch", 1), y: .value("Test loss", 0.0771)) }
    },
    GalleryChart("edge-constant") {
        Chart(Array(1...5), id: \.self) { LineMark(x: .value("Epoch", $0), y: .value("Learning rate", 0.001)) }
    },
    GalleryChart("edge-constant-but-for-rounding") {
        Chart {
            for (epoch, value) in [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2].enumerated() {
                LineMark(x: .value("Epoch", epoch + 1), y: .value("Loss", Measured(mean: value, half: 1e-17)))
            }
        }
    },
    GalleryChart("edge-lone-interval") {
        let losses = [(1, 8.4, 0.5), (2, 7.1, 0.4), (3, 5, nil), (4, 5, 0.8), (5, 3, nil), (6, 3, 0), (7, 2.5, 0.3)]
        return Chart(losses, id: \.0) { epoch, loss, half in
            if let half {
                LineMark(x: .value("Epoch", epoch), y: .value("Loss", Measured(mean: loss, half: half)))
            } else {
                LineMark(x: .value("Epoch", epoch), y: .value("Loss", loss))
            }
        }
    },
    GalleryChart("edge-huge") {
        Chart(Array(1...5), id: \.self) {
            PointMark(x: .value("Width", $0 * 1_000_000), y: .value("Operations", Double($0) * 3e18))
        }
    },
    GalleryChart("edge-tiny") {
        Chart(Array(1...5), id: \.self) { LineMark(x: .value("Step", $0), y: .value("Gradient", Double($0) * 2e-9)) }
    },
    GalleryChart("edge-all-nan") {
        Chart(Array(1...5), id: \.self) { LineMark(x: .value("Step", $0), y: .value("Loss", Double.nan)) }
    },
    GalleryChart("edge-infinite-everywhere") {
        Chart {
            for (x, y) in [(1.0, 1.0), (2, 3), (.infinity, 2), (-.infinity, 1.5), (1.5, -.infinity), (.nan, .nan)] {
                PointMark(x: .value("First", x), y: .value("Second", y))
            }
        }
    },
    GalleryChart("edge-no-width") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", Measured(mean: reading.loss, half: 0)))
                .foregroundStyle(by: .value("Model", reading.model))
        }
    },
    GalleryChart("edge-ten-thousand-points") {
        let steps = noise(10_000)
        var level = 2.0
        return Chart(
            steps.enumerated().map { index, noise -> (Int, Double) in
                level = level * 0.9995 + 0.0001
                return (index, level * (0.8 + 0.4 * noise) + (index == 7777 ? 1 : 0))
            }, id: \.0
        ) { step, loss in
            LineMark(x: .value("Step", step), y: .value("Train loss", loss))
        }
    },
    GalleryChart("edge-cloud") {
        Chart(Array(zip(bell(6000), bell(6000, seed: 3))).map { ($0.0, $0.1) }, id: \.0) { x, y in
            PointMark(x: .value("x", x), y: .value("y", y + x))
        }
    },
    GalleryChart("edge-annotated-crowd") {
        Chart(Array(zip(bell(40, seed: 5), bell(40, seed: 9)).enumerated()), id: \.offset) { index, point in
            PointMark(x: .value("x", point.0), y: .value("y", point.1)).annotation("Network number \(index + 1)")
        }
    },
    GalleryChart("edge-rules-per-datum") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(by: .value("Model", reading.model))
            RuleMark(y: .value("none", 0.2))
        }
    },
    GalleryChart("edge-uneven-places") {
        Chart([2, 5, 10, 20, 40], id: \.self) { depth in
            LineMark(x: .value("Depth", depth), y: .value("Gradient", 5000 / Double(depth * depth)))
        }
        .chartXScale(type: .log).chartYScale(type: .log)
    },
    GalleryChart("edge-domain-cuts") {
        Chart(optimizers) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Train loss", reading.loss))
                .foregroundStyle(by: .value("Optimizer", reading.model))
        }
        .chartYScale(domain: 0...0.5)
    },
    GalleryChart("edge-symmetric-log") {
        Chart([-1000.0, -10, -1, 0, 1, 10, 1000].enumerated().map { ($0, $1) }, id: \.0) { index, value in
            LineMark(x: .value("Index", index), y: .value("Update", value))
            PointMark(x: .value("Index", index), y: .value("Update", value))
        }
        .chartYScale(type: .symmetricLog)
    },
    GalleryChart("edge-narrow") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
                .foregroundStyle(by: .value("Model", reading.model))
        }
        .frame(width: 320, height: 220)
    },
    GalleryChart("edge-sparkline") {
        Chart(history.filter { $0.model == "Baseline" }) {
            LineMark(x: .value("Epoch", $0.epoch), y: .value("Loss", $0.loss))
        }
        .chartXAxis(.hidden).chartYAxis(.hidden).chartYAxisLabel("").chartLegend(.hidden)
        .frame(width: 160, height: 80)
    },
    GalleryChart("edge-markup-in-text") {
        Chart(["<b>&\"bold\"</b>", "]]>", "ok"], id: \.self) { name in
            BarMark(x: .value("<x>", name), y: .value("a & b", name.count)).annotation("<\(name.count)>")
        }
    },
    GalleryChart("edge-many-categories") {
        Chart((1...60).map { "run \($0)" }, id: \.self) { name in
            PointMark(x: .value("Run", name), y: .value("Loss", Double(name.count)))
        }
    },
    GalleryChart("edge-long-direct-labels") {
        Chart(history) { reading in
            LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.loss))
                .foregroundStyle(
                    by: .value("Model", reading.model + " with a description much too long for the end of a line"))
        }
    },
    GalleryChart("edge-log-interval-below-zero") {
        Chart(Array(1...5), id: \.self) { epoch in
            LineMark(
                x: .value("Epoch", epoch), y: .value("Loss", Measured(mean: 1 / Double(epoch * epoch), half: 0.06)))
        }
        .chartYScale(type: .log)
    },
    GalleryChart("edge-log-bands-below-zero") {
        let rows = [(1, 0.4, 1.2), (2, 0.05, 0.6), (3, -0.1, 0.4), (4, 0.0, 0.2), (5, 0.01, 0.15)]
        return Chart(rows, id: \.0) { epoch, low, high in
            BandMark(x: .value("Epoch", epoch), low: .value("Lowest", low), high: .value("Highest", high))
            LineMark(x: .value("Epoch", epoch), y: .value("Loss", (low + high) / 2))
        }
        .chartYScale(type: .log)
    },
    GalleryChart("edge-log-error-bars-below-zero") {
        let rows = [("a", 0.4, 0.2), ("b", 0.1, 0.1), ("c", 0.2, 0.3)]
        let means = Chart(rows, id: \.0) { name, mean, half in
            PointMark(x: .value("Loss", Measured(mean: mean, half: half)), y: .value("Trial", name))
        }
        .chartXScale(type: .log)
        let ends = Chart(rows, id: \.0) { name, mean, half in
            ErrorBarMark(
                x: .value("Trial", name), low: .value("Low", mean - half), high: .value("High", mean + half))
        }
        .chartYScale(type: .log)
        return Chart(beside: [means, ends])
    },
    GalleryChart("edge-range-bars") {
        Chart([("a", 5.0, 9.0), ("b", 6, 7)], id: \.0) { row in
            BarMark(x: .value("Trial", row.0), yStart: .value("Lowest", row.1), yEnd: .value("Highest", row.2))
        }
    },
    GalleryChart("edge-empty-mark-beside") {
        Chart {
            ForEach([Int](), id: \.self) { LineMark(x: .value("Epoch", $0), y: .value("Loss", 1)) }
            PointMark(x: .value("Epoch", 3), y: .value("Loss", 0.5))
        }
    },
]
