import Foundation
import Testing

/// In seconds. Long, since it bounds what never comes, and machines are slow at times.
let longestWait: TimeInterval = 300

/// Looks every few milliseconds whether something holds.
func waitUntil(_ holds: () throws -> Bool, location: SourceLocation = #_sourceLocation) throws {
    let end = Date(timeIntervalSinceNow: longestWait)
    while try !holds() {
        try #require(Date() < end, "nothing came in \(longestWait) s", sourceLocation: location)
        usleep(5_000)
    }
}
