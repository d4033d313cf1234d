internal import Experiments
internal import Foundation

/// Why a run cannot be read from a file, as facts.
enum RunFileError: Error {
    case unreadable(String, reason: String)
    case malformed(String, reason: String)
    case impossible(String, reason: ModelError)
}

extension RunFileError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): the run cannot be read: \(reason)"
        case .malformed(let path, let reason): "\(path): \(reason); expected a run as docs/run-json.md describes it"
        case .impossible(let path, let reason): "\(path): the run cannot be carried out: \(reason)"
        }
    }

    /// What was found, and where in the JSON.
    static func words(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "the run" : "\"" + path.map(\.stringValue).joined(separator: ".") + "\""
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(let type, let context): return "\(place(context.codingPath)) is no \(type)"
        case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "the file is not JSON" : "\(place(context.codingPath)) cannot be read"
        @unknown default: return "the file cannot be read"
        }
    }
}
