import Testing

@testable import Notebook

@Suite struct SwiftTokenTests {
    /// Two ways to write one program, or (`isSame` false) two programs that look alike.
    static let pairs: [(String, String, isSame: Bool)] = [
        ("let x = 1", "let   x\t= 1  // one", true), ("a\nb", "a // c\n\n  /* d */ b", true),
        ("f(a, b)", "f( a,b )", true),
        ("[1, 2]", "[\n    1,\n    2\n]", true), ("a /* x */ b", "a b", true), ("a /* x\n */ b", "a\nb", true),
        ("/* a /* b */ c */ x", "x", true), ("a\r\nb", "a\nb", true), ("", " \n// only", true),
        ("a b", "a\nb", false), ("a - b", "a -b", false), ("x", "y", false), ("\"a // b\"", "\"a\"", false),
        ("\"a  b\"", "\"a b\"", false),
        ("\"/*\" + \"*/\"", "\"/*\"  + \"*/\" // x", true), ("\"\\(f(\"//\"))  \"", "\"\\(f(\"//\")) \"", false),
        ("\"\\(a) // b\" // c", "\"\\(a) // b\"", true), ("#\"\\(a\"# // b", "#\"\\(a\"#", true),
        ("#\"\"//\"# + x", "#\"\"//\"# + y", false),
        ("\"\"\"\n a // b\n\"\"\"", "\"\"\"\n a\n\"\"\"", false), ("#/a//b/# // c", "#/a//b/#", true),
        ("#/a//b/#", "#/a//c/#", false),
        ("print(#line)", "\nprint(#line)", false), ("(a) -x", "(a)-x", false), ("a ?b :c", "a ? b : c", false),
        ("\"open // a", "\"open", false),
    ]

    @Test(arguments: pairs) func onlyWhatMeansSomethingCounts(pair: (String, String, isSame: Bool)) {
        #expect((SwiftToken.essence(of: pair.0) == SwiftToken.essence(of: pair.1)) == pair.isSame)
    }

    @Test(
        arguments: pairs.map(\.0) + [
            "0..<5 1.5e-3 0x1p+4 `class` @main #if ä→b \u{1F600}", "\"\\", "/*", "#", "\"\"\"", "#\"",
        ])
    func everyByteBelongsToOneToken(source: String) {
        let tokens = SwiftToken.tokens(of: source)
        #expect(tokens.map(\.range.lowerBound) == [0] + tokens.dropLast().map(\.range.upperBound) || source.isEmpty)
        #expect(tokens.last?.range.upperBound ?? 0 == source.utf8.count)
        #expect(tokens.allSatisfy { !$0.range.isEmpty })
    }
}
