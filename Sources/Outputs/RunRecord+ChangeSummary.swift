extension RunRecords {
    /// What tells these runs from all in `known`, in words: "batchSize 512 is new"; "" where there is nothing to
    /// compare with.
    package func changeSummary(beside known: RunRecords) -> String {
        if isEmpty || known.isEmpty { return "" }
        var words: [String] = []
        func note(_ name: String, _ value: (RunRecord) -> String) {
            var seen = Set(known.map(value)), new: [String] = []
            for run in self where seen.insert(value(run)).inserted { new.append(value(run)) }
            guard !new.isEmpty else { return }
            let shown = new.count > 4 ? "\(new[0]), \(new[1]) and \(new.count - 2) others" : new.joined(separator: ", ")
            words.append("\(name)\(name.isEmpty ? "" : " ")\(shown) \(new.count == 1 ? "is" : "are") new")
        }
        note("engine version") { "\($0.engineVersion)" }
        note("data") { "\($0.dataset) \($0.datasetDigest.prefix(8))" }
        note("optimizer") { $0.optimizer }
        note("batchSize") { "\($0.batchSize)" }
        note("epochs") { "\($0.epochs)" }
        note("seed") { "\($0.seed)" }
        let layers = Set(known.map(\.layers))
        var trials: [String] = [], seen: Set<String> = []
        for run in self where !layers.contains(run.layers) && seen.insert(run.trial).inserted {
            trials.append(run.trial)
        }
        if !trials.isEmpty { words.append("the layers of \(trials.joined(separator: ", ")) are new") }
        if !words.isEmpty { return words.joined(separator: ", ") }
        let digests = Set(known.map(\.digest))
        return allSatisfy { digests.contains($0.digest) }
            ? "their results are no longer in the store" : "new combinations"
    }
}
