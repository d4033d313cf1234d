import Testing

@testable import Report

/// Links to notebooks lead to their pages, however they are written; all others stay as they are.
struct NotebookLinkTests {
    private static let names: Set<String> = ["q2", "a b", "data/iris", "../claims/rates"]

    @Test(arguments: [
        ("q2.md", "q2.html"), ("./q2.md#sec-a", "q2.html#sec-a"), ("q2.md?x=1", "q2.html?x=1"),
        ("a%20b.md", "a%20b.html"), ("a b.md", "a%20b.html"), ("a%20b.md?x=1#sec-a", "a%20b.html?x=1#sec-a"),
        ("data/more/../iris.md", "data/iris.html"), ("../claims/rates.md", "../claims/rates.html"),
        ("q3.md?x=1", "q3.md?x=1"), ("q2.html?x=.md", "q2.html?x=.md"),
        ("./q2.html#sec-a", "q2.html#sec-a"), ("q3.html", "q3.html"),
        ("https://a.example/q2.md", "https://a.example/q2.md"),
    ]) func aLinkLeadsToAPage(destination: String, address: String) {
        #expect(Self.names.page(at: destination) == address)
    }

    @Test(arguments: [
        ("q2.md#sec-a", "q2.pdf"), ("q2.html#sec-a", "q2.pdf"), ("a%20b.html", "a%20b.pdf"), ("q3.html", "q3.html"),
    ]) func onPaperALinkLeadsToPaper(destination: String, address: String) {
        #expect(Self.names.paper(at: destination) == address)
    }
}
