/// What a notebook asks to be allowed beyond what every notebook may, under `allow:` in its front matter.
package struct Permissions: Hashable, Sendable {
    /// Whether its blocks may use the network.
    package var network = false
    /// Files and folders that may be read, from the notebook's folder.
    package var reads: [String] = []
    /// Files and folders that may be written to, from the notebook's folder; what may be written may be read.
    package var writes: [String] = []
    /// Variables of the environment that its blocks see.
    package var environment: [String] = []

    /// Nothing beyond what every notebook may.
    package init() {}

    /// Whether nothing is asked for.
    package var isEmpty: Bool { self == Permissions() }

    /// Each as it is written: "network", "read: ../data".
    package var words: [String] {
        (network ? ["network"] : []) + reads.map { "read: \($0)" } + writes.map { "write: \($0)" }
            + environment.map { "environment: \($0)" }
    }

    /// Whether a path below the notebook's folder, or outside of it, is among what may be read.
    package func allowsReading(_ path: String) -> Bool {
        (reads + writes).contains { allowed in
            let folder = allowed.hasSuffix("/") ? allowed : allowed + "/"
            return path == allowed || path.hasPrefix(folder)
        }
    }
}
