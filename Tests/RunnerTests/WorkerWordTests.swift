/// A run's record is what the worker says of it: one that only the notebook's program speaks of is none.
import Foundation
import Notebook
import Outputs
import TestSupport
import Testing

@testable import Runner

@Suite struct WorkerWordTests {
    private let record = RunRecord(
        digest: "00ff", trial: "Small", seed: 0, batchSize: 32, epochs: 1, optimizer: "SGD(0.1)", layers: [],
        dataset: "Moons", datasetDigest: "aa", engineVersion: 1, specification: "{}", weightsDigest: "bb",
        divergedAtStep: nil, isReused: false)

    /// A program that says what a notebook's program may say, and a worker that says this in its own right.
    private func transcript(program: [Output], worker: [Output]) throws -> Transcript {
        let folder = TemporaryFolder()
        let said = try program.map { "'\(String(decoding: try OutputFraming.bytes($0), as: UTF8.self))'" }
        try script(
            "\(folder.path)/program",
            "printf 12345678 >&3; read line <&3; for word in \(said.joined(separator: " ")); do printf '\\036%s%s\\n' \"$BNBOOK_OUTPUTS\" \"$word\"; done"
        )
        let words = try worker.map { "echo '\(String(decoding: try OutputFraming.bytes($0), as: UTF8.self))'" }
        try script("\(folder.path)/worker", (words + ["echo >&3; sleep 30"]).joined(separator: "\n"))
        let notebook = try Notebook.parse(path: "a.md", source: Array("```swift experiment\n1\n2\n```\n".utf8))
        let toolchain = Toolchain(
            compiler: "/nowhere", bnbook: "\(folder.path)/worker", modules: "", libraries: "", moduleMaps: [])
        let runner = ProgramRunner(
            notebook, toolchain: toolchain,
            places: .init(folder: folder.path, store: nil, data: [], downloads: nil), permissions: nil, isFresh: true,
            jobs: 1)
        return try runner.run(
            Program(path: "\(folder.path)/program", failures: [:]), by: runner.startedWorker()
        ) { _ in }
    }

    private func script(_ path: String, _ text: String) throws {
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    @Test func aRunThatTheWorkerCarriedOutIsOne() throws {
        let transcript = try transcript(
            program: [.began(.block(0)), .reached(line: 2), .runs(RunSeries(record)), .finished],
            worker: [.runs(RunSeries(record))])
        #expect(transcript.failure == nil && transcript.runs == [record])
    }

    @Test func aRunThatNobodyCarriedOutIsNone() throws {
        var other = record
        other.weightsDigest = "cc"
        for worker in [[], [Output.runs(RunSeries(other))]] {
            let transcript = try transcript(
                program: [.began(.block(0)), .reached(line: 2), .runs(RunSeries(record)), .finished], worker: worker)
            #expect(
                transcript.failure
                    == .init(
                        part: .block(0), line: 2, column: 1,
                        message: "speaks of a run of Small that bnbook has not carried out, or with other numbers"))
        }
    }
}
