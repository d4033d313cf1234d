internal import Foundation
internal import Document
internal import Runner
internal import Store

/// The toolchain's own language server, asked about the programs of notebooks; started when a notebook with Swift is open.
struct SwiftSupport {
    private let toolchain: Toolchain?
    private let folder: String
    private let queue: EventQueue
    private var process: SwiftLanguageProcess?
    /// What waits until the process has said that it is ready.
    private var waiting: [[UInt8]]? = []
    /// Tells one process from the next.
    private var number = 0
    private var lastRequest = 0
    private var pending: [Int: PendingSwift] = [:]
    /// What the process knows of each document's program.
    private var programs: [String: (file: String, version: Int, text: String)] = [:]
    private var fileCount = 0

    /// Without a toolchain that has such a server nothing is ever answered.
    init(_ toolchain: Toolchain?, folder: String, queue: EventQueue) {
        self.toolchain = toolchain.flatMap { $0.hasLanguageServer ? $0 : nil }
        (self.folder, self.queue) = (folder, queue)
    }

    /// Has a program read, so that the first question does not wait for it.
    mutating func warm(_ uri: String, _ program: EditorProgram?) {
        guard let program, !program.isEmpty, number == 0, sync(uri, program) else { return }
        request(
            "textDocument/completion", uri, Position(line: 1, column: 1),
            PendingSwift(id: nil, uri: uri, kind: .completion))
    }

    /// Asks about a place of a document's program; `false` where nobody can be asked.
    mutating func ask(_ method: String, _ question: PendingSwift, _ program: EditorProgram, at place: Position) -> Bool
    {
        guard sync(question.uri, program) else { return false }
        request(method, question.uri, place, question)
        return true
    }

    /// Takes a question back; whether it was still open.
    mutating func cancel(_ id: MessageID) -> Bool {
        guard let (number, _) = pending.first(where: { $0.value.id == id }) else { return false }
        pending[number] = nil
        send(OutgoingMessage.call("$/cancelRequest", LSP.CancelParams(id: .number(number))))
        return true
    }

    /// Forgets a document.
    mutating func close(_ uri: String) {
        guard let program = programs.removeValue(forKey: uri) else { return }
        send(
            OutgoingMessage.call(
                "textDocument/didClose",
                LSP.DocumentParams(textDocument: .init(uri: FileURI.uri(program.file)))))
    }

    /// Takes what the process says; gives what that answers.
    mutating func take(_ message: Message, _ number: Int) -> [SwiftAnswer] {
        guard number == self.number, let id = message.id else { return [] }
        if message.method != nil {
            // It asks how it is configured: there is nothing to say.
            process?.send(OutgoingMessage.response(id, Int?.none))
            return []
        }
        guard case .number(let question) = id else { return [] }
        if question == 0 {
            process?.send(OutgoingMessage.call("initialized", [String: String]()))
            for bytes in waiting ?? [] { process?.send(bytes) }
            waiting = nil
            return []
        }
        return pending.removeValue(forKey: question).map { [SwiftAnswer(pending: $0, message: message)] } ?? []
    }

    /// Takes note that the process has ended; gives what it leaves open.
    mutating func end(_ number: Int) -> [PendingSwift] {
        guard number == self.number else { return [] }
        stop()
        defer { (pending, programs, waiting) = ([:], [:], []) }
        return pending.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Ends the process.
    mutating func stop() {
        process?.stop()
        process = nil
    }
}

private extension SwiftSupport {
    /// Sees to it that the process runs and knows the program as it is.
    mutating func sync(_ uri: String, _ program: EditorProgram) -> Bool {
        guard start() else { return false }
        if let known = programs[uri] {
            guard known.text != program.text else { return true }
            programs[uri] = (known.file, known.version + 1, program.text)
            let change = LSP.DidChangeParams(
                textDocument: .init(uri: FileURI.uri(known.file), version: known.version + 1),
                contentChanges: [.init(from: known.text, to: program.text)])
            send(OutgoingMessage.call("textDocument/didChange", change))
            return true
        }
        fileCount += 1
        // A folder for each: only a file of this name may have statements.
        let file = "\(folder)/\(fileCount)/main.swift"
        try? FileManager.default.createDirectory(atPath: "\(folder)/\(fileCount)", withIntermediateDirectories: true)
        guard (try? writeAtomically(Array(program.text.utf8), to: file)) != nil else { return false }
        programs[uri] = (file, 1, program.text)
        let item = LSP.TextDocumentItem(uri: FileURI.uri(file), version: 1, text: program.text)
        send(OutgoingMessage.call("textDocument/didOpen", LSP.DidOpenParams(textDocument: item)))
        return true
    }

    mutating func request(_ method: String, _ uri: String, _ place: Position, _ question: PendingSwift) {
        guard let program = programs[uri] else { return }
        lastRequest += 1
        pending[lastRequest] = question
        let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.indices.contains(place.line - 1) ? Array(lines[place.line - 1].utf8) : []
        let position = LSP.Position(
            line: place.line - 1, character: PositionEncoding.utf16.units(before: place.column - 1, in: line))
        let params = LSP.PositionParams(textDocument: .init(uri: FileURI.uri(program.file)), position: position)
        send(OutgoingMessage.call(method, params, id: .number(lastRequest)))
    }

    mutating func send(_ message: [UInt8]) {
        if waiting != nil { waiting?.append(message) } else { process?.send(message) }
    }

    /// Starts the process where none runs; not again where it has ended more than twice.
    mutating func start() -> Bool {
        if process != nil { return true }
        guard let toolchain, number < 3, let started = try? SwiftLanguageProcess(toolchain, folder: folder) else {
            return false
        }
        (process, waiting) = (started, [])
        number += 1
        let (number, queue) = (number, queue)
        Thread.detachNewThread {
            var framing = MessageFraming()
            while let bytes = started.receive() {
                framing.append(bytes)
                while case .message(let content)? = framing.next() {
                    if let message = try? Message(content) { queue.push(.swift(message, number: number)) }
                }
            }
            queue.push(.swiftEnded(number: number))
        }
        started.send(OutgoingMessage.call("initialize", SwiftInitialize(rootUri: FileURI.uri(folder)), id: .number(0)))
        return true
    }
}

/// What the process is told first: that what it completes is put in as it stands.
private struct SwiftInitialize: Encodable {
    struct Options: Encodable { let backgroundIndexing = false }

    let processId: Int? = nil
    let rootUri: String
    let capabilities: [String: String] = [:]
    let initializationOptions = Options()
}
