/// A linker that was started before there was anything to link.
import Foundation
import Store
import TestSupport
import Testing

@testable import Runner

@Suite struct WaitingLinkerTests {
    private static let compiler = try? Toolchain.compiler(
        searching: ProcessInfo.processInfo.environment["PATH"] ?? "")
    private static let linker = compiler.flatMap { folder in
        FileManager.default.isExecutableFile(atPath: "\(folder)/ld.lld") ? "\(folder)/ld.lld" : nil
    }

    /// Makes a library, which may lack what it calls.
    private func command(_ more: String = "") throws -> LinkerCommand {
        let linker = try #require(Self.linker)
        return try #require(
            LinkerCommand(
                driver: " \"\(linker)\" \"-shared\" \"-o\" \"program\" \"main.o\" \"-lOne\" \"-z\" \"now\"\(more)\n",
                object: "main.o", libraries: ["-lOne"]))
    }

    private func objects(in folder: String) throws {
        for (name, code) in [("main", "func a() { b() }"), ("piece-1", "func b() {}")] {
            try writeTemporary(Array("\(code)\n".utf8), to: "\(folder)/\(name).swift")
        }
        for (name, other) in [("main", "piece-1"), ("piece-1", "main")] {
            let result = try Command(
                executable: "\(try #require(Self.compiler))/swift-frontend",
                arguments: [
                    "-frontend", "-c", "-parse-as-library", "-module-name", "a", "-primary-file", "\(name).swift",
                    "\(other).swift", "-o", "\(name).o",
                ], folder: folder
            ).run()
            #expect(result.ending == .exit(0), "\(String(decoding: result.errors, as: UTF8.self))")
        }
    }

    @Test("It makes the bytes that a linker makes that is started for them", .enabled(if: linker != nil))
    func bytes() throws {
        let (linker, command) = (WaitingLinker(), try command())
        try withTemporaryFolder { temporary in
            let folder = "\(temporary)/ä b"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try objects(in: folder)
            let names = ["main.o", "piece-1.o"]
            let plain = Command(
                executable: command.executable, arguments: command.arguments(objects: names, libraries: []),
                folder: folder)
            #expect(try plain.run().ending == .exit(0))
            let expected = try readFile("\(folder)/program")
            try FileManager.default.removeItem(atPath: "\(folder)/program")
            // None waits for the first, and each links once.
            for isThere in [false, true, false] {
                #expect(linker.link(names, [], in: folder, by: command) == isThere)
                if isThere {
                    #expect(try readFile("\(folder)/program") == expected)
                    #expect(access("\(folder)/program", X_OK) == 0)
                }
                if !isThere { linker.prepare() }
            }
        }
    }

    @Test("What it cannot link, or waits for in another way, is left to another", .enabled(if: linker != nil))
    func refusals() throws {
        let linker = WaitingLinker()
        try withTemporaryFolder { folder in
            try objects(in: folder)
            let usual = try command()
            for (names, command) in [
                (["main.o", "none.o"], usual), (["main.o", "main.o"], usual),
                (["main.o", "piece-1.o"], try command(" \"--no-gnu-unique\"")),
            ] {
                _ = linker.link([], [], in: folder, by: usual)
                linker.prepare()
                #expect(!linker.link(names, [], in: folder, by: command), "\(names)")
                #expect(!FileManager.default.fileExists(atPath: "\(folder)/program"))
            }
        }
    }
}
