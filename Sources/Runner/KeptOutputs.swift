internal import FoundationEssentials
package import Outputs
internal import Store

/// What notebooks said, kept under what it depends on, and what each notebook depended on when it was last run to its end.
package struct KeptOutputs: Sendable {
    /// A run of a notebook that came to its end.
    package struct LastRun: Codable, Hashable, Sendable {
        /// The notebook's file.
        package var path: String
        package var dependencies: Dependencies
        /// Data that the run asked for.
        package var inputs: [InputRecord]
        package var runs: [RunRecord]
        /// The name of the program in the store.
        package var program: String
        /// The digests of the formulas' names in the store.
        package var formulas: [String]

        package init(
            path: String, dependencies: Dependencies, inputs: [InputRecord], runs: [RunRecord], program: String, formulas: [String]
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

    package init(folder: String) { store = Store(folder: folder) }

    /// The transcript kept for these dependencies; `nil` where there is none, or where `isCurrent` denies that data it rests on is as it was.
    /// - Throws: `StoreError.damaged` for an entry that was dropped.
    package func transcript(for dependencies: Dependencies, isCurrent: (InputRecord) -> Bool) throws -> Transcript? {
        guard let bytes = try store.get("outputs", dependencies.key) else { return nil }
        guard let transcript = OutputFraming.transcript(bytes) else { throw StoreError.damaged(store.path("outputs", dependencies.key)) }
        return transcript.inputs.allSatisfy(isCurrent) ? transcript : nil
    }

    /// Keeps a transcript that came to its end.
    /// - Throws: `StoreError.unwritable`.
    package func keep(_ transcript: Transcript, for dependencies: Dependencies) throws {
        try store.put(try OutputFraming.bytes(transcript), "outputs", dependencies.key)
    }

    /// What the notebook at `path` depended on when it was last run to its end; `nil` where it never was.
    package func lastRun(of path: String) -> LastRun? {
        (try? store.get("notebooks", Self.key(path))).flatMap { try? JSONDecoder().decode(LastRun.self, from: Data($0)) }
    }

    /// Takes note of a run that came to its end.
    /// - Throws: `StoreError.unwritable`.
    package func keep(_ run: LastRun) throws {
        if lastRun(of: run.path) == run { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try store.put([UInt8](encoder.encode(run)), "notebooks", Self.key(run.path))
    }

    /// The last runs of all notebooks that use this store.
    package func lastRuns() -> [LastRun] {
        store.entries("notebooks").compactMap { entry in
            (try? store.get("notebooks", entry.key)).flatMap { try? JSONDecoder().decode(LastRun.self, from: Data($0)) }
        }.sorted { $0.path < $1.path }
    }

    /// The name under which a notebook's last run is kept.
    package static func key(_ path: String) -> String { SHA256.digest(URL(filePath: path).standardizedFileURL.path()) }
}
