import Testing

/// What the sources owe to their readers.
@Suite struct DocumentationTests {
    @Test func `every public and package declaration has a comment`() throws {
        let bare = try Declaration.all().filter { !$0.isDocumented }
        #expect(
            bare.isEmpty, "\(bare.count):\n\(bare.map { "\($0.file):\($0.line): \($0.text)" }.joined(separator: "\n"))")
    }

    @Test func `bare declarations are found`() {
        let source = """
            /// Said.
            public struct A {
                public var bare: Int
                /// Said.
                @inlinable
                package func said() {}
                private var hidden = 0
                public func == (a: A, b: A) -> Bool { true }
            }
            package enum B {
                case bare, too
                /// Said.
                case said(Int)
                func hidden(x: Int) {
                    switch x {
                    case 1: break
                    case bare: return f(x)
                    case said(let x): return f(x)
                    default: break
                    }
                }
            }
            """
        let bare = Declaration.all(in: source, of: "A.swift").filter { !$0.isDocumented }
        #expect(bare.map(\.line) == [3, 8, 10, 11])
    }
}
