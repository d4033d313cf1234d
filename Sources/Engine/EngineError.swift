/// What stops the engine, beside an impossible model (`ModelError`).
package enum EngineError: Error, Equatable {
    /// `BNBOOK_KERNELS` names no variant of the kernels.
    case unknownKernels(String, known: [String])
    /// The variant exists, but this processor cannot run it.
    case unsupportedKernels(String, supported: [String])
    /// The samples are not what the data set's description says.
    case samples(part: String, found: String, expected: String)
    /// A weight of a model and the saved one of its name do not fit.
    case savedWeights(name: String, found: String, expected: String)
    /// The file of saved weights cannot be used.
    case weightsFile(String, reason: String)
    case cancelled
}

extension EngineError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownKernels(let name, let known):
            "BNBOOK_KERNELS is \"\(name)\"; expected \(list(known))"
        case .unsupportedKernels(let name, let supported):
            "BNBOOK_KERNELS is \"\(name)\", which this processor cannot run; it can run \(list(supported))"
        case .samples(let part, let found, let expected):
            "the \(part) samples have \(found); expected \(expected)"
        case .savedWeights(let name, let found, let expected):
            "the saved weights have for \(name) \(found); expected \(expected)"
        case .weightsFile(let path, let reason):
            "\(path): \(reason)"
        case .cancelled:
            "training was cancelled"
        }
    }

    private func list(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}
