/// Why bnbook cannot work on this machine, as facts.
enum InstallationError: Error, Equatable {
    case noSwift
    case incomplete(String)
    case noStarter(String)
}

extension InstallationError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noSwift:
            "there is no swiftc on the PATH, and notebooks are compiled with it; expected Swift 6, from https://swift.org/install"
        case .noStarter(let path): "\(path) cannot be read; expected the notebook that bnbook's templates begin with"
        case .incomplete(let folder):
            "libBNBook.so is not beside this bnbook in \(folder); expected a build in .build, or what `make install` puts under a prefix"
        }
    }
}
