/// The preview, as a browser and an editor meet it.
import Foundation
import Testing

@Suite(.serialized) struct PreviewTests {
    @Test func pagesAreThoseOfRenderButForTheScript() throws {
        let preview = try Preview(["a.md": "# A\n\nThe first word.\n", "b.md": "# B\n"])
        defer { preview.end() }
        try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"done\"")
        try preview.wait(for: "\"page\":\"b.html\"", "\"phase\":\"done\"")
        let written = preview.bnbook.text("output/a.html")
        let served = preview.get("/a.html")
        #expect(!written.contains("<script") && served.contains("<script data-bnbook>"))
        let script = try #require(served.firstMatch(of: #/<script data-bnbook>(?s:.*?)<\/script>\n/#))
        let policy = try #require(served.firstMatch(of: #/ script-src 'sha256-[^']+'; connect-src 'self';/#))
        #expect(
            served.components(separatedBy: "\r\n\r\n").last
                == written.replacing("default-src 'none';", with: "default-src 'none';" + String(policy.output))
                .replacing("</body>", with: String(script.output) + "</body>"))
        #expect(preview.get("/").contains("302 Found\r\nLocation: /index.html"))
        #expect(preview.get("/index.html").contains("<script data-bnbook>"))
        #expect(preview.get("/a.json").contains("application/json"))
    }

    /// Only what bnbook wrote is served, and only to pages of its own.
    @Test func nothingElseIsServed() throws {
        let preview = try Preview(["a.md": "# A\n"], ["--output", ".", "--to", "html"])
        defer { preview.end() }
        try preview.wait(for: "\"phase\":\"done\"")
        try preview.bnbook.write("secret.html", "mine")
        try preview.bnbook.write("below/a.html", preview.bnbook.text("a.html"))
        try FileManager.default.createSymbolicLink(
            atPath: preview.bnbook.folder.appending(path: "link.html").path(percentEncoded: false),
            withDestinationPath: "a.html")
        #expect(preview.get("/a.html").hasPrefix("HTTP/1.1 200"))
        for path in [
            "/secret.html", "/below/a.html", "/link.html", "/../a.html", "/%2e%2e/a.html", "/./a.html", "/nothing.html",
            "/.bnbook", "//etc/passwd", "/stdout",
        ] {
            #expect(preview.get(path).hasPrefix("HTTP/1.1 404"), "\(path)")
        }
        #expect(preview.get("/a.html", headers: ["Host: evil.example:\(preview.port)"]).hasPrefix("HTTP/1.1 403"))
        #expect(
            preview.get("/a.html", headers: [preview.host, "Origin: http://evil.example"]).hasPrefix("HTTP/1.1 403"))
        #expect(preview.get("/-/events", headers: ["Host: evil.example"]).hasPrefix("HTTP/1.1 403"))
        #expect(preview.ask("POST /a.html HTTP/1.1\r\n\(preview.host)\r\n\r\n").hasPrefix("HTTP/1.1 405"))
        #expect(preview.ask("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400"))
    }

    /// A save renders what it changes and no more; a mistake leaves the last good page, and is told at its place.
    @Test func savesCauseWhatTheyMust() throws {
        let preview = try Preview([
            "a.md": "# A\n\n{{< include part.md >}}\n", "part.md": "The first words.\n", "b.md": "# B\n\nb\n",
        ])
        defer { preview.end() }
        try preview.wait(for: "\"page\":\"b.html\"", "\"phase\":\"done\"")
        let other = preview.bnbook.text("stdout")
        try preview.bnbook.write("part.md", "Other words.\n")
        try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"done\"")
        #expect(preview.get("/a.html").contains("Other words."))
        let said = preview.bnbook.text("stdout").dropFirst(other.count)
        #expect(said.contains("a.md →") && !said.contains("b.md →"))

        try preview.bnbook.write(
            "a.md", "# A\n\n## Here {#sec-here}\n\nWords.\n\n```swift experiment\n1 + missing\n```\n")
        let event = try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"failed\"")
        #expect(event.contains("a.md:8:5: error: cannot find 'missing' in scope"))
        #expect(preview.get("/a.html").contains("Other words."))
        try preview.bnbook.write("a.md", "# A\n\nMended.\n")
        try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"done\"")
        #expect(preview.get("/a.html").contains("Mended."))
    }

    /// The next save ends a training that it makes out of date, and what had been trained is not trained again.
    @Test func aSaveEndsWhatIsOutOfDate() throws {
        func notebook(epochs: Int) -> String {
            """
            ```swift experiment
            func result(_ epochs: Int) throws -> ExperimentResult {
                try Experiment(on: .digits(train: 400, test: 100), epochs: epochs, seeds: 1) {
                    Model("Small") { Flatten(); Dense(8, activation: .relu); Dense(10, activation: .softmax) }
                }.run()
            }
            try result(1).summary
            ```

            ```swift experiment
            try result(\(epochs)).summary
            ```
            """
        }
        let preview = try Preview(["a.md": notebook(epochs: 100_000)])
        defer { preview.end() }
        try preview.wait(for: "\"text\":\"0 of 1 runs, Small, seed 0, epoch", "\"place\":{\"block\":{\"_0\":1}}")
        try preview.bnbook.write("a.md", notebook(epochs: 2))
        try preview.wait(for: "\"phase\":\"done\"")
        #expect(preview.bnbook.text("stdout").contains("2 blocks, 2 runs: 1 reused, 1 trained"))
    }

    @Test("With --follow, open pages are told to turn to the notebook that was saved last")
    func pagesFollow() throws {
        let preview = try Preview(["a.md": "# A\n", "b.md": "# B\n"], ["--follow"])
        defer { preview.end() }
        try preview.wait(for: "\"page\":\"b.html\"", "\"phase\":\"done\"")
        try preview.bnbook.write("b.md", "# B\n\nMore.\n")
        try preview.wait(for: "\"isFollowed\":true", "\"page\":\"b.html\"", "\"phase\":\"done\"")
        try preview.bnbook.write("a.md", "# A\n\nMore.\n")
        try preview.wait(for: "\"isFollowed\":true", "\"page\":\"a.html\"", "\"phase\":\"done\"")
    }

    @Test("A browser is opened where there is a desktop, at a port that is free, unless one is asked for that is not")
    func opensABrowser() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n")
        try bnbook.write("bin/xdg-open", "#!/bin/sh\necho \"$1\" >>\"$HOME/opened\"\n")
        let tools = bnbook.folder.appending(path: "bin").path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tools + "/xdg-open")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        bnbook.environment = ["DISPLAY": ":0", "PATH": "\(tools):\(path)"]
        let processes = try (0..<2).map { _ in try bnbook.start(["preview", "a.md", "--quiet"]) }
        defer {
            for process in processes where process.isRunning {
                process.terminate()
                process.waitUntilExit()
            }
        }
        for process in processes {
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
        }
        try waitUntil { bnbook.text("opened").split(separator: "\n").count == 2 }
        let ports = bnbook.text("opened").matches(of: #/http:\/\/localhost:(\d+)\/a\.html/#).map(\.output.1)
        #expect(Set(ports).count == 2, "\(ports)")
        let taken = try bnbook.run("preview", "a.md", "--no-open", "--port", String(ports.last ?? ""))
        #expect(taken.exitCode != 0)
        #expect(taken.errors.contains("--port is \(ports.last ?? ""), where nothing can listen"), "\(taken)")
    }

    /// Other pages lead to a notebook as soon as it has a page, and to none that failed before it had one.
    @Test func pagesLeadToWhatIsThere() throws {
        let failing = "# B\n\n```swift experiment\nlet a: Int = \"\"\n```\n"
        let preview = try Preview(["a.md": "# A\n\nSee [it](b.md).\n", "b.md": failing])
        defer { preview.end() }
        try preview.wait(for: "\"page\":\"b.html\"", "\"phase\":\"failed\"")
        try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"done\"")
        #expect(!preview.get("/a.html").contains("b.html") && preview.get("/a.html").contains("See it."))
        try preview.bnbook.write("b.md", "# B\n")
        try preview.wait(for: "\"page\":\"a.html\"", "\"phase\":\"done\"")
        let page = preview.get("/a.html")
        #expect(page.contains("<a rel=\"next\" href=\"b.html\">") && page.contains("See <a href=\"b.html\">it</a>."))
        // Its last good page stays.
        try preview.bnbook.write("b.md", failing)
        try preview.wait(for: "\"page\":\"b.html\"", "\"phase\":\"failed\"")
        #expect(preview.get("/a.html").contains("See <a href=\"b.html\">it</a>."))
    }

    /// What a link leads to can go as another notebook is saved: that is said at the link.
    @Test func linksThatLoseTheirPlaceAreSaid() throws {
        let bnbook = try Bnbook()
        try bnbook.write("a.md", "# A\n\nSee [it](b.md#sec-x).\n")
        try bnbook.write("b.md", "# B {#sec-x}\n")
        let process = try bnbook.start(["render", "a.md", "b.md", "--watch", "--to", "html"])
        defer {
            process.terminate()
            process.waitUntilExit()
            bnbook.remove()
        }
        let errors = bnbook.folder.appending(path: "stderr")
        try Data().write(to: errors)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        try waitUntil { bnbook.text("output/b.html").contains("B</h1>") }
        try bnbook.write("b.md", "# B {#sec-z}\n")
        try waitUntil {
            bnbook.text("stderr").contains(
                "a.md:3:5: error: the link leads to \"#sec-x\", which is no heading and no label of \"b.md\"")
        }
    }

    @Test func rendersGoOnWithoutAServer() throws {
        let bnbook = try Bnbook()
        try bnbook.write("a.md", "# A\n")
        let process = try bnbook.start(["render", "a.md", "--watch", "--to", "html"])
        defer {
            process.terminate()
            process.waitUntilExit()
            bnbook.remove()
        }
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        try waitUntil { bnbook.text("output/a.html").contains("A</h1>") }
        try bnbook.write("a.md", "# A\n\nMore.\n")
        try waitUntil { bnbook.text("output/a.html").contains("More.") }
    }
}

/// A preview that runs, with a client that hears its events.
private final class Preview {
    let bnbook: Bnbook
    let process: Process
    private(set) var port: UInt16 = 0
    private var events: Int32 = -1
    private var heard = ""

    init(_ files: [String: String], _ options: [String] = []) throws {
        bnbook = try Bnbook()
        for (name, text) in files { try bnbook.write(name, text) }
        process = try bnbook.start(["preview", ".", "--no-open", "--port", "0"] + options)
        let output = bnbook.folder.appending(path: "stdout")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntil { bnbook.text("stdout").contains("until Ctrl-C") }
        port = try #require(
            bnbook.text("stdout").firstMatch(of: #/localhost:(\d+)/#).flatMap { UInt16($0.output.1) })
        events = connected()
        send("GET /-/events HTTP/1.1\r\n\(host)\r\n\r\n", to: events)
    }

    var host: String { "Host: localhost:\(port)" }

    func end() {
        if events >= 0 { close(events) }
        process.terminate()
        process.waitUntilExit()
        bnbook.remove()
    }

    func get(_ path: String, headers: [String]? = nil) -> String {
        ask((["GET \(path) HTTP/1.1"] + (headers ?? [host]) + ["", ""]).joined(separator: "\r\n"))
    }

    /// All that is answered.
    func ask(_ text: String) -> String {
        let connection = connected()
        defer { close(connection) }
        send(text, to: connection)
        var bytes: [UInt8] = []
        while let more = receive(connection) { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The next event with all of these words.
    @discardableResult
    func wait(for words: String...) throws -> String {
        while true {
            while let end = heard.firstRange(of: "\n\n") {
                let event = String(heard[..<end.lowerBound])
                heard.removeSubrange(..<end.upperBound)
                if words.allSatisfy(event.contains) { return event }
            }
            heard += String(decoding: try #require(receive(events), "no event with \(words)"), as: UTF8.self)
        }
    }

    private func connected() -> Int32 {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: Int(longestWait), tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return connection
    }

    private func send(_ text: String, to connection: Int32) {
        let bytes = Array(text.utf8)
        _ = Foundation.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// `nil` at the end, or when nothing comes for the longest wait.
    private func receive(_ connection: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(connection, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
