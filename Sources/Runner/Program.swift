internal import FoundationEssentials
package import Outputs
package import Store

/// A notebook's program, ready to run.
package struct Program: Hashable, Sendable {
    /// The executable.
    package var path: String
    /// The messages of blocks that must fail and did so when they were compiled, by index.
    package var failures: [Int: String]
    /// The keys in the store of the objects that it was linked of; none where it was compiled as one.
    package var objects: [String] = []
    /// What blocks compute and do not show.
    package var unshown: [UnshownValue] = []
}

extension Program {
    /// What stands behind an executable's own bytes, on a line of its own: the system does not look there.
    private struct Record: Codable {
        var failures: [Int: String]
        /// `nil` in programs from before objects were kept by what uses them.
        var objects: [String]?
        /// `nil` in programs from before it was looked for.
        var unshown: [UnshownValue]?
    }

    /// The keys of the objects that the program under `key` was linked of.
    package static func objects(ofProgram key: String, in store: Store) -> [String] {
        store.getProgram("programs", key) { try Program(path: "", bytes: $0) }?.objects ?? []
    }

    /// An executable with what must be known about it.
    static func bytes(
        _ executable: [UInt8], failures: [Int: String], objects: [String], unshown: [UnshownValue]
    ) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let record = Record(failures: failures, objects: objects, unshown: unshown)
        return executable + "\n".utf8 + (try encoder.encode(record))
    }

    /// The program in the file at `path`, which holds such bytes.
    /// - Throws: `DecodingError` where nothing is behind the executable.
    init(path: String, bytes: [UInt8]) throws {
        let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let record = try JSONDecoder().decode(Record.self, from: Data(bytes[start...]))
        self.init(
            path: path, failures: record.failures, objects: record.objects ?? [], unshown: record.unshown ?? [])
    }
}
