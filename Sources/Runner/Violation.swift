/// What a notebook's program tried and may not.
enum Violation: Hashable {
    /// The path as the notebook would write it.
    case read(String)
    /// With the path that would have to be allowed: its folder's, where nothing is there yet.
    case write(String, allowed: String)
    /// The network was to be used.
    case network
    /// Another program, by its path, was to be started.
    case program(String)
    /// Another process was to be started.
    case process
    /// More processes at once than this.
    case processes(Int)
    /// More threads at once than this.
    case threads(Int)
}

extension Violation: CustomStringConvertible {
    /// What was tried, and how it would be allowed.
    var description: String {
        switch self {
        case .read(let path):
            "tried to read \(path), outside of what notebooks may read; `allow: [read: \(quoted(path))]` in the front matter asks for it"
        case .write(let path, let allowed):
            "tried to write to \(path), and notebooks write nothing; `allow: [write: \(quoted(allowed))]` in the front matter asks for it"
        case .network:
            "tried to use the network, which notebooks do without; `allow: [network]` in the front matter asks for it"
        case .program(let path):
            "tried to start the program \(path), and notebooks start none; `bnbook render --no-sandbox` lets them"
        case .process:
            "tried to start another process, and only blocks with `error: true` are run in one; `bnbook render --no-sandbox` lets it"
        case .threads(let most): "tried to have more than \(most) threads at once in one process"
        case .processes(let most):
            "tried to have more than \(most) processes at once; `limits: {processes: …}` in bnbook.yml allows more"
        }
    }

    /// A path as YAML takes it.
    private func quoted(_ path: String) -> String {
        path.contains(#/[:#,\[\]{}"'&*!|>%@` ]/#) ? "'\(path.replacing("'", with: "''"))'" : path
    }
}
