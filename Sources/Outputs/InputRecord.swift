/// Data from outside a notebook that its numbers rest on, as it was when it was looked for.
package struct InputRecord: Codable, Hashable, Sendable {
    /// What it is called: "MNIST".
    package var name: String
    /// SHA-256 over the files that were there, in hexadecimal; another digest is another state, also that of nothing
    /// being there.
    package var digest: String
    /// The paths that the author named, from the notebook's folder, whether they are there or not; empty for data that
    /// is looked for in places of bnbook's own.
    package var files: [String]

    /// The input `name`, whose contents have that SHA-256, from those files.
    package init(name: String, digest: String, files: [String] = []) {
        self.name = name
        self.digest = digest
        self.files = files
    }
}
