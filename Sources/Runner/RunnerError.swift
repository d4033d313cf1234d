/// Why a notebook could not be run at all, as facts.
package enum RunnerError: Error, Equatable {
    /// The compiler failed without saying where.
    case compilerFailed(String)
}

extension RunnerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .compilerFailed(let text): "the Swift compiler failed:\n\(text)"
        }
    }
}
