internal import Glibc
internal import Worker
internal import Spelling

/// What the renderer tells a notebook process when it starts one, read once from the environment.
struct RunEnvironment: Sendable {
    static let current = RunEnvironment()

    /// What records among the printed text begin with; `nil` where only words are to be printed, as when run by hand.
    let nonce: String?
    /// Whether experiments are only to say which runs they would train.
    let isPlanned: Bool
    /// Who carries out runs and reads data.
    let service: RunService

    private init() {
        var variables = processEnvironment()
        // Whoever knew them could speak in the program's name: neither the blocks nor what they start see it.
        nonce = variables.removeValue(forKey: EnvironmentVariable.outputs)
        unsetenv(EnvironmentVariable.outputs)
        isPlanned = variables[EnvironmentVariable.plan] == "1"
        service = nonce == nil ? .own(RunWorker(environment: variables)) : .other(MessageChannel())
    }
}

private extension RunWorker {
    /// That of a program that was started by hand.
    init(environment: [String: String]) {
        self.init(
            store: environment[EnvironmentVariable.store].flatMap { $0.isEmpty ? nil : $0 },
            isFresh: environment[EnvironmentVariable.fresh] == "1",
            jobs: environment[EnvironmentVariable.jobs].flatMap(Int.init).map { max(1, $0) }
                ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            environment: environment, onStoreError: { OutputWriter.emit(.warning("\($0)")) })
    }
}

private func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
        let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        entry += 1
    }
    return variables
}
