internal import Foundation
internal import Notebook
internal import Runner

/// Answers an editor about notebooks, by the language server protocol.
package struct LanguageServer {
    let services: NotebookServices
    let queue = EventQueue()
    let writer: MessageWriter
    var swift: SwiftSupport
    let others: OtherNotebooks
    var documents: [String: OpenDocument] = [:]
    var encoding = PositionEncoding.utf16
    /// The editor's folder.
    var root: String?
    var phase = Phase.new
    /// The document that the compiler looks at.
    var compiling: String?

    /// How far the conversation is.
    enum Phase {
        case new, running, shutDown
        /// With what the process ends.
        case ended(Int32)
    }

    /// Reads requests from one descriptor and answers on the other, until it is told to end; gives the exit code: 0 where
    /// that was announced. Programs are put into `folder`.
    package static func serve(
        _ services: NotebookServices, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, folder: String
    ) -> Int32 {
        var server = LanguageServer(services: services, output: output, folder: folder)
        server.queue.listen(to: input)
        let code = server.run()
        server.swift.stop()
        return code
    }

    private init(services: NotebookServices, output: Int32, folder: String) {
        (self.services, others) = (services, OtherNotebooks(folder: services.folder))
        writer = MessageWriter(descriptor: output)
        swift = SwiftSupport(services.toolchain, folder: folder, queue: queue)
    }
}

private extension LanguageServer {
    mutating func run() -> Int32 {
        while true {
            if case .ended(let code) = phase { return code }
            if let event = queue.next(before: deadline) { take(event) } else { compileNext() }
        }
    }

    mutating func take(_ event: EventQueue.Event) {
        switch event {
        case .message(let message): take(message)
        case .malformed(let error): writer.send(OutgoingMessage.failure(nil, error))
        case .inputEnded:
            if case .shutDown = phase { phase = .ended(0) } else { phase = .ended(1) }
        case .compiled(let uri, let program, let problems):
            compiling = nil
            documents[uri]?.take(problems, of: program)
            if documents[uri]?.needsCompilation == false { documents[uri]?.compilation = nil }
            publish(uri)
        case .swift(let message, let number):
            for answer in swift.take(message, number) { finish(answer) }
        case .swiftEnded(let number):
            for pending in swift.end(number) { finish(SwiftAnswer(pending: pending, message: nil)) }
        }
    }

    mutating func take(_ message: Message) {
        guard let method = message.method else { return }
        guard let id = message.id else { return notified(method, message) }
        if case .new = phase, method != "initialize" {
            return fail(id, ResponseError(.notInitialized, "found \"\(method)\"; expected \"initialize\" first"))
        }
        if case .shutDown = phase {
            return fail(id, ResponseError(.invalidRequest, "found \"\(method)\" after \"shutdown\"; expected \"exit\""))
        }
        if queue.isCancelled(id) { return fail(id, ResponseError(.cancelled, "the request was taken back")) }
        do { try answer(id, method, message) } catch let error as ResponseError { fail(id, error) } catch {
            fail(id, ResponseError(.invalidParams, "the parameters of \"\(method)\" are not as the protocol has them"))
        }
    }

    mutating func notified(_ method: String, _ message: Message) {
        if method == "exit" {
            if case .shutDown = phase { phase = .ended(0) } else { phase = .ended(1) }
            return
        }
        guard case .running = phase else { return }
        // What cannot be read of a notification cannot be said to anyone.
        try? hear(method, message)
    }
}

extension LanguageServer {
    func respond(_ id: MessageID, _ result: (some Encodable)?) { writer.send(OutgoingMessage.response(id, result)) }

    func fail(_ id: MessageID, _ error: ResponseError) { writer.send(OutgoingMessage.failure(id, error)) }
}
