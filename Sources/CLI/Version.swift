/// Which bnbook this is.
enum Version {
    /// By semantic versioning; what it brought stands in CHANGELOG.md. `make release` reads it here.
    static let current = "0.2.0"
}
