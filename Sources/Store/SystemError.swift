internal import Glibc

/// Why a call of the system failed, read before another call can change it.
package struct SystemError: Error, Equatable {
    let number: Int32

    /// The system's words: "Permission denied".
    package var reason: String { String(cString: strerror(number)) }

    /// Why the last call failed.
    package static var last: SystemError { SystemError(number: errno) }
}
