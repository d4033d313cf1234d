/// Programs are linked as the compiler's driver links them, without asking it every time.
import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite struct LinkingTests {
    static let driver = #"""
        clang version 21.0.0
        InstalledDir: /opt/a b/bin
         "/opt/a b/bin/ld.lld" "-pie" "-o" "program" "/lib/crt1.o" "program.o" "-lOne" "-lTwo" "-lTwo" "-rpath" "/a \"b\" \\c" "-lc"
        """#

    @Test func whatTheDriverSaysIsTakenWithoutTheProgramsOwnLibraries() throws {
        let command = try #require(
            LinkerCommand(driver: Self.driver, object: "program.o", libraries: ["-lOne", "-lTwo"]))
        #expect(command.executable == "/opt/a b/bin/ld.lld")
        #expect(
            command.arguments(objects: ["main.o", "piece-1.o"], libraries: ["-lThree"])
                == [
                    "-pie", "-o", "program", "/lib/crt1.o", "main.o", "piece-1.o", "-lThree", "-lTwo", "-rpath",
                    "/a \"b\" \\c", "-lc",
                ]
        )
    }

    @Test(arguments: [
        ("", "program.o", ["-lOne"]), (driver, "other.o", []), (driver, "program.o", ["-lOne", "-lNone"]),
        ("error: no such file\n", "program.o", []),
    ])
    func otherWordsGiveNoCommand(driver: String, object: String, libraries: [String]) {
        #expect(LinkerCommand(driver: driver, object: object, libraries: libraries) == nil)
    }

    @Test func aCommandIsKept() throws {
        let folder = TemporaryFolder()
        let command = try #require(
            LinkerCommand(driver: Self.driver, object: "program.o", libraries: ["-lOne", "-lTwo"]))
        command.keep(at: "\(folder.path)/linking/a")
        #expect(LinkerCommand(keptAt: "\(folder.path)/linking/a") == command)
        try folder.damageAll()
        #expect(LinkerCommand(keptAt: "\(folder.path)/linking/a") == nil)
    }

    @Test(arguments: ["print(1)\n", "import Foundation\nprint(Date())\n", "import Glibc\nprint(getpid())\n"])
    func theLibrariesOfAnObjectAreThoseThatTheToolchainFinds(source: String) throws {
        let folder = TemporaryFolder()
        let file = try folder.write(Array(source.utf8), to: "main.swift")
        let compiler = try #require(
            try Toolchain.compiler(searching: ProcessInfo.processInfo.environment["PATH"] ?? ""))
        for (tool, arguments) in [
            ("swift-frontend", ["-frontend", "-c", "-primary-file", file, "-o", "\(folder.path)/main.o"]),
            ("swift-autolink-extract", ["\(folder.path)/main.o", "-o", "\(folder.path)/libraries"]),
        ] {
            #expect(try Command(executable: "\(compiler)/\(tool)", arguments: arguments).run().ending == .exit(0))
        }
        let expected = String(decoding: try #require(folder.read("libraries")), as: UTF8.self)
        let bytes = try #require(folder.read("main.o"))
        #expect(
            ObjectFile(bytes: bytes).libraries?.sorted() == expected.split(separator: "\n").map(String.init).sorted())
        // Whatever is missing of a file, the rest is not read beyond its end.
        for count in stride(from: 0, to: bytes.count, by: 97) {
            _ = ObjectFile(bytes: Array(bytes[..<count])).libraries
        }
    }
}
