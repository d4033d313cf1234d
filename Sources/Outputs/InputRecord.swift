/// Data from outside a notebook that its numbers rest on, as it was when it was looked for.
package struct InputRecord: Codable, Hashable, Sendable {
    /// What it is called: "MNIST".
    package var name: String
    /// SHA-256 over the files that were there, in hexadecimal; another digest is another state, also that of nothing being there.
    package var digest: String

    package init(name: String, digest: String) {
        self.name = name
        self.digest = digest
    }
}
