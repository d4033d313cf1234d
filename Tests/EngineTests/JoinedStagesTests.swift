/// What is done together with the stage before, in its registers or in its buffers, has the bits that it has apart.
import Experiments
import Testing

@testable import Engine

@Suite struct JoinedStagesTests {
    static let models: [Model] =
        Cases.models + [
            Model("rectified normalizations") {
                Flatten()
                Dense(37); BatchNormalization(ghostBatch: 5, noise: NormalizationNoise()); Activation(.relu)
                Dense(20); BatchNormalization(renormalization: BatchRenormalization()); Activation(.relu)
                Dense(17); BatchNormalization(frozenStatistics: true); Activation(.relu)
                BatchNormalization()
                BatchNormalization(); Activation(.relu)
                Dense(10); Activation(.relu)
            },
            Model("rectified convolutions") {
                Reshape(6, 7, 1)
                Conv2D(5, 3, padding: .same, activation: .relu)
                Conv2D(16, 3, padding: .same); Activation(.relu)
                Conv2D(16, 1); Activation(.relu); Activation(.relu)
                Conv2D(17, 2, strides: 2); BatchNormalization(); Activation(.relu)
                MaxPooling2D(2)
                Flatten()
                Dense(10, activation: .softmax)
            },
            Model("residual convolutions") {
                Reshape(6, 7, 1)
                Conv2D(16, 2); Activation(.relu)
                Residual {
                    Conv2D(16, 3, padding: .same, activation: .relu); Conv2D(16, 3, padding: .same)
                }
                Activation(.relu)
                Residual { Conv2D(16, 1) }
                Residual { Conv2D(16, 1, activation: .relu) }
                Residual { BatchNormalization() }
                Residual {
                    BatchNormalization(); Activation(.relu); Residual { Conv2D(16, 3, padding: .same) }
                }
                Residual(shortcut: { Conv2D(5, 2, strides: 2) }) {
                    Conv2D(5, 2, strides: 2); BatchNormalization(); Activation(.relu)
                }
                BatchNormalization(); Activation(.relu)
                Residual(shortcut: { Dense(6) }) { Conv2D(6, 1) }
                GlobalAveragePooling2D()
                Residual {
                    Dense(12); Activation(.relu); Dense(6)
                }
                Residual(shortcut: { BatchNormalization() }) { Dense(6) }
                Dense(10, activation: .softmax)
            },
        ]

    /// Where a probe looks at the layers every stage is by itself.
    @Test(arguments: models, [1, 3]) func bitsAreThoseOfEachApart(model: Model, threads: Int) throws {
        var apart = Cases.spec(model)
        apart.options.probes = [.loss(every: 1000)]
        let expected = try Cases.run(apart)
        let joined = try Cases.run(Cases.spec(model), threads: threads)
        #expect(joined.weightsDigest == expected.weightsDigest)
        #expect(joined.epochs == expected.epochs)
    }
}
