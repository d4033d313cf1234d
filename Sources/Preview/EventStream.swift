internal import Synchronization

/// Tells all pages that are open what happens, as server-sent events (HTML Standard, section 9.2).
package final class EventStream: Sendable {
    private let state = Mutex(State())

    private struct State {
        var listeners: [Socket] = []
        /// The last event about each thing, by its name, which is what a page that opens hears first.
        var last: [String: [UInt8]] = [:]
    }

    /// Nobody listens yet.
    package init() {}

    /// Tells `data`, text without line breaks. With a `subject` it stands for all that was told of that before, and pages
    /// that open later hear it too.
    package func tell(_ data: String, of subject: String?) {
        let bytes = Array("data: \(data)\n\n".utf8)
        state.withLock { state in
            if let subject { state.last[subject] = bytes }
            state.listeners.removeAll { !$0.send(bytes) }
        }
    }

    func add(_ listener: Socket) {
        // A page that does not listen must hold nobody up.
        listener.wait(atMost: 1)
        state.withLock { state in
            // Pages ask again where the server has gone, after this many milliseconds.
            let first = Array("retry: 500\n\n".utf8) + state.last.sorted { $0.key < $1.key }.flatMap(\.value)
            if listener.send(first) { state.listeners.append(listener) }
        }
    }
}
