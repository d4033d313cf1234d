/// The layers of folded models.
import Testing

@testable import Experiments

@Suite struct FoldingTests {
    static let rows: [(layers: [Layer], folded: String)] = [
        (
            row {
                Dense(8); BatchNormalization(); Activation(.relu)
            }, "Dense(8); Activation(.relu)"
        ),
        (
            row {
                Dense(8, useBias: false).frozen(); BatchNormalization(momentum: 0.9, center: false)
            }, "Dense(8).frozen()"
        ),
        (
            row {
                Conv2D(4, 3, useBias: false, kernelRegularizer: .l2()); BatchNormalization(ghostBatch: 4)
            }, "Conv2D(4, 3, kernelRegularizer: .l2(0.01))"
        ),
        (
            row {
                Conv1D(4, 3, useBias: false); BatchNormalization()
            }, "Conv1D(4, 3)"
        ),
        (
            row {
                Dense(8, useBias: false); BatchNormalization(); BatchNormalization(noise: NormalizationNoise())
            }, "Dense(8)"
        ),
        (
            row {
                Dense(8, useBias: false); Dense(8)
            }, "Dense(8, useBias: false); Dense(8)"
        ),
        (
            row {
                BatchNormalization(); Dense(8)
            }, "BatchNormalization(); Dense(8)"
        ),
        (
            row {
                Dense(8, activation: .tanh); BatchNormalization()
            }, "Dense(8, activation: .tanh); BatchNormalization()"
        ),
        (
            row {
                Dense(8); Dropout(0.5); BatchNormalization()
            }, "Dense(8); Dropout(0.5); BatchNormalization()"
        ),
        (
            row {
                Dense(8); Flatten(); BatchNormalization()
            }, "Dense(8); Flatten(); BatchNormalization()"
        ),
        (
            row {
                Dense(8); LayerNormalization()
            }, "Dense(8); LayerNormalization()"
        ),
        (
            row {
                Residual(shortcut: {
                    Dense(8); BatchNormalization()
                }) {
                    BatchNormalization();
                    Residual {
                        Dense(8); BatchNormalization()
                    }
                }; BatchNormalization()
            },
            "Residual(shortcut: { Dense(8) }) { BatchNormalization(); Residual { Dense(8) } }; BatchNormalization()"
        ),
    ]

    static func row(@LayerBuilder _ layers: () -> [Layer]) -> [Layer] { layers() }

    @Test(arguments: rows.indices) func layers(row: Int) {
        let folded = Model("A", layers: Self.rows[row].layers).folded
        #expect(folded.layers.map(\.description).joined(separator: "; ") == Self.rows[row].folded)
        #expect(folded.name == "A (folded)" && folded.layers.folded == folded.layers)
    }

    @Test func initializersOfWhatIsNotLearnedAreRefused() {
        for (layer, words) in [
            (
                BatchNormalization(scale: false, gammaInitializer: .constant(0.5)),
                "gammaInitializer constant(0.5); expected none where scale is false: γ is 1"
            ),
            (
                BatchNormalization(center: false, betaInitializer: .ones),
                "betaInitializer ones; expected none where center is false: β is 0"
            ),
        ] {
            let error = #expect(throws: ModelError.self) { try [Flatten().layer, layer.layer].summaries(input: [4]) }
            #expect(error.map { "\($0)" } == "layer 2, BatchNormalization, has " + words)
        }
    }
}
