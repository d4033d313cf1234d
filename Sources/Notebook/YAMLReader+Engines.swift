extension YAMLReader {
    /// The engines in a text of names with their keys.
    mutating func engines(in yaml: String) -> [ClusterEngine] { engines(mapping(yaml)) }

    /// The engines below a key.
    mutating func engines(_ value: YAMLNode) -> [ClusterEngine] {
        guard let mapping = value.mapping else {
            report(value, "\"engines\" is \(described(value)); expected names with their keys below")
            return []
        }
        return engines(mapping)
    }
}

private extension YAMLReader {
    static let keys = [
        "submit", "alive", "cancel", "index", "launch", "worker", "options", "cores", "limit", "tasks", "most",
        "length", "poll", "patience", "worthwhile",
    ]

    mutating func engines(_ pairs: [(YAMLNode, YAMLNode)]) -> [ClusterEngine] {
        pairs.map { name, value in engine(name.string ?? "", value, at: name) }
    }

    mutating func engine(_ name: String, _ value: YAMLNode, at place: YAMLNode) -> ClusterEngine {
        // One that is built in is changed key by key.
        let known = self.name == "engine of bnbook" ? nil : ClusterEngine.builtIn.first { $0.name == name }
        var engine = known ?? ClusterEngine(name: name)
        for (key, value) in entries(below: value, of: name, known: Self.keys) {
            switch key {
            case "cores": engine.cores = count(value, of: key, upTo: 4096) ?? engine.cores
            case "limit": engine.limit = count(value, of: key, upTo: 1_000_000)
            case "tasks": engine.tasks = count(value, of: key, upTo: 1_000_000) ?? engine.tasks
            case "worthwhile": engine.worthwhile = seconds(value, of: key) ?? engine.worthwhile
            case "length": engine.length = seconds(value, of: key) ?? engine.length
            case "poll": engine.poll = seconds(value, of: key) ?? engine.poll
            case "patience": engine.patience = seconds(value, of: key) ?? engine.patience
            default: if let text = text(value, of: key) { engine.take(text, key) }
            }
        }
        if engine.submit.isEmpty {
            report(place, "engine \"\(name)\" has no \"submit\"; expected the line that hands its tasks over")
        }
        return engine
    }
}

private extension ClusterEngine {
    mutating func take(_ text: String, _ key: String) {
        switch key {
        case "submit": submit = text
        case "alive": alive = text
        case "cancel": cancel = text
        case "index": index = text
        case "launch": launch = text
        case "worker": worker = text
        case "most": most = text
        default: options = text
        }
    }
}
