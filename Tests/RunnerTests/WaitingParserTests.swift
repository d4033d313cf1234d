/// A parser that was started before there was anything to parse.
import Document
import Foundation
import Notebook
import TestSupport
import Testing

@testable import Runner

@Suite struct WaitingParserTests {
    private func request(_ limits: Limits = Limits()) throws -> WaitingParser.Request {
        let compiler = try #require(
            try Toolchain.compiler(searching: ProcessInfo.processInfo.environment["PATH"] ?? ""))
        return WaitingParser.Request(
            toolchain: Toolchain(compiler: compiler, bnbook: "", modules: "/", libraries: "/", moduleMaps: []),
            limits: limits)
    }

    @Test(
        "It says of a source what a parser says that is started for it",
        arguments: ["", "let a = 1\nprint(a)\n", "let b = \nfoo(]\n", "// ünicode\nlet c = \"😀\"\n"])
    func sources(source: String) throws {
        let (parser, request) = (WaitingParser(), try request())
        #expect(parser.parse(source, for: request) == nil)
        parser.prepare()
        parser.prepare()
        let found = try #require(parser.parse(source, for: request))
        let (expectedEnding, expected, errors) = try withTemporaryFolder { folder in
            try source.write(toFile: "\(folder)/main.swift", atomically: false, encoding: .utf8)
            return try request.toolchain.compile(
                SyntaxCheck.arguments("\(folder)/main.swift"), limits: request.limits)
        }
        #expect(expectedEnding == .exit(found.status))
        #expect(withoutFolder(found.output) == withoutFolder(expected))
        #expect(withoutFolder(found.errors) == withoutFolder(errors))
        // Each is asked once.
        #expect(parser.parse(source, for: request) == nil)
    }

    @Test("One that waits is not asked what a pipe cannot hold, or within other limits")
    func refusals() throws {
        let (parser, request) = (WaitingParser(), try request())
        _ = parser.parse("", for: request)
        parser.prepare()
        #expect(parser.parse(String(repeating: "// words\n", count: 10_000), for: request) == nil)
        parser.prepare()
        var limits = Limits()
        limits.compileTime += 1
        #expect(parser.parse("let a = 1\n", for: try self.request(limits)) == nil)
    }

    @Test("What was parsed is known, wherever it stands and whatever is beside it")
    func known() throws {
        let (parser, request) = (WaitingParser(), try request())
        func finding(_ text: String, in folder: String) throws -> SyntaxCheck.ParseResult {
            let notebook = try Notebook.parse(path: "a.md", source: Array(text.utf8))
            return try SyntaxCheck(
                toolchain: request.toolchain, folder: folder, limits: request.limits, waiting: parser
            ).finding(in: notebook.sourceParts, of: notebook)
        }
        let (first, second) = ("```swift experiment\nlet a = 1\na\n```\n", "```swift experiment\nfunc b() {}\n```\n")
        let inline = "`{swift} a`\n\n"
        let before = try withTemporaryFolder { try finding(first + second + inline, in: $0) }
        #expect(before.items.map { $0?.count } == [2, 1, 1])
        // Whoever has no folder can parse nothing.
        let after = try finding("# New\n\n" + inline + second + first, in: "/nowhere")
        #expect(after.items == [before.items[1], before.items[0], before.items[2]])
        #expect(throws: (any Error).self) {
            try finding(first + inline + "```swift experiment\na + 1\n```\n", in: "/nowhere")
        }
        // Code that is no expression is none in a line of text either.
        #expect(throws: (any Error).self) { try finding(first + "`{swift} func b() {}`\n", in: "/nowhere") }
        let wrong = try withTemporaryFolder {
            try finding(second + "```swift experiment\nlet c = \n```\n" + first, in: $0)
        }
        #expect(wrong.items == [before.items[1], nil, before.items[0]])
        #expect(wrong.problems.map(\.position.line) == [5])
    }

    private func withoutFolder(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(#/[^ "]*/main\.swift/#, with: "main.swift")
    }
}
