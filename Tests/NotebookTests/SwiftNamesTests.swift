import Notebook
import Testing

/// The names that pieces of Swift declare.
@Suite struct SwiftNamesTests {
    @Test(arguments: [
        ("let a = b", "a", ""), ("var a = 1", "a", "a"), ("let (a, b) = c", "a b", ""),
        ("let a = 1, b = (2, c)", "a b", ""), ("let a: Int, b: Int", "a b", ""),
        ("func f(x: Int) { let y = x }", "f", ""), ("struct S { var x = 1 }", "S", ""),
        ("@main public final class C {}", "C", ""), ("a = b", "", ""),
        ("if x { let a = 1 }", "", ""), ("var a: Int { b }", "a", "a"), ("let a = [b, c]", "a", ""),
        ("extension E { }", "E", ""), ("", "", ""),
    ]) func declares(code: String, declared: String, variables: String) {
        let names = SwiftNames(code)
        #expect(names.declared.sorted().joined(separator: " ") == declared)
        #expect(names.variables.sorted().joined(separator: " ") == variables)
    }

    @Test func usesAreNamedWithTheirKeys() {
        let used = SwiftNames("let x = a[\"k\"].b + c[d] + e[\"\\(f)\"] // g").used
        let expected: [SwiftNames.Use] = [("a", "k"), ("c", nil), ("d", nil), ("e", nil), ("f", nil)].map {
            .init(name: $0.0, key: $0.1)
        }
        #expect(expected.allSatisfy(used.contains))
        #expect(!used.contains { ["b", "g"].contains($0.name) })
    }
}
