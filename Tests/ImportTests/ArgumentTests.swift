import Document
import Notebook
import Testing

@testable import Import

/// What a layer's arguments say is carried over, or the model stays Python and the argument is named.
@Suite struct ArgumentTests {
    @Test(arguments: refused) func `an argument without a counterpart keeps the model Python`(
        layers: String, said: String
    ) throws {
        try converted(layers).expectSaid(said)
    }

    @Test(arguments: carried) func `an argument is carried over`(layers: String, written: String) throws {
        try converted(layers).expectWritten(written)
    }

    @Test func `a module that is a file beside the notebook is said`() throws {
        let conversion = try converted("layers.Dense(8)", files: ["keras.py"])
        let said = "a.qmd:2:1: warning: keras.py is not read: its models and data, and what it does to libraries"
        #expect(conversion.omissions.contains { $0.text.hasPrefix(said) })
    }
}

/// A training of Keras's on images of 28 × 28, of these layers before a `Flatten` and a last `Dense`; a line that is
/// indented stands before the model, and one of the functional interface makes `x` of `x`.
private func converted(_ layers: String, files: [String] = []) throws -> Conversion {
    let isFunctional = layers.contains("(x")
    let before = layers.hasPrefix("keras.") ? layers : "pass"
    let sequence = before == "pass" && !isFunctional ? layers + ", " : ""
    let model =
        isFunctional
        ? """
        i = keras.Input(shape=(28, 28))
        x = layers.Dense(4)(i)
        x = \(layers)
        m = keras.Model(i, layers.Dense(10, activation="softmax")(layers.Flatten()(x)))
        """
        : "m = keras.Sequential([\(sequence)layers.Flatten(), layers.Dense(10, activation=\"softmax\")])"
    let text = """
        ```{python}
        import keras
        from keras import layers, activations
        from keras.layers import ReLU, ELU
        from keras.initializers import *
        from keras.regularizers import L1, L2, L1L2, l1_l2
        (a, b), (c, d) = keras.datasets.mnist.load_data()
        a, c = a / 255, c / 255
        \(before)
        \(model)
        m.compile("adam", "sparse_categorical_crossentropy")
        m.fit(a, b, epochs=2)
        ```

        """
    return try Conversion(text.utf8, folder: NotebookFolder(read: { files.contains($0) ? [] : nil }))
}

private let refused: [(String, String)] = [
    // Unnamed.
    (#"layers.GlobalMaxPooling1D("channels_first")"#, "\"data_format\" of GlobalMaxPooling1D is 'channels_first'"),
    ("layers.GlobalAveragePooling1D(None, True)", "\"keepdims\" of GlobalAveragePooling1D is True"),
    (#"layers.Flatten("channels_first")"#, "\"data_format\" of Flatten is 'channels_first'"),
    ("layers.ReLU(6.0)", "\"max_value\" of ReLU is 6.0, for which there is no counterpart; expected None"),
    ("layers.ReLU(None, 0.1)", "\"negative_slope\" of ReLU is 0.1"),
    ("activations.relu(x, 0.1)", "\"negative_slope\" of relu is 0.1"),
    ("activations.relu(x, max_value=6)", "\"max_value\" of relu is 6"),
    ("layers.Softmax(0)", "\"axis\" of Softmax is 0"),
    ("activations.sigmoid(x, 2)", "sigmoid has an argument more than bnbook takes over"),
    ("layers.MaxPooling1D(2, None, 'valid', 'channels_first')", "\"data_format\" of MaxPooling1D is 'channels_first'"),
    ("layers.Dropout(0.5, (1, 4))", "\"noise_shape\" of Dropout is (1, 4)"),
    ("layers.Dense(8, None, False, 'zeros', 'zeros', None, 'l2')", "\"bias_regularizer\" of Dense is 'l2'"),
    ("layers.LSTM(8, 'relu')", "\"activation\" of LSTM is 'relu', for which there is no counterpart; expected .tanh"),
    ("layers.LSTM(8, 'tanh', 'hard_sigmoid')", "bnbook has no activation \"hard_sigmoid\""),
    ("layers.GRU(8, dropout=0.2)", "\"dropout\" of GRU is 0.2"),
    ("layers.GRU(8, reset_after=False)", "\"reset_after\" of GRU is False"),
    ("layers.SimpleRNN(8, go_backwards=True)", "\"go_backwards\" of SimpleRNN is True"),
    ("layers.LSTM(8, unit_forget_bias=False)", "\"unit_forget_bias\" of LSTM is False"),
    ("layers.LSTM(8, bias_initializer='ones')", "\"bias_initializer\" of LSTM is 'ones'"),
    ("layers.Conv1D(8, 3, dilation_rate=2)", "\"dilation_rate\" of Conv1D is 2"),
    ("layers.Conv1D(8, 3, 1, 'full')", "\"padding\" of Conv1D is 'full'; expected 'valid', 'same' or 'causal'"),
    ("layers.MaxPooling1D(2, 2, 'causal')", "\"padding\" of MaxPooling1D is 'causal'; expected 'valid' or 'same'"),
    ("layers.Conv1D(8, 3, groups=4)", "\"groups\" of Conv1D is 4"),
    ("layers.LayerNormalization(1)", "\"axis\" of LayerNormalization is 1"),
    ("layers.LayerNormalization(gamma_initializer='zeros')", "\"gamma_initializer\" of LayerNormalization is 'zeros'"),
    ("layers.BatchNormalization(renorm=True)", "\"renorm\" of BatchNormalization is True"),
    ("layers.BatchNormalization(momentum=m)", "\"momentum\" of BatchNormalization is "),
    ("layers.LeakyReLU(slope=0.1)", "\"slope\" of LeakyReLU has no counterpart in LeakyReLU"),
    ("layers.Dense(8, use_bias=None)", "\"use_bias\" of Dense is None; expected True or False"),
    ("layers.Dense(8, dtype='float16')", "\"dtype\" of Dense is 'float16'"),
    ("layers.Dense(8, activity_regularizer='l2')", "\"activity_regularizer\" of Dense is 'l2'"),
    ("layers.AvgPooling1D()", "did you mean \"AveragePooling1D\"?"),
    ("layers.BatchNormalization()(x, training=False)", "\"training\" of a layer's call is not carried over"),
    // Objects for words.
    ("layers.Dense(8, activation=layers.ReLU(max_value=6))", "\"max_value\" of ReLU is 6"),
    ("layers.Dense(8, activation=layers.ReLU(negative_slope=0.1))", "\"negative_slope\" of ReLU is 0.1"),
    ("layers.Dense(8, activation=ELU(0.5))", "\"alpha\" of ELU is 0.5"),
    ("layers.Activation(ReLU(6.0))", "\"max_value\" of ReLU is 6.0"),
    ("layers.Dense(8, kernel_initializer=RandomNormal(0.5, 0.1))", "\"mean\" of RandomNormal is 0.5"),
    ("layers.Dense(8, kernel_initializer=RandomNormal(mean=m))", "\"mean\" of RandomNormal is "),
    ("layers.Dense(8, kernel_initializer=Orthogonal(gain=g))", "\"gain\" of Orthogonal is "),
    ("layers.Dense(8, kernel_regularizer=l1_l2(0.1))", "what l1_l2 is not given is 0.01 in Keras 2 and 0 in Keras 3"),
    ("layers.Dense(8, kernel_regularizer='l1_l2')", "what l1_l2 is not given is 0.01 in Keras 2 and 0 in Keras 3"),
    ("layers.Dense(8, kernel_regularizer=L2(f))", "\"l2\" of L2 is "),
    ("layers.Dense(8, kernel_initializer=HeNormal(scale=2))", "\"scale\" of HeNormal has no counterpart in .heNormal"),
    ("layers.Dense(8, kernel_initializer=RandomUniform(-1, 1))", "bnbook has no initializer \"RandomUniform\""),
    ("layers.Dense(8, kernel_initializer=VarianceScaling(2.0))", "bnbook has no initializer \"VarianceScaling\""),
    ("layers.Dense(8, activation=layers.LeakyReLU(0.3))", "bnbook has no activation \"LeakyReLU\""),
    ("layers.Dense(8, activation=lambda x: x)", "the activation is no literal"),
    // Settings of the library.
    ("keras.backend.set_floatx('float16')", "what \"set_floatx\" does is not followed"),
    ("keras.mixed_precision.set_global_policy('mixed_float16')", "what \"set_global_policy\" does is not followed"),
    ("keras.config.set_dtype_policy('float64')", "what \"set_dtype_policy\" does is not followed"),
    ("keras.backend.set_learning_phase(1)", "what \"set_learning_phase\" does is not followed"),
    ("keras.backend.set_image_data_format('channels_first')", "what \"set_image_data_format\" does is not followed"),
    ("keras.config.set_image_data_format(order)", "what \"set_image_data_format\" does is not followed"),
    // Layers that take inputs of other shapes.
    ("layers.Conv1D(32, 0)", "\"kernel_size\" of Conv1D is 0; expected a whole number from 1 on"),
    ("layers.Dense(0)", "\"units\" of Dense is 0; expected a whole number from 1 on"),
    ("layers.Conv1D(32, 40)", "the window of Conv1D, 40, does not fit into its input of 28"),
    (
        "layers.MaxPooling1D(4), layers.Conv1D(8, 3), layers.Conv1D(8, 6)",
        "the window of Conv1D, 6, does not fit into its input of 5"
    ),
    ("layers.Conv2D(8, 3)", "Conv2D takes an image [height, width, channels]; its input has the shape [28, 28]"),
    ("layers.Reshape((28, 28, 2))", "Reshape takes as many numbers as [28, 28, 2]; its input has the shape [28, 28]"),
    ("layers.Dense(8), layers.Softmax()", "Softmax is a softmax before the end, which ends a model here"),
    ("layers.Dense(8, activation=layers.Softmax())", "Dense is a softmax before the end, which ends a model here"),
    (
        "layers.MultiHeadAttention(2, 4)(x, x)",
        "bnbook has MultiHeadAttention(numHeads:keyDim:), but calls with query and value are not followed"
    ),
]

private let carried: [(String, String)] = [
    (#"layers.GlobalMaxPooling1D("channels_last", False)"#, "        GlobalMaxPooling1D()\n"),
    ("layers.GlobalAveragePooling1D(keepdims=False)", "        GlobalAveragePooling1D()\n"),
    ("layers.ReLU(None, 0, 0.0)", "        Activation(.relu)\n"),
    ("activations.relu(x)", "        Activation(.relu)\n"),
    ("layers.Dense(8, activation=ReLU())", "Dense(8, activation: .relu)"),
    ("layers.Dense(8, activation=ELU(1.0))", "Dense(8, activation: .elu)"),
    ("layers.Dense(8, activation=keras.activations.tanh)", "Dense(8, activation: .tanh)"),
    (
        "layers.Dense(8, kernel_initializer=Orthogonal(gain=2.0, seed=3))",
        "Dense(8, kernelInitializer: .orthogonal.scaled(by: 2))"
    ),
    ("layers.Dense(8, kernel_initializer=HeNormal(42))", "Dense(8, kernelInitializer: .heNormal)"),
    (
        "layers.Dense(8, kernel_initializer=RandomNormal(0.0, 0.1))",
        "Dense(8, kernelInitializer: .randomNormal(standardDeviation: 0.1))"
    ),
    ("layers.Dense(8, bias_initializer=Constant(0.5))", "Dense(8, biasInitializer: .constant(0.5))"),
    ("layers.Dense(8, kernel_regularizer=L1L2(0.1))", "Dense(8, kernelRegularizer: .l1L2(0.1, 0))"),
    ("layers.Dense(8, kernel_regularizer=L1L2(l2=0.1))", "Dense(8, kernelRegularizer: .l1L2(0, 0.1))"),
    ("layers.Dense(8, kernel_regularizer=l1_l2(l1=0.1, l2=0.2))", "Dense(8, kernelRegularizer: .l1L2(0.1, 0.2))"),
    ("layers.Dense(8, kernel_regularizer='l2')", "Dense(8, kernelRegularizer: .l2(0.01))"),
    ("layers.Dense(8, kernel_regularizer=L1())", "Dense(8, kernelRegularizer: .l1(0.01))"),
    ("layers.Conv1D(8, 3, dilation_rate=(1,))", "Conv1D(8, 3)"),
    ("layers.Conv1D(8, 28)", "Conv1D(8, 28)"),
    ("layers.Conv1D(8, 40, 2, 'causal')", "Conv1D(8, 40, strides: 2, padding: .causal)"),
    ("layers.Conv1D(8, 40, padding='same')", "Conv1D(8, 40, padding: .same)"),
    ("layers.Conv1D(8, (3,), strides=[1], dilation_rate=[1], groups=1)", "Conv1D(8, 3, strides: 1)"),
    ("layers.Conv1D(8, 3, bias_initializer=keras.initializers.Zeros())", "Conv1D(8, 3)"),
    ("layers.Dense(8, None, True, 'he_normal', 'ones')", "kernelInitializer: .heNormal, biasInitializer: .ones)"),
    ("layers.Dense(8, kernel_initializer=LecunUniform(seed=1))", "kernelInitializer: .lecunUniform)"),
    ("layers.Dense(8, kernel_initializer='glorot_normal')", "kernelInitializer: .glorotNormal)"),
    ("layers.Dense(8, kernel_initializer=keras.initializers.HeUniform)", "kernelInitializer: .heUniform)"),
    ("layers.Dense(8, kernel_initializer='lecun_normal')", "kernelInitializer: .lecunNormal)"),
    ("layers.Dense(8, kernel_initializer='random_normal')", "kernelInitializer: .randomNormal())"),
    ("layers.Dense(8, bias_initializer=Constant())", "biasInitializer: .constant(0))"),
    ("layers.Dense(8, activation='swish')", "Dense(8, activation: .silu)"),
    ("layers.Dense(8, activation='leaky_relu')", "Dense(8, activation: .leakyRelu)"),
    ("layers.Dense(8, activation=keras.ops.gelu)", "Dense(8, activation: .gelu)"),
    ("layers.Dense(8, activation='softplus')", "Dense(8, activation: .softplus)"),
    ("layers.Dense(8, activation='sigmoid')", "Dense(8, activation: .sigmoid)"),
    ("layers.Activation(None)", "Activation(.linear)"),
    ("layers.Dense(8, activation='linear', kernel_initializer='zeros')", ".linear, kernelInitializer: .zeros)"),
    ("layers.Dense(8, kernel_initializer=GlorotUniform(seed=1))", "kernelInitializer: .glorotUniform)"),
    ("layers.Flatten('channels_last')", "        Flatten()\n"),
    ("activations.tanh(x)", "        Activation(.tanh)\n"),
    ("activations.sigmoid(x)", "        Activation(.sigmoid)\n"),
    ("layers.GlobalAveragePooling1D(), layers.ELU(alpha=1)", "        ELU(alpha: 1)\n"),
    ("layers.Dropout(0.5, seed=3)", "Dropout(0.5)"),
    ("layers.LeakyReLU(alpha=0.1)", "LeakyReLU(negativeSlope: 0.1)"),
    ("layers.ELU(2.0)", "ELU(alpha: 2)"),
    (
        "layers.BatchNormalization(-1, 0.9, 1e-5, True, False)",
        "BatchNormalization(momentum: 0.9, epsilon: 1e-05, center: true, scale: false)"
    ),
    (
        "layers.BatchNormalization(beta_initializer='ones', gamma_initializer='zeros')",
        "BatchNormalization(gammaInitializer: .zeros, betaInitializer: .ones)"
    ),
    ("layers.LayerNormalization(epsilon=1e-6, gamma_initializer='ones')", "LayerNormalization(epsilon: 1e-06)"),
    ("layers.GroupNormalization(4, axis=-1)", "GroupNormalization(groups: 4)"),
    (
        "layers.LSTM(8, 'tanh', 'sigmoid', True, 'he_normal', return_sequences=True, dropout=0, unroll=True)",
        "LSTM(8, returnSequences: true, useBias: true, kernelInitializer: .heNormal)"
    ),
    ("layers.GRU(8, activation=keras.activations.tanh, reset_after=True)", "GRU(8)"),
    (
        "layers.SimpleRNN(8, 'relu', return_sequences=True, use_bias=False)",
        "SimpleRNN(8, activation: .relu, returnSequences: true, useBias: false)"
    ),
    ("layers.MaxPooling1D(2, 2, 'same')", "MaxPooling1D(2, strides: 2, padding: .same)"),
    ("layers.AveragePooling1D(pool_size=(2,), name='p')", "AveragePooling1D(2)"),
    ("layers.Reshape((28, 28, 1)), layers.GlobalMaxPooling2D()", "GlobalMaxPooling2D()"),
    ("layers.Reshape((28, 28, 1)), layers.GlobalAveragePooling2D(keepdims=False)", "GlobalAveragePooling2D()"),
    ("layers.Reshape((28, 28, 1)), layers.Conv2D(8, [3, 3], dilation_rate=(1, 1))", "Conv2D(8, 3)"),
    ("layers.Reshape((28, 28, 1)), layers.MaxPooling2D((2, 1), padding='same')", "MaxPooling2D(Extent2D(2, 1), "),
    ("layers.Reshape((28, 28, 1)), layers.AveragePooling2D(2, None)", "AveragePooling2D(2)"),
    ("layers.GlobalMaxPooling1D(), layers.Dense(8, trainable=False, dtype='float32')", "Dense(8).frozen()"),
    ("keras.backend.set_image_data_format('channels_last')", "Experiment("),
    ("keras.mixed_precision.set_global_policy('float32')", "Experiment("),
    ("keras.utils.set_random_seed(1)", "Experiment("),
]
