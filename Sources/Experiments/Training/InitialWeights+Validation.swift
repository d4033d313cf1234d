/// Whether a run can begin with saved weights.
extension InitialWeights {
    /// Throws where a layer that is not fresh has no counterpart in the run that is begun from, or that run cannot be.
    func validate(for layers: [Layer], of dataset: Dataset) throws(ModelError) {
        for number in freshLayers where !(1...layers.count).contains(number) {
            throw .run(name: "a fresh layer", value: "\(number)", expected: "1 to \(layers.count)")
        }
        let own = try layers.summaries(input: dataset.shape)
        switch source {
        case .file: return
        case .run(let run):
            try check(
                own, of: layers, against: run.layers, of: run, or: run.layers.folded,
                "folded: true gives the weights of the folded model, which this is")
        case .foldedRun(let run):
            try check(
                own, of: layers, against: run.layers.folded, of: run, or: run.layers,
                "folded weights are those of the folded model, model.folded")
        }
    }
}

private extension InitialWeights {
    /// `hint` is said where the model is `other`.
    func check(
        _ own: [LayerSummary], of ownLayers: [Layer], against layers: [Layer], of run: RunSpec, or other: [Layer],
        _ hint: String
    ) throws(ModelError) {
        try run.validate()
        let saved = try layers.summaries(input: run.dataset.shape)
        guard let number = misfit(own, saved) else { return try checkHeads(ownLayers, against: layers) }
        let form = try other.summaries(input: run.dataset.shape),
            fitsOther = own.map(\.type) == form.map(\.type) && misfit(own, form) == nil
        throw .initialWeights(
            layer: number, here: own.weights(ofLayer: number).words, saved: saved.weights(ofLayer: number).words,
            expected: "the same" + (fitsOther ? "; \(hint)" : ", or \(number) among freshLayers"))
    }

    /// Throws for the first attention that is not fresh and whose columns are other heads'.
    func checkHeads(_ own: [Layer], against saved: [Layer]) throws(ModelError) {
        for (index, (layer, other)) in zip(own, saved).enumerated() where !freshLayers.contains(index + 1) {
            guard let (here, there) = zip(layer.attentions, other.attentions).first(where: { !$0.hasHeads(of: $1) })
            else { continue }
            throw .initialWeights(
                layer: index + 1, here: here.description, saved: there.description,
                expected: "the same heads, or \(index + 1) among freshLayers")
        }
    }

    /// The number of the first layer that is not fresh and has another count of weights.
    func misfit(_ own: [LayerSummary], _ saved: [LayerSummary]) -> Int? {
        (1...max(own.count, saved.count)).first {
            !freshLayers.contains($0) && own.weights(ofLayer: $0).count != saved.weights(ofLayer: $0).count
        }
    }
}

private extension Layer {
    /// Those in it, where it is a block.
    var attentions: [MultiHeadAttention] { leaves.compactMap { $0.definition as? MultiHeadAttention } }
}

private extension MultiHeadAttention {
    func hasHeads(of other: MultiHeadAttention) -> Bool { numHeads == other.numHeads && keyDim == other.keyDim }
}

private extension [LayerSummary] {
    /// The weights of a layer, which may not be there.
    func weights(ofLayer number: Int) -> (count: Int, words: String) {
        guard indices.contains(number - 1) else { return (0, "missing") }
        return (self[number - 1].parameters, "\(self[number - 1].type) with \(self[number - 1].parameters) numbers")
    }
}
