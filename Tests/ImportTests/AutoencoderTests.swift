import Notebook
import Testing

@testable import Import

/// Trainings whose targets are the images that they are given become reconstructions; where the targets are others,
/// they stay Python.
@Suite struct AutoencoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var prepared = "x_train, x_test = x_train / 255.0, x_test / 255.0"
        var last = "Dense(784, activation='sigmoid')"
        var compiled = "optimizer='adam', loss='mse'"
        var fitted = "x_train, x_train, epochs=3"
        let expected: Expected
    }

    @Test(arguments: [
        Case(
            testDescription: "images as their own targets",
            expected: .written("on: mnist.reconstruction(), optimizer: .adam(), epochs: 3, loss: .meanSquaredError")),
        Case(
            testDescription: "with validation on the test images",
            compiled: "optimizer='adam', loss='binary_crossentropy'",
            fitted: "x_train, x_train, validation_data=(x_test, x_test)",
            expected: .written("epochs: 1, loss: .binaryCrossentropy")),
        Case(
            testDescription: "flat by a product of their sides",
            prepared: """
                x_train = x_train.astype('float32') / 255.
                x_test = x_test.astype('float32') / 255.
                x_train = x_train.reshape((len(x_train), np.prod(x_train.shape[1:])))
                x_test = x_test.reshape((len(x_test), math.prod(x_test.shape[1:])))
                """, fitted: "x=x_train, y=x_train, validation_data=(x_test, x_test)",
            expected: .written("on: mnist.reconstruction()")),
        Case(
            testDescription: "shaped behind the last layer",
            last: "Dense(784, 'sigmoid'), layers.Reshape((28, 28))",
            compiled: "optimizer='adam', loss=keras.losses.BinaryCrossentropy()",
            expected: .written("Reshape(28, 28)\n    }\n}.run()")),
        Case(
            testDescription: "a convolution at the end",
            last: "Dense(784), layers.Reshape((28, 28, 1)), layers.Conv2D(1, 3, 1, 'same', None, 1, 1, 'sigmoid')",
            compiled: "optimizer='adam', loss='binary_crossentropy'",
            expected: .written("Conv2D(1, 3, strides: 1, padding: .same, activation: .sigmoid)")),
        Case(
            testDescription: "transposed convolutions",
            last: """
                Dense(49), layers.Reshape((7, 7, 1)), layers.Conv2DTranspose(8, (3, 3), strides=2, padding="same", activation="relu"),
                layers.UpSampling2D((2, 2)), layers.Conv2DTranspose(1, 3, padding='same', activation='sigmoid')
                """,
            compiled: "optimizer='adam', loss='binary_crossentropy'",
            expected: .written(
                "Conv2DTranspose(8, 3, strides: 2, padding: .same, activation: .relu)\n        UpSampling2D(2)\n        Conv2DTranspose(1, 3, padding: .same, activation: .sigmoid)"
            )),
        Case(
            testDescription: "linear interpolation",
            last: "Dense(784), layers.Reshape((28, 28, 1)), layers.UpSampling2D(2, interpolation='bilinear')",
            expected: .said(
                "\"interpolation\" of UpSampling2D is 'bilinear', for which there is no counterpart; expected 'nearest'"
            )),
        Case(
            testDescription: "a shape behind a transposed convolution",
            last: "Reshape((8, 4, 1)), layers.Conv2DTranspose(2, (5, 3), strides=(3, 2)), layers.Reshape((28, 9, 2))",
            expected: .said("Reshape takes as many numbers as [28, 9, 2]; its input has the shape [26, 9, 2]")),
        Case(
            testDescription: "validation is split off", fitted: "x_train, x_train, validation_split=0.1",
            expected: .written("on: mnist.reconstruction().split(validation: 0.1)")),
        Case(
            testDescription: "noise on what is given",
            prepared: """
                x_train, x_test = x_train / 255.0, x_test / 255.0
                noisy = x_train + 0.3 * np.random.normal(size=x_train.shape)
                """, fitted: "noisy, x_train",
            expected: .said("it is trained to give other images than it is given, or changed ones")),
        Case(
            testDescription: "the test images as targets", fitted: "x_train, x_test",
            expected: .said("it is trained to give other images than it is given, or changed ones")),
        Case(
            testDescription: "another validation", fitted: "x_train, x_train, validation_data=(x_test, y_test)",
            expected: .said("it is trained to give other images than it is given, or changed ones")),
        Case(
            testDescription: "pixels up to 255", prepared: "",
            expected: .said("the images that it is trained to give are not divided by 255")),
        Case(
            testDescription: "targets in another scale", prepared: "small = x_train / 255.0", fitted: "small, x_train",
            expected: .said("it is trained to give other images than it is given, or changed ones")),
        Case(
            testDescription: "a loss of logits", last: "Dense(784)",
            compiled: "optimizer='adam', loss=keras.losses.BinaryCrossentropy(from_logits=True)",
            expected: .said("the loss is carried over behind a last layer with a sigmoid alone")),
        Case(
            testDescription: "a loss of probabilities without a sigmoid", last: "Dense(784, activation='relu')",
            compiled: "optimizer='adam', loss='binary_crossentropy'",
            expected: .said("the loss is carried over behind a last layer with a sigmoid alone")),
        Case(
            testDescription: "a loss of classes", last: "Dense(784, activation='softmax')",
            compiled: "optimizer='adam', loss='categorical_crossentropy'",
            expected: .said("the loss takes classes, but the images are to be reconstructed")),
        Case(
            testDescription: "classes", compiled: "optimizer='adam', loss='binary_crossentropy'",
            fitted: "x_train, y_train",
            expected: .said("the loss is carried over where images are to be reconstructed alone")),
    ])
    func `targets that are images`(_ row: Case) throws {
        let code = """
            import math
            import keras
            import numpy as np
            from keras import layers
            (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
            \(row.prepared)
            m = keras.Sequential([layers.Flatten(), layers.Dense(32, activation='relu'), layers.\(row.last)])
            m.compile(\(row.compiled))
            h = m.fit(\(row.fitted))
            """
        let conversion = try expect(row.expected, of: code)
        #expect(!conversion.text.contains("epoch.testAccuracy") || row.fitted.contains("y_train"))
    }
}
