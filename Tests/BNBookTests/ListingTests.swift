/// Layers that repeat are written once.
import Testing

@testable import Worker

@Suite struct ListingTests {
    static let rows: [(words: String, text: String)] = [
        ("", ""), ("a", "a"), ("a b a b", "a, b, a, b"), ("a a a", "3 × a"), ("f a b a b a b d", "f, 3 × (a, b), d"),
        ("a a b a a b a a b", "3 × (a, a, b)"), ("a a a b a a a b a a a b", "3 × (a, a, a, b)"),
        ("a a a a b b b", "4 × a, 3 × b"),
    ]

    @Test(arguments: rows) func repetitionsAreWrittenOnce(row: (words: String, text: String)) {
        #expect(row.words.split(separator: " ").map(String.init).listed == row.text)
    }
}
