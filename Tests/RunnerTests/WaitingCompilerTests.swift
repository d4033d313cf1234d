/// A compiler that was started before there was anything to compile.
import Foundation
import Notebook
import TestSupport
import Testing

@testable import Runner

@Suite struct WaitingCompilerTests {
    private func request(_ main: String) throws -> WaitingCompiler.Request {
        let compiler = try #require(
            try Toolchain.compiler(searching: ProcessInfo.processInfo.environment["PATH"] ?? ""))
        return WaitingCompiler.Request(
            toolchain: Toolchain(compiler: compiler, bnbook: "", modules: "/", libraries: "/", moduleMaps: []),
            files: [("main", main)], limits: Limits())
    }

    private func piece(_ body: String) -> ProgramPiece {
        ProgramPiece(functions: ["_shown0"], code: "func _shown0() { \(body) }\n")
    }

    private func words(_ outcome: WaitingCompiler.Outcome) -> String {
        switch outcome {
        case .object(let bytes): ObjectFile(bytes: bytes).libraries == nil ? "no object" : "object"
        case .wrong(let words): "wrong: " + CompilerDiagnostic.all(in: words).map(\.message).joined(separator: ", ")
        case .unknown: "unknown"
        }
    }

    @Test(
        "It compiles the piece that it waited for, by the files that it was started with",
        arguments: [
            ("print(name + 1)", "object"), ("print(other)", "wrong: cannot find 'other' in scope"),
            // Longer than the place that was kept for it.
            ("print(name)" + String(repeating: " ", count: 70_000), "unknown"),
        ])
    func pieces(body: String, outcome: String) throws {
        let compiler = WaitingCompiler()
        let request = try request("let name = 1\n")
        #expect(words(compiler.compile(piece("print(name)"), for: request)) == "unknown")
        compiler.prepare()
        compiler.prepare()
        #expect(words(compiler.compile(piece(body), for: request)) == outcome)
        // Each is asked once.
        #expect(words(compiler.compile(piece("print(name)"), for: request)) == "unknown")
    }

    @Test("It is not asked about a program whose other files are not those that it read")
    func others() throws {
        let compiler = WaitingCompiler()
        compiler.note(try request("let name = 1\n"))
        compiler.prepare()
        let other = try request("let name = 2\n")
        #expect(words(compiler.compile(piece("print(name)"), for: other)) == "unknown")
        compiler.prepare()
        #expect(words(compiler.compile(piece("print(name)"), for: other)) == "object")
    }

    @Test("Nothing was asked for, so none waits")
    func nothing() throws {
        let compiler = WaitingCompiler()
        compiler.prepare()
        #expect(words(compiler.compile(piece("print(1)"), for: try request(""))) == "unknown")
    }
}
