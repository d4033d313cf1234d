/// Why the store could not do what was asked, as facts.
package enum StoreError: Error, Equatable {
    case damaged(String)
    case unwritable(String, reason: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let path): "\(path): the entry's bytes do not match their digest; it was dropped"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        }
    }
}
