import Testing

@testable import Notebook

@Suite struct YAMLNodeTests {
    @Test(arguments: [
        ("a: 1\n---\nb: 2\n", "found a second document", 2, 1),
        ("a: ü\nb: ü\u{7}\n", "control characters are not allowed", 2, 5),
        ("a: [*b]\n", "found undefined alias", 1, 5),
        ("{", "did not find expected node content", 2, 1),
        ("a: \"\\q\"\n", "found unknown escape character", 1, 5),
    ]) func whatIsWrongHasItsPlace(yaml: String, problem: String, line: Int, column: Int) throws {
        let error = #expect(throws: YAMLError.self) { try YAMLNode(yaml: yaml) }
        guard case .syntax(let found, let place) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == problem)
        #expect([place.line, place.column] == [line, column])
    }

    @Test(arguments: ["", "\n", "# a comment\n", "---\n", "~\n", "null\n"]) func nothingIsNoValue(yaml: String) throws {
        #expect(try YAMLNode(yaml: yaml)?.isNull ?? true)
    }

    @Test func quotationMarksMakeText() throws {
        let items = try #require(try YAMLNode(yaml: "[true, 'true', ~, \"~\"]")?.sequence)
        #expect(items.map(\.string) == ["true", "true", "~", "~"])
        #expect(items.map { $0.plain != nil } == [true, false, true, false])
        #expect(items.map(\.isNull) == [false, false, true, false])
        #expect(items.map(\.place.column) == [2, 8, 16, 19])
    }

    @Test func anAliasIsWhatItNames() throws {
        let pairs = try #require(try YAMLNode(yaml: "a: &list [1, 2]\nb: *list\nc: {d: *list}\n")?.mapping)
        #expect(pairs.map(\.key.string) == ["a", "b", "c"])
        #expect(pairs[1].value.sequence?.map(\.string) == ["1", "2"])
        #expect(pairs[2].value.mapping?.first?.value.sequence?.count == 2)
    }
}
