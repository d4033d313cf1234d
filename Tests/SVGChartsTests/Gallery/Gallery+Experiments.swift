// What reports on experiments draw: boxes of seeds, confusion matrices, images, networks, charts beside each other.
import NumberFormats
import SVGCharts

let experimentCharts: [GalleryChart] = [
    GalleryChart("box-seeds") {
        Chart(boxed, id: \.0) { model, accuracy in
            BoxMark(x: .value("Model", model), y: .value("Test accuracy", accuracy, format: .percent(1)))
        }
    },
    GalleryChart("box-colors") {
        Chart(boxed, id: \.0) { model, accuracy in
            BoxMark(x: .value("Model", model), y: .value("Test accuracy", accuracy, format: .percent(1)))
                .foregroundStyle(by: .value("Model", model))
        }
    },
    GalleryChart("box-lying") {
        Chart(bell(180).enumerated().map(\.self), id: \.offset) { index, value in
            BoxMark(
                x: .value("Gradient norm", value), y: .value("Layer", ["Dense 1", "Dense 2", "Dense 3"][index % 3]))
        }
    },
    GalleryChart("box-dodged") {
        Chart(bell(48).enumerated().map(\.self), id: \.offset) { index, value in
            BoxMark(x: .value("Batch size", [32, 128][index % 2]), y: .value("Test loss", 0.1 + value * 0.01))
                .foregroundStyle(by: .value("Model", index % 4 < 2 ? "Baseline" : "Normalized")).position(
                    by: .value("Model", index % 4 < 2 ? "Baseline" : "Normalized"))
        }
    },
    GalleryChart("box-edges") {
        Chart(
            [("one", 1.0), ("alike", 2), ("alike", 2), ("diverged", 1.5), ("diverged", .nan), ("never", .infinity)],
            id: \.0
        ) { name, value in
            BoxMark(x: .value("Run", name), y: .value("Loss", value))
        }
    },
    GalleryChart("confusion-matrix-shares") {
        Chart { ConfusionMatrix((0..<10).map { row in (0..<10).map { confusion(row, $0) } }) }
    },
    GalleryChart("confusion-matrix-named") {
        Chart {
            ConfusionMatrix(
                [[90, 10, 0], [7, 80, 13], [0, 2, 98]], classes: ["cat", "dog", "a class with a long name"])
        }
    },
    GalleryChart("images") { Chart(images: (0..<20).map(drawnImage)) },
    GalleryChart("images-few") { Chart(images: (0..<3).map(drawnImage), columns: 5) },
    GalleryChart("network") {
        Chart(diagram: [
            DiagramNode("Input", detail: "28 × 28"), DiagramNode("Flatten()", detail: "784"),
            DiagramNode("Dense(128)", detail: "128 · 100\u{202F}480 parameters"),
            DiagramNode("BatchNormalization()", detail: "128 · 512 parameters"),
            DiagramNode("Activation(.relu)", detail: "128"),
            DiagramNode("Dense(10, activation: .softmax)", detail: "10 · 1290 parameters"),
        ])
    },
    GalleryChart("network-one") {
        Chart(diagram: [
            DiagramNode("A layer with a name that is much too long for any box to hold it whole", detail: "")
        ])
    },
    GalleryChart("network-residual") { Chart(diagram: residualNetwork) },
    GalleryChart("network-on-shortcuts") { Chart(diagram: networkOnShortcuts) },
    GalleryChart("beside") { Chart(beside: [lossChart, accuracyChart]) },
    GalleryChart("beside-order", order: ["Batch normalization"]) {
        Chart(beside: [lossChart, accuracyChart, lossChart])
    },
    GalleryChart("beside-narrow") { Chart(beside: [lossChart, accuracyChart]).frame(width: 340) },
    GalleryChart("beside-shades") {
        Chart(beside: [Chart { ConfusionMatrix([[90, 10], [7, 80]]) }, accuracyChart], columns: 2)
    },
    GalleryChart("claim-plot") {
        Chart {
            RuleMark(x: .value("Difference (pp)", 0)).annotation("")
            ForEach([0.12, -0.03, 0.31, 0.02, 0.22]) {
                PointMark(x: .value("Difference (pp)", $0), y: .value("Row", "Seeds")).foregroundStyle(.gray)
            }
            PointMark(x: .value("Difference (pp)", Measured(mean: 0.128, half: 0.174)), y: .value("Row", "Mean"))
        }
        .chartXScale(includesZero: true).chartYAxisLabel("").frame(width: 420, height: 118)
    },
    GalleryChart("forest") {
        Chart {
            RuleMark(x: .value("Difference (pp)", 0)).annotation("no difference")
            ForEach(
                [("Accuracy", 0.13, 0.17), ("First epoch", 1.2, 0.4), ("Gap between the losses", -0.6, 0.2)], id: \.0
            ) { name, mean, half in
                PointMark(x: .value("Difference (pp)", Measured(mean: mean, half: half)), y: .value("Claim", name))
            }
        }
    },
    GalleryChart("gradients-by-layer") {
        Chart {
            LinePlot(x: "Layer", y: "Gradient norm", domain: 1...8, samples: 8) { 2 / ($0 * $0) }.foregroundStyle(
                .gray
            )
            .lineStyle(.dashed)
            ForEach(1...8, id: \.self) { layer in
                PointMark(
                    x: .value("Layer", layer),
                    y: .value("Gradient norm", 2 / Double(layer * layer) * (1 + 0.1 * Double(layer % 3))))
            }
        }
        .chartYScale(type: .log)
    },
]

/// Ten seeds of each of three models.
private let boxed: [(String, Double)] = bell(30, seed: 3).enumerated().map {
    (["Baseline", "Batch normalization", "Dropout"][$0 % 3], 0.975 + Double($0 % 3) * 0.002 + $1 * 0.001)
}

private let lossChart = Chart(history) {
    LineMark(x: .value("Epoch", $0.epoch), y: .value("Test loss", $0.lossEstimate)).foregroundStyle(
        by: .value("Model", $0.model))
}
private let accuracyChart = Chart(history) {
    LineMark(x: .value("Epoch", $0.epoch), y: .value("Test accuracy", $0.accuracyEstimate)).foregroundStyle(
        by: .value("Model", $0.model))
}

/// A ring or a stroke, drawn by arithmetic.
private func drawnImage(_ index: Int) -> GrayImage {
    let pixels = (0..<784).map { place -> UInt8 in
        let (x, y) = (Double(place % 28) - 13.5, Double(place / 28) - 13.5)
        let distance =
            index % 2 == 0
            ? ((x * x + y * y).squareRoot() - 8).magnitude
            : (x - y * Double(index - 10) / 10).magnitude + max(0, y.magnitude - 9)
        return UInt8(max(0, min(255, 400 - distance * 150)))
    }
    return GrayImage(pixels, caption: index % 2 == 0 ? "0 → \(index % 10)" : "1")
}

/// Blocks with shortcuts, one of which changes its input, and one that is there more than once.
private var residualNetwork: Diagram {
    func node(_ title: String) -> DiagramNode { DiagramNode(title, detail: "8 × 8 × 16") }
    var diagram = Diagram()
    diagram.add(node("Input"))
    for title in ["Conv2D(16, 3, padding: .same)", "Activation(.relu)"] { diagram.add(node(title)) }
    diagram.join(from: 1, into: node("Sum"))
    diagram.repeatRows(from: 1, 20)
    for title in ["Conv2D(16, 3)", "Activation(.relu)"] { diagram.add(node(title)) }
    diagram.add(node("Conv2D(16, 1)"), in: 1, from: 4)
    diagram.join(from: 4, into: node("Sum"))
    diagram.add(node("GlobalAveragePooling2D()"))
    return diagram
}

/// A block whose shortcut has a block with a shortcut of its own, and one that is repeated.
private var networkOnShortcuts: Diagram {
    func node(_ title: String) -> DiagramNode { DiagramNode(title, detail: "8 × 8 × 16") }
    var diagram = Diagram()
    diagram.add(node("Input"))
    diagram.add(node("Conv2D(16, 3)"))
    for title in ["Conv2D(16, 3)", "Activation(.relu)"] { diagram.add(node(title), in: 1, from: 1) }
    diagram.add(node("Conv2D(16, 1)"), in: 2, from: 1)
    diagram.join(from: 1, in: 1, into: node("Sum"))
    let start = diagram.next(in: 1, from: 1)
    diagram.add(node("Dense(16)"), in: 1, from: 1)
    diagram.join(from: start, in: 1, into: node("Sum"))
    diagram.repeatRows(from: start, in: 1, 4)
    diagram.join(from: 1, into: node("Sum"))
    diagram.add(node("Dense(10, activation: .softmax)"))
    return diagram
}
