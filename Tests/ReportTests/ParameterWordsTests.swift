import Notebook
import Testing

@testable import Report

@Suite struct ParameterWordsTests {
    /// Numbers are written as values in the text are, with all digits that tell them from their neighbours.
    @Test(
        arguments: [
            (.double(5e9), "5000000000"), (.double(0.1), "0.1"), (.double(.infinity), "∞"), (.double(-.infinity), "−∞"),
            (.double(.nan), "NaN"), (.double(3), "3"), (.double(-0.5), "−0.5"),
            (.double(0.1 + 0.2), "0.30000000000000004"),
            (.double(1e-7), "1e−7"), (.double(1.2345678901234567e20), "1.2345678901234567e20"), (.int(-3), "-3"),
            (.list([.double(0.5), .double(5e9)]), "0.5, 5000000000"), (.string("a"), "a"), (.bool(true), "true"),
            (.list([.string("a, b"), .string("c")]), "\"a, b\", c"),
        ] as [(ParameterValue, String)]) func theyAreTheReaders(value: ParameterValue, words: String)
    {
        #expect(value.words == words)
    }
}
