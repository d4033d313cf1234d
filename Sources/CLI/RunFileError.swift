internal import Experiments

/// Why a run cannot be read from a file, as facts.
enum RunFileError: Error {
    case impossible(String, reason: ModelError)
}

extension RunFileError: CustomStringConvertible {
    var description: String {
        switch self {
        case .impossible(let path, let reason): "\(path): the run cannot be carried out: \(reason)"
        }
    }
}
