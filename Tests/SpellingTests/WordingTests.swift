/// Numbers with their nouns, and names in a sentence.
import Spelling
import Testing

@Suite struct WordingTests {
    @Test(
        arguments: [
            (0, "run", nil, "0 runs"), (1, "run", nil, "1 run"), (2, "training run", nil, "2 training runs"),
            (1, "class", "classes", "1 class"), (10, "class", "classes", "10 classes"), (-1, "step", nil, "-1 steps"),
        ] as [(Int, String, String?, String)])
    func `a noun has the number of what it counts`(count: Int, noun: String, plural: String?, text: String) {
        #expect(counted(count, noun, plural) == text)
        #expect("\(count) \(inNumber(count, noun, plural))" == text)
    }

    @Test(
        arguments: [
            ([], "and", ""), (["a"], "or", "a"), (["a", "b"], "or", "a or b"), (["a", "b", "c"], "and", "a, b and c"),
        ] as [([String], String, String)])
    func `names are listed as in a sentence`(names: [String], conjunction: String, text: String) {
        #expect(listed(names, conjunction) == text)
    }

    @Test(
        arguments: [
            (["a"], 40, "expected one of a"), (["a", "b"], 2, "expected one of a, b"),
            (["a", "b", "c", "d"], 2, "expected one of a, b and 2 more"),
        ] as [([String], Int, String)])
    func `what is expected is listed, of very many names the first`(names: [String], most: Int, text: String) {
        #expect(expectedOne(of: names, upTo: most) == text)
    }
}
