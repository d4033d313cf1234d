internal import Document
internal import Notebook
internal import Spelling

/// A model and a training of it as Swift.
struct ModelWriter {
    let model: FoundModel

    /// The lines of `Model(…) { … }`, for samples that have the shape `samples` here.
    /// - Throws: the first thing that has no counterpart.
    func lines(samples: [Int]?, expected: [Int]?, addsSoftmax: Bool) throws(Omission) -> [String] {
        if let problem = model.problems.first { throw problem }
        guard let first = model.chain.layers.first else {
            throw Omission(place: model.place, message: "the model \"\(model.name)\" has no layers that are known")
        }
        let wanted = try shaping(samples, expected, first)
        // PyTorch's shapes have channels first.
        let said = model.isTorch && inputShape?.count ?? 0 > 1 ? nil : inputShape
        var layers: [String] = [], shape = SampleShape(sides: wanted ?? samples ?? said)
        var channels: Int?
        for layer in model.chain.layers where layer.name != "InputLayer" {
            channels =
                layer["filters"]?.integer ?? layer["units"]?.integer
                ?? (["Dense", "Conv2D", "Convolution2D"].contains(layer.name) ? layer["", 0]?.integer : channels)
            let row = try row(of: layer), line = try row.written(try grouped(layer, channels))
            try shape.pass(layer, row)
            // Keras's first layer may say the shape of the samples, and nothing else.
            if !line.isEmpty { layers.append(layer["trainable"]?.truth == false ? line + ".frozen()" : line) }
        }
        if let wanted {
            let sides = wanted.map(String.init).joined(separator: ", ")
            layers.insert(wanted.count == 1 ? "Flatten()" : "Reshape(\(sides))", at: 0)
        }
        if addsSoftmax { layers.append("Activation(.softmax)") }
        return ["Model(\(model.name.isEmpty ? "\"Model\"" : model.name.quotedForYAML)) {"] + layers.map { "    " + $0 }
            + ["}"]
    }

    /// What the author says of a sample's shape.
    var inputShape: [Int]? {
        if let shape = model.chain.inputShape { return shape }
        guard let first = model.chain.layers.first else { return nil }
        if let shape = first["input_shape"]?.shape { return shape }
        if let shape = first["batch_input_shape"]?.items?.dropFirst().compactMap(\.integer) { return shape }
        if let count = first["input_dim"]?.integer { return [count] }
        return model.isTorch && first.name == "Linear" ? first["in_features", 0]?.integer.map { [$0] } : nil
    }
}

private extension ModelWriter {
    /// A group normalization of a group for each channel, with their number.
    func grouped(_ layer: PythonObject, _ channels: Int?) throws(Omission) -> PythonObject {
        guard layer.name == "GroupNormalization", layer["groups", 0]?.integer == -1 else { return layer }
        guard let channels else {
            throw Omission(
                place: layer.place, message: "\"groups\" is -1, a group a channel, and how many these are is not known")
        }
        var arguments = layer.arguments
        if let place = arguments.firstIndex(where: { $0.name == "groups" || $0.name == nil }) {
            arguments[place].value = .integer(channels)
        }
        return PythonObject(path: layer.path, arguments: arguments, place: layer.place, number: layer.number)
    }

    func row(of layer: PythonObject) throws(Omission) -> CallRow {
        let rows = model.isTorch ? TorchLayers.all : KerasLayers.all
        if let row = rows.first(where: { $0.names.contains(layer.name) }) { return row }
        throw Omission.attention(of: layer)
            ?? Omission(
                place: layer.place, message: "bnbook has no layer \"\(layer.name)\"",
                hint: suggestion(for: layer.name.replacing("Avg", with: "Average"), among: rows.flatMap(\.names)))
    }

    /// The shape that the first layer takes; `nil` where samples have it.
    func shaping(_ samples: [Int]?, _ expected: [Int]?, _ first: PythonObject) throws(Omission) -> [Int]? {
        guard let samples, first.name.lowercased() != "flatten" else { return nil }
        var wanted = inputShape ?? expected ?? samples
        if model.isTorch {
            let isImageLayer = ["Conv2d", "MaxPool2d", "AvgPool2d", "BatchNorm2d"].contains(first.name)
            // Channels come first there, and last here.
            if isImageLayer || wanted.count == 3 { wanted = samples.count == 2 ? samples + [1] : samples }
            if isImageLayer, let channels = first["in_channels", 0]?.integer, first.name == "Conv2d",
                channels != wanted.last
            {
                throw Omission(
                    place: first.place,
                    message: "\"in_channels\" is \(channels); the data set's images have \(wanted.last ?? 1)")
            }
        }
        if wanted == samples { return nil }
        guard wanted.reduce(1, *) == samples.reduce(1, *) else {
            throw Omission(
                place: first.place,
                message: "the model takes samples of the shape \(wanted); the data set's are \(samples)")
        }
        return wanted
    }
}
