/// A block ends where its fence does, whatever the compiler would make of it together with the next one.
import Document
import Foundation
import Notebook
import TestSupport
import Testing

@testable import Runner

@Suite struct SyntaxCheckTests {
    @Test(
        "What a block leaves open is its own mistake, and never goes on in the next",
        arguments: [
            ("let a = 1 /* to be", "done */ let b = 2"), ("#if false", "#endif"), ("let a =", "0"), ("a +", "b"),
            ("let a = [", "1]"), ("let a = \"\"\"", "text\n\"\"\""),
        ])
    func openBlocks(first: String, second: String) throws {
        let finding = try finding([first, second])
        #expect(finding.items[0] == nil)
        #expect(finding.problems.first?.position.line == 2, "\(finding.problems)")
    }

    @Test(
        "What is sound by itself is sound beside others",
        arguments: ["let a = 1 // words", "/* words */", "let a = 1; let b = 2", "0", "func a() {\n}", "-1"])
    func soundBlocks(code: String) throws {
        let finding = try finding([code, ".pi", code, "-1"])
        #expect(finding.problems.isEmpty, "\(finding.problems)")
        #expect(finding.items[0] == finding.items[2])
        #expect(finding.items[1]?.count == 1 && finding.items[3]?.count == 1)
    }

    private func finding(_ blocks: [String]) throws -> SyntaxCheck.ParseResult {
        let text = blocks.map { "```swift experiment\n\($0)\n```\n" }.joined()
        let notebook = try Notebook.parse(path: "a.md", source: Array(text.utf8))
        let compiler = try #require(
            try Toolchain.compiler(searching: ProcessInfo.processInfo.environment["PATH"] ?? ""))
        return try withTemporaryFolder {
            let toolchain = Toolchain(compiler: compiler, bnbook: "", modules: "/", libraries: "/", moduleMaps: [])
            return try SyntaxCheck(toolchain: toolchain, folder: $0, limits: Limits())
                .finding(in: notebook.sourceParts, of: notebook)
        }
    }
}
