/// Why the store could not do what was asked, as facts.
package enum StoreError: Error, Equatable {
    /// An entry that does not hold what was put into it, by its path.
    case damaged(String)
    /// A path at which nothing can be written.
    case unwritable(String, reason: String)
    /// A store's folder in which nothing can be kept.
    case keepsNothing(String, reason: String)
    /// What was in an entry's place, and where it is now.
    case movedAside(String, to: String)
    /// A path that is taken, where nothing may be replaced.
    case exists(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let path): "\(path): the entry is damaged; it was dropped, to be made again"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        case .keepsNothing(let folder, let reason):
            "\(folder): nothing can be kept here: \(reason); what is made now is made again the next time"
        case .movedAside(let path, let place): "\(path): a folder was in the entry's place; it is now \(place)"
        case .exists(let path): "\(path): exists already, and is not replaced"
        }
    }
}
