internal import Foundation
internal import Notebook
internal import Runner

/// What the server is told, in order: by the editor, by the compiler, and by the toolchain's own server.
final class EventQueue: @unchecked Sendable {
    /// What was heard.
    enum Event {
        case message(Message)
        /// Something came that is no message, and why.
        case malformed(ResponseError)
        /// Nothing will come any more.
        case inputEnded
        /// The compiler is done with a document's program, and what it found.
        case compiled(uri: String, EditorProgram, [Diagnostic])
        /// What the toolchain's server says; `number` tells one process from the next.
        case swift(Message, number: Int)
        case swiftEnded(number: Int)
    }

    private let condition = NSCondition()
    private var events: [Event] = []
    /// Requests that nobody waits for any more.
    private var cancelled: Set<MessageID> = []

    /// Adds an event.
    func push(_ event: Event) {
        condition.withLock {
            if case .message(let message) = event, message.method == "$/cancelRequest",
                let id = (try? message.params(as: LSP.CancelParams.self))?.id
            {
                cancelled.insert(id)
            }
            events.append(event)
            condition.signal()
        }
    }

    /// The next event; `nil` where none comes before `deadline`.
    func next(before deadline: ContinuousClock.Instant?) -> Event? {
        condition.withLock {
            while events.isEmpty {
                guard let deadline else {
                    condition.wait()
                    continue
                }
                let left = deadline - ContinuousClock.now
                guard left > .zero else { return nil }
                _ = condition.wait(until: Date(timeIntervalSinceNow: left / .seconds(1)))
            }
            return events.removeFirst()
        }
    }

    /// Whether a request was taken back before its turn came.
    func isCancelled(_ id: MessageID) -> Bool { condition.withLock { cancelled.contains(id) } }

    /// Forgets that a request was taken back: the number may be used again.
    func forget(_ id: MessageID) { condition.withLock { _ = cancelled.remove(id) } }
}

extension EventQueue {
    /// Hears what comes from a descriptor, in a thread of its own.
    func listen(to descriptor: Int32) {
        Thread.detachNewThread { [self] in
            var framing = MessageFraming()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return push(.inputEnded) }
                framing.append(Array(buffer[..<count]))
                while let item = framing.next() { push(Self.event(item)) }
            }
        }
    }

    private static func event(_ item: MessageFraming.Item) -> Event {
        switch item {
        case .malformed(let head):
            return .malformed(
                ResponseError(.parseError, "found a head \"\(head.prefix(80))\"; expected Content-Length"))
        case .message(let bytes):
            do { return .message(try Message(bytes)) } catch {
                return .malformed(ResponseError(.parseError, "found what is no message in JSON"))
            }
        }
    }
}
