import Foundation
import Testing

/// Told to end, bnbook ends with 128 + the signal's number, whatever it is about: no child outlives it, its temporary
/// folder is empty, and the next render's bytes are those of one that nobody disturbed.
@Suite(.serialized) struct SignalTests {
    static let notebook = """
        ```swift experiment
        let result = try Experiment(on: .digits(train: 400, test: 100), epochs: 3, seeds: 2) {
            Model("Small") { Flatten(); Dense(8, activation: .relu); Dense(10, activation: .softmax) }
        }.run()
        result.summary
        ```
        """

    /// The time between two signals grows from nothing to past the end, so that every phase is met: parsing, compiling,
    /// linking, training and writing.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func interruptionsLeaveNothingBehind(signal: Int32) throws {
        let undisturbed = try Bnbook()
        defer { undisturbed.remove() }
        try undisturbed.write("a.md", Self.notebook)
        let start = ContinuousClock.now
        #expect(try undisturbed.run("render", "a.md").exitCode == 0)
        let duration = ContinuousClock.now - start

        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        try bnbook.write("tmp/here", "")
        bnbook.environment["TMPDIR"] = bnbook.folder.appending(path: "tmp").path(percentEncoded: false)
        for step in 0..<6 {
            let process = try bnbook.start(["render", "a.md"])
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
            usleep(UInt32(duration / .microseconds(1)) * UInt32(step) / 6 + 20_000)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            // One that came to its end before the signal is as good.
            if process.terminationReason == .exit, process.terminationStatus != 0 {
                #expect(process.terminationStatus == 128 + signal)
            }
            #expect(bnbook.files("tmp").keys.sorted() == ["here"])
            #expect(childrenStillRunning(in: bnbook.folder).isEmpty)
        }
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output") == undisturbed.files("output"))
    }

    /// As some CI runners do.
    @Test func aParentThatIgnoresItsChildrensEndsIsNoObstacle() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\n//| error: true\nfatalError(\"on purpose\")\n```\n")
        let process = try bnbook.start([])
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "trap '' CHLD; exec \"$0\" render a.md --quiet", Bnbook.executable.path()]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(bnbook.text("output/a.md").contains("on purpose"))
    }

    /// The process that a block starts may hold the program's output open; it ends with the program.
    @Test(arguments: ["", "//| error: true\n"]) func whatABlockLeavesBehindEndsWithIt(option: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            ```swift experiment
            \(option)import Foundation
            let child = Process()
            child.executableURL = URL(filePath: "/bin/sleep")
            child.arguments = ["301.25"]
            try child.run()
            \(option.isEmpty ? "" : "fatalError(\"on purpose\")")
            ```
            """)
        let start = ContinuousClock.now
        #expect(try bnbook.run("render", "a.md", "--no-sandbox").exitCode == 0)
        #expect(ContinuousClock.now - start < .seconds(300))
        #expect(commandLines().allSatisfy { !$0.contains("301.25") })
    }

    /// Words are given up, not the work; what was asked for and cannot be written is an error.
    @Test(arguments: [
        ("render a.md 2>&-", 0), ("render a.md 2>/dev/full", 0), ("render a.md >&-", 0), ("render a.md >/dev/full", 0),
        ("check b.md 2>/dev/full", 1), ("extract output/a.json >/dev/full", 1), ("extract output/a.json >&-", 1),
        ("help >/dev/full", 1), ("data >/dev/full", 1), ("data >/dev/null", 0),
    ])
    func streamsThatCannotBeWritten(command: String, code: Int32) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        try bnbook.write("b.md", "@fig-nothing\n")
        _ = try bnbook.run("render", "a.md")
        let process = try bnbook.start([])
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "\"$0\" \(command)", Bnbook.executable.path()]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == code)
    }
}

/// The command lines of all processes, by /proc.
private func commandLines() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).filter { Int($0) != nil }.map {
        String(decoding: FileManager.default.contents(atPath: "/proc/\($0)/cmdline") ?? Data(), as: UTF8.self)
    }
}

private func childrenStillRunning(in folder: URL) -> [String] {
    commandLines().filter { $0.contains(folder.path(percentEncoded: false)) }
}
