/// Why a notebook could not be run at all, as facts.
package enum RunnerError: Error, Equatable {
    /// The compiler failed without saying where.
    case compilerFailed(String)
    /// The compiler took all the processor time that it may: seconds.
    case compilerTooSlow(limit: Int)
    /// This `swiftc` neither stands beside a `swift-frontend` nor says where one is.
    case noFrontend(String)
    /// A folder for temporary files that cannot be made.
    case noTemporaryFolder(String, reason: String)
    /// Programs can be started neither from the store nor from this folder.
    case nowhereToStart(String)
    /// The system does not start this program.
    case cannotStart(String, reason: String)
    /// A program that asks the linker for this, which is no library.
    case linkerOption(String)
    /// The kernel does not keep programs within bounds.
    case noSandbox(reason: String)
}

extension RunnerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .compilerFailed(let text):
            CompilerCrash(text).map { "\($0)" } ?? "the Swift compiler failed:\n\(text)"
        case .compilerTooSlow(let limit):
            "the Swift compiler used its limit of \(limit) s of processor time and was ended; `limits: {compile-time: …}` in bnbook.yml allows more"
        case .noTemporaryFolder(let folder, let reason):
            "\(folder): no folder for temporary files can be made: \(reason); TMPDIR may name another place"
        case .nowhereToStart(let folder):
            "\(folder): programs cannot be started from here, nor from the store; TMPDIR or BNBOOK_STORE may name a place that is not mounted with noexec"
        case .cannotStart(let program, let reason): "\(program) cannot be started: \(reason)"
        case .linkerOption(let option):
            "the notebook's program asks the linker for \(option); expected libraries by their names (-lm) alone"
        case .noSandbox(let reason):
            "the notebook's program cannot be kept from your files, the network and other programs: \(reason); --no-sandbox runs it with all your rights"
        case .noFrontend(let swiftc):
            "\(swiftc) has no swift-frontend beside it, and `swiftc -print-target-info` names none; expected a whole Swift toolchain, from https://swift.org/install"
        }
    }
}
