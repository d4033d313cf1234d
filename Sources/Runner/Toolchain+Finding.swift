internal import FoundationEssentials

extension Toolchain {
    /// The folder of the compiler that the first `swiftc` in the folders of `path` (with colons between them) is, or
    /// that it starts where it is a stand-in such as swiftly's; `nil` without one.
    /// - Throws: `RunnerError.noFrontend` for one that does not say where its compiler is.
    package static func compiler(searching path: String) throws -> String? {
        let candidates = path.split(separator: ":").map { "\($0)/swiftc" }
        guard let swiftc = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
        let own = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
        if isCompiler(own) { return own.path(percentEncoded: false) }
        let answer = try Command(executable: swiftc, arguments: ["-print-target-info"]).run().output
        guard let resources = try? JSONDecoder().decode(TargetInfo.self, from: Data(answer)).paths.runtimeResourcePath,
            case let named = URL(filePath: resources).appending(path: "../../bin").standardized, isCompiler(named)
        else { throw RunnerError.noFrontend(swiftc) }
        return named.path(percentEncoded: false)
    }
}

/// The part that is needed of what `swiftc -print-target-info` says.
private struct TargetInfo: Decodable {
    struct Paths: Decodable { var runtimeResourcePath: String }
    var paths: Paths
}

private func isCompiler(_ folder: URL) -> Bool {
    ["swiftc", "swift-frontend"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: folder.appending(path: $0).path(percentEncoded: false))
    }
}
