/// Shapes and parameter counts, as Keras's `model.summary()` gives them.
import Experiments
import Testing

@Suite struct SummaryTests {
    @Test func baseline() throws {
        let layers = Model("Baseline") {
            Flatten()
            Dense(128, activation: .relu)
            Dense(10, activation: .softmax)
        }.layers
        let summaries = try layers.summaries(input: [28, 28])
        #expect(summaries.map(\.outputShape) == [[784], [128], [10]])
        #expect(summaries.map(\.parameters) == [0, 100_480, 1290])
        #expect(summaries.reduce(0) { $0 + $1.parameters } == 101_770)
    }

    @Test func batchNormalization() throws {
        let layers = Model("Batch normalization") {
            Flatten()
            Dense(128)
            BatchNormalization()
            Activation(.relu)
            Dense(10, activation: .softmax)
        }.layers
        let summaries = try layers.summaries(input: [28, 28])
        #expect(summaries.map(\.type) == ["Flatten", "Dense", "BatchNormalization", "Activation", "Dense"])
        #expect(summaries.reduce(0) { $0 + $1.parameters } == 102_282)
        #expect(summaries.reduce(0) { $0 + $1.nonTrainable } == 256)
    }

    @Test func partsLeftOut() throws {
        let summaries = try [
            Dense(3, useBias: false).layer, BatchNormalization(center: false).layer,
            BatchNormalization(scale: false).layer,
        ]
        .summaries(input: [5])
        #expect(summaries.map(\.trainable) == [15, 3, 3])
        #expect(summaries.map(\.nonTrainable) == [0, 6, 6])
    }
}
