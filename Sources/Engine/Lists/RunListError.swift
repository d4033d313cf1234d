/// Why a list of runs cannot be carried out, as facts.
package enum RunListError: Error, Equatable {
    /// A file that begins otherwise than lists do.
    case noList(String)
    /// A list for an engine that gives other bits.
    case otherEngine(String, found: Int, own: Int)
    /// The folder that the runs' files are in cannot be entered.
    case noFolder(String)
}

extension RunListError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noList(let path): "\(path): this is no list of runs; expected a file that `bnbook why --list` wrote"
        case .otherEngine(let path, let found, let own):
            "\(path): the list is for engine \(found); expected one for engine \(own), which is this bnbook's"
        case .noFolder(let path):
            "\(path): the folder that the list names cannot be entered; expected it on this machine too"
        }
    }
}
