import Foundation
import Testing

/// An editor that talks to `bnbook lsp`.
final class Editor {
    let bnbook: Bnbook
    private let process: Process
    private let input = Pipe(), output = Pipe()
    private var bytes: [UInt8] = []
    private var lastID = 0
    /// Messages that came while an answer was waited for.
    private(set) var notifications: [[String: Any]] = []
    /// How many bytes are sent at once; `nil` for all of a message.
    var pieceLength: Int?

    /// Starts the server in a folder with these files.
    init(_ files: [String: String] = [:], swift: Bool = false) throws {
        bnbook = try Bnbook()
        for (name, text) in files { try bnbook.write(name, text) }
        process = try bnbook.start(["lsp"] + (swift ? [] : ["--no-swift"]))
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        bnbook.remove()
    }

    /// The address of a file in the folder.
    func uri(_ name: String) -> String {
        URL(filePath: bnbook.folder.path(percentEncoded: false)).appending(path: name).absoluteString
    }

    func send(raw text: String) { send(Array(text.utf8)) }

    func send(_ message: [String: Any]) throws {
        var message = message
        message["jsonrpc"] = "2.0"
        let content = try JSONSerialization.data(withJSONObject: message)
        send(Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
    }

    func notify(_ method: String, _ params: [String: Any] = [:]) throws {
        try send(["method": method, "params": params])
    }

    /// Asks, and waits for the answer.
    @discardableResult
    func ask(_ method: String, _ params: [String: Any] = [:]) throws -> [String: Any] {
        lastID += 1
        try send(["id": lastID, "method": method, "params": params])
        return try answer(to: lastID)
    }

    /// The answer to a request; what comes before it is kept.
    func answer(to id: Int?) throws -> [String: Any] {
        while true {
            let message = try next()
            if message["method"] == nil, message["id"] as? Int == id { return message }
            notifications.append(message)
        }
    }

    /// The next diagnostics of a file that are as wanted.
    func diagnostics(_ name: String, where isWanted: ([[String: Any]]) -> Bool = { _ in true }) throws
        -> [[String: Any]]
    {
        while true {
            let message = notifications.isEmpty ? try next() : notifications.removeFirst()
            guard message["method"] as? String == "textDocument/publishDiagnostics",
                let params = message["params"] as? [String: Any], params["uri"] as? String == uri(name),
                let found = params["diagnostics"] as? [[String: Any]], isWanted(found)
            else { continue }
            return found
        }
    }

    /// With what the server ends.
    func exitCode() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    func closeInput() { try? input.fileHandleForWriting.close() }
}

extension Editor {
    /// `root` is the folder that the editor is in.
    func initialize(_ encodings: [String]? = nil, root: String = "") throws {
        let general: [String: Any] = encodings.map { ["positionEncodings": $0] } ?? [:]
        let answer = try ask(
            "initialize",
            ["processId": NSNull(), "rootUri": uri(root), "capabilities": ["general": general]] as [String: Any])
        #expect(answer["result"] != nil)
        try notify("initialized")
    }

    func open(_ name: String, _ text: String) throws {
        try notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": uri(name), "languageId": "markdown", "version": 1, "text": text] as [String: Any]])
    }

    func close(_ name: String) throws {
        try notify("textDocument/didClose", ["textDocument": ["uri": uri(name)]])
    }

    /// Puts text in the place of a range (line, character to line, character), or of all.
    func change(_ name: String, _ range: (Int, Int, Int, Int)? = nil, _ text: String) throws {
        var change: [String: Any] = ["text": text]
        if let range { change["range"] = Self.range(range) }
        try notify(
            "textDocument/didChange",
            ["textDocument": ["uri": uri(name), "version": 2] as [String: Any], "contentChanges": [change]])
    }

    /// What is about a place: parameters of most requests.
    func place(_ name: String, _ line: Int, _ character: Int) -> [String: Any] {
        ["textDocument": ["uri": uri(name)], "position": ["line": line, "character": character]]
    }

    static func range(_ range: (Int, Int, Int, Int)) -> [String: Any] {
        [
            "start": ["line": range.0, "character": range.1], "end": ["line": range.2, "character": range.3],
        ]
    }

    /// "1:2-1:5" of a range.
    static func words(_ range: Any?) -> String {
        guard let range = range as? [String: [String: Int]], let start = range["start"], let end = range["end"] else {
            return "none"
        }
        return "\(start["line"]!):\(start["character"]!)-\(end["line"]!):\(end["character"]!)"
    }
}

private extension Editor {
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieceLength ?? rest.count)
            try? input.fileHandleForWriting.write(contentsOf: Data(piece))
            rest = rest.dropFirst(piece.count)
        }
    }

    /// - Throws: where nothing comes for a minute, or nothing more will.
    func next() throws -> [String: Any] {
        while true {
            if let message = taken() { return message }
            var descriptor = pollfd(
                fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 60_000) > 0 else { throw Silence() }
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Silence() }
            bytes += data
        }
    }

    func taken() -> [String: Any]? {
        let head = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: head) }) else { return nil }
        let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
        guard let length = words.last.flatMap({ Int($0) }), bytes.count >= end + 4 + length else { return nil }
        let content = Data(bytes[(end + 4)..<(end + 4 + length)])
        bytes.removeFirst(end + 4 + length)
        return try? JSONSerialization.jsonObject(with: content) as? [String: Any]
    }

    struct Silence: Error {}
}
