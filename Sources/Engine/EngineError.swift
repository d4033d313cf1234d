internal import Spelling

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
    /// A weight of the model is not among the saved ones; `saved` are those that the model has no place for.
    case missingWeights(name: String, shape: [Int], saved: [String])
    /// The model has no place for a saved weight.
    case unknownWeights(name: String, shape: [Int], known: [String])
    /// Weights are asked of a run that came to nothing.
    case diverged(seed: UInt64, step: Int?)
    /// The file of saved weights cannot be used.
    case weightsFile(String, reason: String)
    /// The caller does not want it any more.
    case cancelled
}

extension EngineError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownKernels(let name, let known):
            "BNBOOK_KERNELS is \"\(name)\"; expected \(listed(known, "or"))"
        case .unsupportedKernels(let name, let supported):
            "BNBOOK_KERNELS is \"\(name)\", which this processor cannot run; it can run \(listed(supported, "or"))"
        case .samples(let part, let found, let expected):
            "the \(part) samples have \(found); expected \(expected)"
        case .savedWeights(let name, let found, let expected):
            "the saved weights have for \(name) \(found); expected \(expected)"
        case .missingWeights(let name, let shape, let saved):
            "there is no \(name) of shape \(shape) among the saved weights"
                + (saved.isEmpty ? "" : ", only \(abbreviated(saved))") + (hint(name, saved) ?? "")
        case .unknownWeights(let name, let shape, let known):
            "the saved weights have \(name) of shape \(shape), which the model has not; \(expectedOne(of: known, upTo: 8))"
                + (hint(name, known) ?? "; ignoring: [\"\(name)\"] passes over it")
        case .diverged(let seed, let step):
            "the run with seed \(seed) whose weights are asked for diverged" + (step.map { " at step \($0)" } ?? "")
                + "; expected one that came to its end"
        case .weightsFile(let path, let reason):
            "\(path): \(reason)"
        case .cancelled:
            "training was cancelled"
        }
    }

    private func abbreviated(_ names: [String]) -> String {
        names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", … (\(names.count) in all)" : "")
    }

    private func hint(_ name: String, _ known: [String]) -> String? {
        suggestion(for: name, among: known).map { "; \($0)" }
    }
}
