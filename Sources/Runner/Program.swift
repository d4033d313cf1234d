internal import FoundationEssentials

/// A notebook's program, ready to run.
package struct Program: Hashable, Sendable {
    /// The executable.
    package var path: String
    /// The messages of blocks that must fail and did so when they were compiled, by index.
    package var failures: [Int: String]

    init(path: String, failures: [Int: String]) {
        self.path = path
        self.failures = failures
    }

    /// The program kept in `folder`; `nil` where there is none.
    init?(folder: String) {
        let path = "\(folder)/program"
        guard FileManager.default.isExecutableFile(atPath: path), let json = FileManager.default.contents(atPath: "\(folder)/failures.json"),
            let failures = try? JSONDecoder().decode([Int: String].self, from: json)
        else { return nil }
        self.init(path: path, failures: failures)
    }
}
