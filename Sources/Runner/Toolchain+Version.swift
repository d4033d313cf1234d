extension Toolchain {
    /// What the compiler calls itself: "Swift version 6.3.1 (swift-6.3.1-RELEASE)".
    /// - Throws: `RunnerError` for one that cannot be started.
    package func version() throws -> String {
        let text = String(
            decoding: try Command(executable: swiftc, arguments: ["--version"]).run().output, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "Swift"
    }
}
