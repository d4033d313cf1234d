/// Why waiting for an engine is not worth it.
enum ClusterError: Error, CustomStringConvertible {
    case nothingKept(String, isFull: Bool, words: String)

    var description: String {
        switch self {
        case .nothingKept(let name, true, _):
            "\(name) has gone, and the store cannot be written: handing the runs over again would not help"
        case .nothingKept(let name, false, let words):
            "\(name) has gone twice, and no run was kept; its last words:\n\(words)"
        }
    }
}
