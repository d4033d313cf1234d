/// Why the store could not do what was asked, as facts.
package enum StoreError: Error, Equatable {
    case damaged(String)
    case unwritable(String, reason: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let path): "\(path): the entry is damaged; it was dropped, to be made again"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        }
    }
}
