internal import FoundationEssentials
package import Outputs
package import Store

/// What notebooks said, kept under what it depends on, and what each notebook depended on when it was last run to its
/// end.
package struct OutputCache: Sendable {
    /// A run of a notebook that came to its end.
    package struct LastRun: Codable, Hashable, Sendable {
        /// The notebook's file.
        package var path: String
        /// What its outputs depended on.
        package var dependencies: Dependencies
        /// Data that the run asked for.
        package var inputs: [InputRecord]
        /// The training runs that it rests on.
        package var runs: RunRecords
        /// The name of the program in the store.
        package var program: String
        /// The digests of the formulas' names in the store.
        package var formulas: [String]
        /// What the text took from other notebooks, in words, by what stands for it; `nil` where that is not known.
        package var quotes: [String: String]?

        /// A run that came to its end.
        package init(
            path: String, dependencies: Dependencies, inputs: [InputRecord], runs: RunRecords, program: String,
            formulas: [String]
        ) {
            self.path = path
            self.dependencies = dependencies
            self.inputs = inputs
            self.runs = runs
            self.program = program
            self.formulas = formulas
        }
    }

    private let store: Store

    /// What is wrong with an entry is told to `onStoreError`, and the notebook is then run again.
    package init(folder: String, onStoreError: @escaping @Sendable (StoreError) -> Void) {
        store = Store(folder: folder, onStoreError: onStoreError)
    }

    /// The transcript kept for these dependencies; `nil` where there is none, or where `isCurrent` denies that data it
    /// rests on is as it was.
    package func transcript(for dependencies: Dependencies, isCurrent: (InputRecord) -> Bool) -> Transcript? {
        let transcript = store.get("outputs", dependencies.key, decode: OutputFraming.transcript)
        return transcript.flatMap { $0.inputs.allSatisfy(isCurrent) ? $0 : nil }
    }

    /// Keeps a transcript that came to its end.
    package func keep(_ transcript: Transcript, for dependencies: Dependencies) throws {
        store.put(try OutputFraming.bytes(transcript), "outputs", dependencies.key)
    }

    /// What the notebook at `path` depended on when it was last run to its end; `nil` where it never was.
    package func lastRun(of path: String) -> LastRun? { lastRun(key: Self.key(path)) }

    /// Takes note of a run that came to its end.
    package func keep(_ run: LastRun) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(run))
        if store.get("notebooks", Self.key(run.path)) != bytes { store.put(bytes, "notebooks", Self.key(run.path)) }
    }

    /// Takes note of what the text of the notebook at `path` took from other notebooks.
    package func keep(quotes: [String: String], of path: String) throws {
        guard var run = lastRun(of: path) else { return }
        run.quotes = quotes
        try keep(run)
    }

    /// The last runs of all notebooks that use this store.
    package func lastRuns() -> [LastRun] {
        store.entries("notebooks").compactMap { lastRun(key: $0.key) }.sorted { $0.path < $1.path }
    }

    /// The name under which a notebook's last run is kept.
    package static func key(_ path: String) -> String {
        SHA256.digest(absolutePath(path))
    }

    private func lastRun(key: String) -> LastRun? {
        store.get("notebooks", key) { try JSONDecoder().decode(LastRun.self, from: Data($0)) }
    }
}
