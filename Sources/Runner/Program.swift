internal import FoundationEssentials
internal import Store

/// A notebook's program, ready to run.
package struct Program: Hashable, Sendable {
    /// The executable.
    package var path: String
    /// The messages of blocks that must fail and did so when they were compiled, by index.
    package var failures: [Int: String]
}

extension Program {
    /// What is kept beside the executable.
    private struct Record: Codable {
        var failures: [Int: String]
        /// SHA-256 of the executable.
        var digest: String
    }

    /// The program kept in `folder`; `nil` where there is none.
    /// - Throws: `StoreError.damaged` for one whose bytes are not what was kept.
    static func kept(in folder: String) throws(StoreError) -> Program? {
        let path = "\(folder)/program"
        // The record is written last: without it there is no program yet.
        guard let json = FileManager.default.contents(atPath: "\(folder)/program.json") else { return nil }
        guard let record = try? JSONDecoder().decode(Record.self, from: json),
            let bytes = FileManager.default.contents(atPath: path), SHA256.digest([UInt8](bytes)) == record.digest
        else { throw .damaged(folder) }
        return Program(path: path, failures: record.failures)
    }

    /// Puts an executable into `folder`, with what must be known about it.
    init(_ executable: [UInt8], failures: [Int: String], into folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let record = try encoder.encode(Record(failures: failures, digest: SHA256.digest(executable)))
        try writeAtomically(executable, to: "\(folder)/program", isExecutable: true)
        try writeAtomically([UInt8](record), to: "\(folder)/program.json")
        self.init(path: "\(folder)/program", failures: failures)
    }
}
