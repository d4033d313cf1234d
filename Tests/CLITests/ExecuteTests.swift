import Foundation
import TestSupport
import Testing

/// `bnbook execute`, on a run of a few milliseconds.
@Suite struct ExecuteTests {
    static let run = """
        {"batchSize": 32,
         "dataset": {"classes": 10, "digest": "014c82fcb3c3736a90eb056fedec4498737dbe01a0fbc76e665e34d83ae4e1fa",
           "name": "Synthetic digits", "shape": [28, 28], "source": {"digits": {"seed": 1, "test": 40, "train": 60}},
           "testCount": 40, "trainCount": 60},
         "epochs": 1,
         "layers": [{"type": "Flatten"},
           {"activation": "softmax", "kernelInitializer": "glorotUniform", "type": "Dense", "units": 10, "useBias": true}],
         "optimizer": {"adam": {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-07, "learningRate": 0.001}},
         "seed": 0}

        """

    /// What stands in the file in the place of what, where that is, and what is said of it.
    @Test(arguments: [
        ("\"Flatten\"", "\"Flaten\"", "6:22: error: \"Flaten\" is no layer; expected "),
        ("\"Flatten\"", "\"Flaten\"", "did you mean \"Flatten\"?"),
        ("\"epochs\": 1", "\"epochs\": \"1\"", "5:12: error: \"epochs\" is a text; expected a whole number"),
        ("\"epochs\": 1", "\"epochs\": 1.5", "5:12: error: 1.5 cannot stand here"),
        ("\"epochs\": 1", "\"epohcs\": 1", "1:1: error: \"epochs\" is missing"),
        (
            "\"epochs\": 1", "\"epochs\": 1, \"optoins\": {}",
            "5:15: error: there is no member \"optoins\"\n  hint: did you mean \"options\"?"
        ),
        ("\"units\": 10", "\"units\": 10, \"bias\": 1", "7:98: error: there is no member \"bias\""),
        (
            "\"epochs\": 1", "\"epochs\": 1, \"epochs\": 2",
            "5:15: error: the member \"epochs\" is there twice; expected it once"
        ),
        ("\"epochs\": 1", "\"epochs\": null", "5:12: error: \"epochs\" is null; expected a whole number"),
        ("{\"adam\"", "{\"adma\"", "8:15: error: \"adma\" is no optimizer; expected one of sgd, adam, "),
        ("\"softmax\"", "\"softmaks\"", "7:19: error: \"softmaks\" cannot stand here"),
        ("[28, 28]", "[28, true]", "3:46: error: item 2 is true or false; expected a whole number"),
        ("\"seed\": 0}", "\"seed\": 0", "10:1: error: the file is not JSON: expected a comma or a closing brace"),
        ("\"epochs\": 1", "\"epochs\" 1", "5:11: error: the file is not JSON: expected a colon"),
        ("\"epochs\": 1", "\"epochs\": -1", ": the run cannot be carried out: "),
    ]) func aRunThatIsNoneIsAnErrorAtItsPlace(old: String, new: String, message: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        #expect(Self.run.contains(old))
        try bnbook.write("bad.json", Self.run.replacing(old, with: new))
        let outcome = try bnbook.run("execute", "bad.json")
        #expect(outcome.exitCode == 1 && outcome.errors.contains(message), "\(outcome.errors)")
        #expect(bnbook.files(".bnbook").isEmpty)
    }

    /// What is left out at its default may be written.
    @Test(arguments: [
        "\"loss\": {\"crossEntropy\": {\"labelSmoothing\": 0}}", "\"options\": {\"order\": {\"shuffled\": {}}}",
    ]) func defaultsMayBeWritten(member: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("run.json", Self.run.replacing("\"epochs\": 1", with: "\"epochs\": 1, \(member)"))
        let outcome = try bnbook.run("execute", "run.json")
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test func whatIsNoFileIsReadOrRefusedForItsReason() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("folder/run.json", Self.run)
        #expect(
            try bnbook.run("execute", "folder").errors
                == "bnbook: error: folder: the run cannot be read: Is a directory\n")
        let nowhere = "bnbook: error: nowhere: the run cannot be read: No such file or directory\n"
        #expect(try bnbook.run("execute", "nowhere").errors == nowhere)
        let process = try bnbook.start(["execute", "/dev/stdin"])
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(Self.run.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func aResultThatIsNotKeptIsSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("run.json", Self.run)
        try bnbook.write("file", "")
        let outcome = try bnbook.run("execute", "run.json", "--store", "file")
        #expect(outcome.exitCode == 75 && outcome.output.contains("\"finished\""), "\(outcome)")
        #expect(
            outcome.errors == """
                warning: file: nothing can be kept here: Not a directory; what is made now is made again the next time
                bnbook: error: the runs were carried out, but not all results could be kept; they are carried out again the next time

                """)
    }

    /// Whoever comes second waits for the first, or finds what it kept.
    @Test func severalAtOnceTrainEachRunOnce() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let files = (0..<6).map { "\($0).json" }
        for (seed, file) in files.enumerated() {
            let run = Self.run.replacing("\"seed\": 0}", with: "\"seed\": \(seed)}").replacing(
                "\"units\": 10", with: "\"units\": 10")
            try bnbook.write(file, run.replacing("\"epochs\": 1", with: "\"epochs\": 200"))
        }
        let processes = try (0..<4).map { number in
            let process = try bnbook.start(["execute", "--jobs", "1"] + files)
            let output = bnbook.folder.appending(path: "out\(number)")
            _ = FileManager.default.createFile(atPath: output.path(percentEncoded: false), contents: nil)
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
            return process
        }
        for process in processes { process.waitUntilExit() }
        #expect(processes.allSatisfy { $0.terminationStatus == 0 })
        let lines = (0..<4).flatMap { bnbook.text("out\($0)").split(separator: "\n") }
        #expect(lines.count { $0.contains("\"event\":\"finished\"") } == 24)
        #expect(lines.count { $0.contains("\"number\":200,") && $0.contains("\"event\":\"epoch\"") } == 6)
        #expect(!bnbook.files(".bnbook").keys.contains { $0.hasSuffix(".lock") })
    }

    /// Killed at any place again and again, a run goes on from the epoch where it was, and ends with the same bits.
    @Test func killedRunsGoOn() async throws {
        let run = Self.run.replacing("\"epochs\": 1", with: "\"epochs\": 3000")
        let undisturbed = try Bnbook()
        defer { undisturbed.remove() }
        try undisturbed.write("run.json", run)
        #expect(try undisturbed.run("execute", "run.json", "--jobs", "1").exitCode == 0)
        func end(_ output: String) -> Substring? {
            output.split(separator: "\n").last { $0.contains("\"event\":\"finished\"") }?
                .split(separator: "\"weightsDigest\":").last
        }
        let expected = end(undisturbed.text("stdout"))
        try await Hunt(rounds: 1).run { seed in
            let bnbook = try Bnbook()
            defer { bnbook.remove() }
            try bnbook.write("run.json", run)
            var numbers = HuntNumbers(seed: seed)
            for number in 0..<12 {
                let process = try bnbook.startBehind(
                    ["execute", "run.json", "--jobs", "1", "--checkpoint-interval", "0"])
                process.standardOutput = FileHandle.nullDevice
                let before = bnbook.files(".bnbook/checkpoints")
                try process.run()
                // Every second time it comes further; at others it may just have begun.
                if number.isMultiple(of: 2) {
                    try waitUntil { bnbook.files(".bnbook/checkpoints") != before || !process.isRunning }
                }
                usleep(UInt32.random(in: 0...80_000, using: &numbers))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                #expect(process.terminationReason == .uncaughtSignal)
            }
            #expect(!bnbook.files(".bnbook/checkpoints").isEmpty)
            let outcome = try bnbook.run("execute", "run.json", "--jobs", "1")
            #expect(outcome.exitCode == 0 && end(outcome.output) == expected, "seed \(seed): \(outcome)")
            // What a killed process left half-written goes with `bnbook store prune`.
            #expect(!bnbook.files(".bnbook/checkpoints").contains { !$0.key.contains(".part") && !$0.value.isEmpty })
            return true
        }
    }
}
