internal import Worker

/// Who carries out runs and reads data for this program.
enum RunService: Sendable {
    /// A process beside this one, which the renderer has started: what it gives is its own, and not the blocks'.
    case other(MessageChannel)
    /// This process itself.
    case own(RunWorker)

    static var current: RunService { RunEnvironment.current.service }

    /// The answer to a request; what the report has to know of it is said.
    /// - Throws: `RequestError` with the reason why there is none.
    func ask<Answer>(_ request: Request) throws -> Answer {
        guard let answer = try reply(to: request).content as? Answer else { throw Self.confusion }
        return answer
    }

    /// What is thrown where an answer is none to what was asked.
    static var confusion: RequestError { RequestError("what carries out runs answered something else than was asked") }

    private func reply(to request: Request) throws -> Reply.Answer {
        let reply =
            switch self {
            case .other(let channel): try channel.ask(request) { OutputWriter.emit(.progress($0)) }
            case .own(let worker): worker.reply(to: request) { OutputWriter.emit(.progress($0)) }
            }
        for output in reply.said { OutputWriter.emit(output) }
        if case .failed(let reason, let isMissing) = reply.answer { throw RequestError(reason, isMissing: isMissing) }
        return reply.answer
    }
}
