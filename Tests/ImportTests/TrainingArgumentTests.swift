import Document
import Notebook
import Testing

@testable import Import

/// What PyTorch's layers, and all that trains, are given is carried over, or is named and the model stays Python.
@Suite struct TrainingArgumentTests {
    @Test(arguments: torchLayers) func `an argument of a layer of PyTorch's`(layers: String, expected: Expected) throws
    {
        try expect(expected, of: torch(layers: layers))
    }

    @Test(arguments: torchTrainings) func `an argument of a training of PyTorch's`(line: String, expected: Expected)
        throws
    {
        try expect(expected, of: torch(lines: line))
    }

    @Test(arguments: kerasTrainings) func `an argument of a training of Keras's`(line: String, expected: Expected)
        throws
    {
        try expect(expected, of: keras(line))
    }
}

/// PyTorch's training of these layers before a `Flatten` and a last `Linear`, with other lines for a loss or an optimizer.
private func torch(layers: String = "", lines: String = "") -> String {
    """
    import torch
    from torch import nn, optim
    import torch.nn.functional as F
    from torchvision import datasets, transforms
    data = datasets.MNIST("d", train=True, transform=transforms.ToTensor())
    loader = torch.utils.data.DataLoader(data, batch_size=64, shuffle=True)
    m = nn.Sequential(\(layers.isEmpty ? "" : layers + ", ")nn.Flatten(), nn.Linear(784, 10))
    loss = nn.CrossEntropyLoss()
    o = optim.SGD(m.parameters(), lr=0.1)
    \(lines)
    for epoch in range(2):
        for x, y in loader:
            o.zero_grad()
            l = loss(m(x), y)
            l.backward()
            o.step()
    """
}

private func keras(_ line: String) -> String {
    """
    import keras
    from keras import layers, losses, optimizers
    from keras.callbacks import EarlyStopping, ReduceLROnPlateau
    (a, b), (c, d) = keras.datasets.mnist.load_data()
    a, c = a / 255, c / 255
    m = keras.Sequential([layers.Flatten(), layers.Dense(10, activation="softmax")])
    m.compile("adam", "sparse_categorical_crossentropy")
    \(line.hasPrefix("m.fit") ? line : line + "\nm.fit(a, b, epochs=2)")
    """
}

private let torchLayers: [(String, Expected)] = [
    ("nn.Flatten(), nn.Linear(784, 8, False, device='cpu')", .written("Dense(8, useBias: false)")),
    ("nn.Flatten(), nn.Linear(784, 8, dtype=torch.float64)", .said("\"dtype\" of Linear is ")),
    ("nn.Conv2d(1, 8, 3, 1, 1, 1, 1, False)", .written("Conv2D(8, 3, strides: 1, padding: .same, useBias: false)")),
    ("nn.Conv2d(1, 8, (3, 3), dilation=(1, 1))", .written("Conv2D(8, 3)")),
    ("nn.Conv2d(1, 8, 3, dilation=2)", .said("\"dilation\" of Conv2d is 2")),
    ("nn.Conv2d(1, 8, 3, padding_mode='reflect')", .said("\"padding_mode\" of Conv2d is 'reflect'")),
    ("nn.Conv2d(1, 8, 30)", .said("the window of Conv2d, 30 × 30, does not fit into its input of 28 × 28")),
    ("nn.MaxPool2d(2, 2, 0, 1, False, False)", .written("MaxPooling2D(2, strides: 2)")),
    ("nn.MaxPool2d(3, 2, 0, 1, False, True)", .said("\"ceil_mode\" of MaxPool2d is True")),
    ("nn.AvgPool2d(2, count_include_pad=False)", .written("AveragePooling2D(2)")),
    ("nn.AvgPool2d(2, divisor_override=3)", .said("\"divisor_override\" of AvgPool2d is 3")),
    ("nn.Flatten(0)", .said("\"start_dim\" of Flatten is 0")),
    ("nn.Flatten(1, 2)", .said("\"end_dim\" of Flatten is 2")),
    ("nn.Dropout(0.2, True)", .written("Dropout(0.2)")), ("nn.Dropout()", .written("Dropout(0.5)")),
    ("nn.ReLU(inplace=True)", .written("Activation(.relu)")), ("nn.SiLU(True)", .written("Activation(.silu)")),
    ("nn.Sigmoid()", .written("Activation(.sigmoid)")), ("nn.Tanh()", .written("Activation(.tanh)")),
    ("nn.Tanh(2)", .said("Tanh has an argument more than bnbook takes over")),
    ("nn.GELU('none')", .written("Activation(.gelu)")), ("nn.GELU('tanh')", .said("\"approximate\" of GELU is 'tanh'")),
    ("nn.Softplus(1.0, 20)", .written("Activation(.softplus)")),
    ("nn.Softplus(beta=2)", .said("\"beta\" of Softplus is 2")),
    ("nn.Softmax(0)", .said("\"dim\" of Softmax is 0")), ("nn.LogSoftmax(dim=0)", .said("\"dim\" of LogSoftmax is 0")),
    ("nn.Softmax(1)", .said("Softmax is a softmax before the end")),
    ("nn.LeakyReLU(0.3, True)", .written("LeakyReLU(negativeSlope: 0.3)")),
    ("nn.LeakyReLU()", .written("LeakyReLU(negativeSlope: 0.01)")), ("nn.ELU(0.5)", .written("ELU(alpha: 0.5)")),
    ("nn.BatchNorm2d(1, 1e-3, 0.05)", .written("BatchNormalization(momentum: 0.95, epsilon: 0.001)")),
    ("nn.BatchNorm2d(1)", .written("BatchNormalization(momentum: 0.9, epsilon: 1e-5)")),
    ("nn.BatchNorm2d(1, affine=False)", .said("\"affine\" of BatchNorm2d is False")),
    ("nn.BatchNorm2d(1, momentum=None)", .said("\"momentum\" of BatchNorm2d is None")),
]

private let torchTrainings: [(String, Expected)] = [
    ("o = optim.SGD(m.parameters(), 0.1, 0.9, 0, 0, True)", .written("momentum: 0.9, nesterov: true)")),
    ("o = optim.SGD(m.parameters(), 0.1, 0.9, 0.1)", .said("\"dampening\" of SGD is 0.1")),
    ("o = optim.SGD(m.parameters(), 0.1, maximize=True)", .said("\"maximize\" of SGD is True")),
    ("o = optim.Adam(m.parameters(), 0.01, [0.9, 0.999], fused=True)", .written(".adam(learningRate: 0.01, ")),
    ("o = optim.Adam(m.parameters(), betas=(0.5, 0.999))", .said("\"betas\" of Adam is (0.5, 0.999)")),
    ("o = optim.AdamW(m.parameters(), 0.01, (0.9, 0.999), 1e-6, 0.1)", .written("weightDecay: 0.1, epsilon: 1e-06)")),
    ("o = optim.AdamW(m.parameters(), amsgrad=True)", .said("\"amsgrad\" of AdamW is True")),
    (
        "o = optim.RMSprop(m.parameters(), 0.01, 0.9, 1e-6, 0, 0.5, True)",
        .written(".rmsprop(learningRate: 0.01, rho: 0.9, momentum: 0.5, epsilon: 1e-06, centered: true)")
    ),
    ("o = optim.Adagrad(m.parameters(), 0.01, 0.1)", .said("\"lr_decay\" of Adagrad is 0.1")),
    ("o = optim.Adadelta(m.parameters(), 1.0, 0.8)", .written("rho: 0.8, epsilon: 1e-6)")),
    ("loss = nn.CrossEntropyLoss(None, None, -100, None, 'mean', 0.1)", .written(".crossEntropy(labelSmoothing: 0.1)")),
    ("loss = nn.CrossEntropyLoss(None, None, 0)", .said("\"ignore_index\" of CrossEntropyLoss is 0")),
    ("loss = nn.CrossEntropyLoss(weight=w)", .said("\"weight\" of CrossEntropyLoss is ")),
    ("torch.set_default_dtype(torch.float64)", .said("what \"set_default_dtype\" does is not followed")),
    ("torch.set_default_dtype(torch.float32)", .written("Experiment(")),
    ("torch.use_deterministic_algorithms(True)", .written("Experiment(")),
]

private let kerasTrainings: [(String, Expected)] = [
    ("m.fit(a, b, 64, 3, 0, None, 0.0, None, False)", .written("epochs: 3, batchSize: 64, options: TrainingOptions(")),
    ("m.fit(a, b, 64, 3, 0, None, 0.0, None, True, {0: 2.0})", .said("\"class_weight\" of fit is ")),
    ("m.fit(a, b, class_weight=None, initial_epoch=0, workers=4)", .written("Experiment(")),
    ("m.fit(a, b, steps_per_epoch=10)", .said("\"steps_per_epoch\" of fit is 10")),
    (
        "m.fit(a, b, validation_split=0.1, callbacks=[EarlyStopping('val_accuracy', 0.01, 3, 0, 'max', None, True)])",
        .written("EarlyStopping(monitor: .accuracy, patience: 3, minimumDelta: 0.01, restoresBestWeights: true)")
    ),
    ("m.fit(a, b, callbacks=[EarlyStopping('val_loss', 0, p)])", .said("\"patience\" of EarlyStopping is ")),
    ("m.fit(a, b, callbacks=[EarlyStopping(q)])", .said("\"monitor\" of EarlyStopping is ")),
    ("m.fit(a, b, callbacks=[EarlyStopping('val_loss', mode='max')])", .said("\"mode\" of EarlyStopping is 'max'")),
    (
        "m.fit(a, b, validation_split=0.1, callbacks=[ReduceLROnPlateau('val_loss', 0.5, 2)])",
        .written(".reduceOnPlateau(factor: 0.5, patience: 2, minimumDelta: 0.0001, minimumRate: 0)")
    ),
    ("m.fit(a, b, callbacks=[ReduceLROnPlateau(cooldown=2)])", .said("\"cooldown\" of ReduceLROnPlateau is 2")),
    ("m.compile(optimizers.SGD(0.1, 0.9, True), 'mse')", .written("momentum: 0.9, nesterov: true)")),
    ("m.compile(optimizers.SGD(0.1, 0.9, use_ema=False), 'mse')", .written(".sgd(learningRate: 0.1, momentum: 0.9)")),
    ("m.compile(optimizers.SGD(0.1, use_ema=True), 'mse')", .said("\"use_ema\" of SGD is True")),
    ("m.compile(optimizers.Adam(1e-3, 0.9, 0.99, 1e-8, False, 0.01), 'mse')", .written(".decayed(weightDecay: 0.01)")),
    ("m.compile(optimizers.AdamW(1e-3, 0.01, amsgrad=True), 'mse')", .said("\"amsgrad\" of AdamW is True")),
    ("m.compile(optimizers.Adamax(beta_1=0.8), 'mse')", .written(".adamax(beta1: 0.8)")),
    (
        "m.compile(optimizers.Nadam(0.01, clipnorm=1.0), 'mse')",
        .written(".nadam(learningRate: 0.01).clipped(.norm(1))")
    ),
    ("m.compile(optimizers.Lion(0.01, 0.8), 'mse')", .written(".lion(learningRate: 0.01, beta1: 0.8)")),
    ("m.compile(optimizers.RMSprop(0.01, centered=True), 'mse')", .written("centered: true)")),
    ("m.compile(optimizers.Adagrad(0.01, 0.2), 'mse')", .written("initialAccumulator: 0.2)")),
    ("m.compile(optimizers.Adadelta(rho=0.9, decay=0.0), 'mse')", .written(".adadelta(rho: 0.9)")),
    ("m.compile(optimizers.SGD(lr=0.1, decay=0.1), 'mse')", .said("\"decay\" of SGD is 0.1")),
    ("m.compile('adam', losses.Huber(1.0))", .written("loss: .huber()")),
    ("m.compile('adam', losses.Huber(2.0))", .said("\"delta\" of Huber is 2.0")),
    (
        "m.compile('adam', losses.MeanAbsoluteError(reduction='sum'))",
        .said("\"reduction\" of MeanAbsoluteError is 'sum'")
    ),
    (
        "m.compile('adam', losses.SparseCategoricalCrossentropy(f))",
        .said("\"from_logits\" of SparseCategoricalCrossentropy is ")
    ),
    ("m.compile('adam', losses.CategoricalCrossentropy(False, 0.1))", .written("labelSmoothing: 0.1")),
    ("m.compile('adam', losses.CategoricalCrossentropy(axis=1))", .said("\"axis\" of CategoricalCrossentropy is 1")),
    ("m.compile('adam', 'mse', [0.5])", .said("an argument of compile has no counterpart")),
    ("m.compile('adam', 'mse', ['accuracy'])", .written("loss: .meanSquaredError")),
]
