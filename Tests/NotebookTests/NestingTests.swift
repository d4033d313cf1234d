import Testing

@testable import Notebook

/// Notes and parts of the text nest a hundred times, and are refused with their place beyond.
@Suite struct NestingTests {
    @Test(arguments: [
        (nested("::: {.a}\n", ":::\n"), 101, "a.md:101:1: error: found more than 100 levels of nested parts"),
        (nested("^[a ", "]"), 101, "a.md:1:401: error: found more than 100 levels of nested notes"),
        (nested("^[a ", "]"), 1_000, "a.md:1:401: error: found more than 100 levels of nested notes"),
        (nested("^[a ", "]"), 50_000, "a.md:1:401: error: found more than 100 levels of nested notes"),
    ])
    func deepOnesAreRefused(source: @Sendable (Int) -> String, count: Int, error: String) {
        let problems = #expect(throws: Diagnostics.self) {
            try Notebook.parse(path: "a.md", source: Array(source(count).utf8))
        }
        #expect(problems?.all.first?.text.hasPrefix(error) == true, "\(problems?.all.first?.text.prefix(200) ?? "-")")
    }

    @Test(arguments: [nested("::: {.a}\n", ":::\n"), nested("^[a ", "]")])
    func aHundredAreRead(source: @Sendable (Int) -> String) throws {
        _ = try Notebook.parse(path: "a.md", source: Array(source(100).utf8))
    }
}

private func nested(_ open: String, _ close: String) -> @Sendable (Int) -> String {
    { String(repeating: open, count: $0) + (close.hasSuffix("\n") ? "b\n" : "b") + String(repeating: close, count: $0) }
}
