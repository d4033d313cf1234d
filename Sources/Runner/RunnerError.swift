/// Why a notebook could not be run at all, as facts.
package enum RunnerError: Error, Equatable {
    /// The compiler failed without saying where.
    case compilerFailed(String)
    /// This `swiftc` neither stands beside a `swift-frontend` nor says where one is.
    case noFrontend(String)
    /// A folder for temporary files that cannot be made.
    case noTemporaryFolder(String, reason: String)
}

extension RunnerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .compilerFailed(let text): "the Swift compiler failed:\n\(text)"
        case .noTemporaryFolder(let folder, let reason):
            "\(folder): no folder for temporary files can be made: \(reason); TMPDIR may name another place"
        case .noFrontend(let swiftc):
            "\(swiftc) has no swift-frontend beside it, and `swiftc -print-target-info` names none; expected a whole Swift toolchain, from https://swift.org/install"
        }
    }
}
