import Foundation
import Testing

/// `bnbook why --list` and `bnbook execute --list`: what a task of a cluster's job carries out.
@Suite struct ListTests {
    static let notebook = """
        ```swift experiment
        let digits = try Dataset.digits(train: 60, test: 40)
        let network = Model("Small") { Flatten(); Dense(10, activation: .softmax) }
        let first = try Experiment(on: digits, epochs: 1, seeds: 6) { network }.run()
        first.summary
        ```

        ```swift experiment
        try Experiment(on: digits, epochs: 1, seeds: 6) {
            Trial("Next", network, startingFrom: first.weights(of: "Small"))
        }.run().summary
        ```
        """

    /// A folder with a notebook, and the list of its first runs.
    static func listed() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("a.md", notebook)
        let outcome = try bnbook.run("why", "a.md", "--list", "runs.jsonl")
        #expect(outcome.exitCode == 0, "\(outcome)")
        return bnbook
    }

    static func segments(_ bnbook: Bnbook) -> [String] {
        bnbook.files(".bnbook/segments").values.flatMap {
            String(decoding: $0, as: UTF8.self).split(separator: "\n").map { String($0.prefix(64)) }
        }
    }

    /// Three tasks, each in its own process, give what one render gives, to the last byte.
    @Test(arguments: ["bnbook", "bnbook-worker"]) func tasksTogetherAreARender(worker: String) throws {
        let bnbook = try Self.listed()
        defer { bnbook.remove() }
        let local = try Bnbook()
        defer { local.remove() }
        try local.write("a.md", Self.notebook)
        for round in 0..<3 {
            for task in 0..<3 {
                let outcome = try bnbook.run(
                    arguments: [
                        "execute", "--list", "runs.jsonl", "--task", "\(task)/3", "--store", ".bnbook", "--jobs", "1",
                    ],
                    by: worker)
                #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
            }
            // The second list asks for the weights of the first runs, and for what begins with them.
            if round == 0 { #expect(try bnbook.run("why", "a.md", "--list", "runs.jsonl").exitCode == 0) }
            #expect(bnbook.text("runs.jsonl").contains("\"keepsWeights\":true"))
        }
        #expect(bnbook.files(".bnbook/weights").count { !$0.value.isEmpty } >= 6)
        #expect(Set(Self.segments(bnbook)).count == 12 && Self.segments(bnbook).count >= 12)
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.output.contains("12 reused, 0 trained"), "\(outcome)")
        #expect(try local.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output") == local.files("output"))
    }

    /// The small worker ends as bnbook does.
    @Test func theWorkerEndsWithTheSameCodes() throws {
        let bnbook = try Self.listed()
        defer { bnbook.remove() }
        try bnbook.write("file", "")
        try bnbook.write("none.jsonl", "{}\n")
        for (arguments, code, words) in [
            (["execute", "--list", "runs.jsonl", "--store", "file"], 75, "nothing can be kept here: Not a directory"),
            (["execute", "--list", "none.jsonl", "--store", "s"], 1, "this is no list of runs"),
            (["execute", "--list", "runs.jsonl"], 64, "usage: bnbook-worker execute --list FILE"),
            (["execute", "--lst", "runs.jsonl"], 64, "\"--lst\" is not known"),
            (["execute", "--list", "runs.jsonl", "--store", "s", "--task", "3/3"], 64, "usage"),
        ] {
            let outcome = try bnbook.run(arguments: arguments, by: "bnbook-worker")
            #expect(outcome.exitCode == code && outcome.errors.contains(words), "\(outcome)")
        }
    }

    /// Each ends with its code, and says why.
    @Test func endingsHaveCodes() throws {
        let bnbook = try Self.listed()
        defer { bnbook.remove() }
        let list = bnbook.text("runs.jsonl")
        try bnbook.write("file", "")
        let full = try bnbook.run("execute", "--list", "runs.jsonl", "--store", "file")
        #expect(full.exitCode == 75 && full.errors.contains("nothing can be kept here: Not a directory"), "\(full)")
        try bnbook.write("other.jsonl", list.replacing(#/"engine":\d+/#, with: "\"engine\":999"))
        let other = try bnbook.run("execute", "--list", "other.jsonl")
        #expect(
            other.exitCode == 1 && other.errors.contains("the list is for engine 999; expected one for engine"),
            "\(other)")
        try bnbook.write("none.jsonl", "{}\n")
        #expect(try bnbook.run("execute", "--list", "none.jsonl").errors.contains("this is no list of runs"))
        try bnbook.write(
            "lists/changed.jsonl",
            list.replacing(#/"digest":"[0-9a-f]{64}"/#, with: "\"digest\":\"\(String(repeating: "0", count: 64))\""))
        let changed = try bnbook.run("execute", "--list", "lists/changed.jsonl")
        #expect(changed.exitCode == 1 && bnbook.files("lists/failures").count == 6, "\(changed)")
        #expect(
            bnbook.files("lists/failures").values.allSatisfy {
                String(decoding: $0, as: UTF8.self).contains("expected")
            })
        #expect(try bnbook.run("execute", "--list", "runs.jsonl", "--task", "3/3").exitCode == 64)
        #expect(try bnbook.run("execute", "--task", "0/3", "run.json").exitCode == 64)
        #expect(try bnbook.run("execute").exitCode == 64)
        #expect(Self.segments(bnbook).isEmpty)
    }

    /// A line that is no run is named, and the other runs are carried out.
    @Test func theOthersAreCarriedOut() throws {
        let bnbook = try Self.listed()
        defer { bnbook.remove() }
        try bnbook.write("runs.jsonl", bnbook.text("runs.jsonl") + "{\"run\":1}\n")
        let outcome = try bnbook.run("execute", "--list", "runs.jsonl")
        #expect(outcome.exitCode == 1 && outcome.errors.contains("runs.jsonl:3:1: error: this is no run"), "\(outcome)")
        #expect(Self.segments(bnbook).count == 6)
    }

    /// What is finished is kept, whenever the task is ended, and is not made again.
    @Test func endedTasksKeepWhatIsFinished() throws {
        let bnbook = try Self.listed()
        defer { bnbook.remove() }
        try bnbook.write(
            "runs.jsonl", bnbook.text("runs.jsonl").replacing("\"epochs\":1,", with: "\"epochs\":2000,"))
        let process = try bnbook.startBehind(["execute", "--list", "runs.jsonl", "--jobs", "1"])
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntil { !Self.segments(bnbook).isEmpty || !process.isRunning }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 143)
        let kept = Self.segments(bnbook)
        #expect((1..<6).contains(kept.count))
        #expect(try bnbook.run("execute", "--list", "runs.jsonl").exitCode == 0)
        let all = Self.segments(bnbook)
        #expect(all.count == 6 && Set(all).count == 6 && Set(kept).isSubset(of: all))
        #expect(try bnbook.run("store", "list").output.contains("segments\t"))
    }
}
