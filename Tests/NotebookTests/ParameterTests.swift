import Spelling
import Testing

@testable import Notebook

@Suite struct ParameterTests {
    static let notebook =
        "---\nparams: {n: 5, rate: 0.1, name: Adam, fast: true, sizes: [32, 64], mixed: [1, 2.5], quoted: \"7\", words: [a, b]}\n---\n"

    @Test(arguments: [
        ("n", "Int", "5"), ("rate", "Double", "0.1"), ("name", "String", "\"Adam\""), ("fast", "Bool", "true"),
        ("sizes", "[Int]", "[32, 64]"),
        ("mixed", "[Double]", "[1.0, 2.5]"), ("quoted", "String", "\"7\""), ("words", "[String]", "[\"a\", \"b\"]"),
    ]) func theTypeIsThatOfTheYAML(name: String, type: String, literal: String) throws {
        let notebook = try Notebook.parse(path: "p.md", source: Array(Self.notebook.utf8))
        let parameter = try #require(notebook.frontMatter.parameters.first { $0.name == name })
        #expect(parameter.value.typeName == type)
        #expect(parameter.value.literal == literal)
    }

    @Test(arguments: [
        ("n", "7", "7"), ("rate", "3", "3.0"), ("name", "a \"b\" \\", "\"a \\u{22}b\\u{22} \\u{5c}\""),
        ("fast", "false", "false"),
        ("sizes", "8", "[8]"), ("sizes", "[1, 2]", "[1, 2]"), ("words", "x,y", "[\"x\", \"y\"]"),
        ("words", " x: 1 , #y", "[\"x: 1\", \"#y\"]"), ("words", "[\"x, y\", z]", "[\"x, y\", \"z\"]"),
        ("words", "['it''s', \"\\u00e9,\\n\"]", "[\"it's\", \"é,\\u{a}\"]"),
        ("words", "[true, 1]", "[\"true\", \"1\"]"), ("mixed", "[1, inf]", "[1.0, .infinity]"),
        ("rate", "-inf", "-.infinity"), ("rate", ".inf", ".infinity"), ("rate", "5.", "5.0"), ("n", "010", "10"),
        ("n", "0x10", "16"), ("rate", "0x10", "16.0"), ("sizes", "[1, 2, ]", "[1, 2]"),
        ("words", "[a, '']", "[\"a\", \"\"]"),
    ]) func anOverrideTakesTheType(name: String, text: String, literal: String) throws {
        let notebook = try Notebook.parse(path: "p.md", source: Array(Self.notebook.utf8), overrides: [name: text])
        let parameter = try #require(notebook.frontMatter.parameters.first { $0.name == name })
        #expect(parameter.value.literal == literal)
        #expect(parameter.isOverridden)
    }

    @Test(arguments: [
        (["n": "many"], "parameter \"n\" is given as \"many\"; expected Int, such as 5"),
        (["fast": "yes"], "parameter \"fast\" is given as \"yes\"; expected Bool, such as true"),
        (["sizes": "32,big"], "parameter \"sizes\" is given as \"32,big\"; expected [Int], such as 32, 64"),
        (["sizes": "[]"], "parameter \"sizes\" is given as \"[]\"; expected [Int], such as 32, 64"),
        (["words": "[a: b]"], "parameter \"words\" is given as \"[a: b]\"; expected [String], such as a, b"),
        (["words": "[\"a]"], "parameter \"words\" is given as \"[\"a]\"; expected [String], such as a, b"),
        (["sizes": "1,,2"], "parameter \"sizes\" is given as \"1,,2\"; expected [Int], such as 32, 64"),
        (["sizes": "[1,,2]"], "parameter \"sizes\" is given as \"[1,,2]\"; expected [Int], such as 32, 64"),
        (["words": "a,"], "parameter \"words\" is given as \"a,\"; expected [String], such as a, b"),
        (["words": "[a, ~]"], "parameter \"words\" is given as \"[a, ~]\"; expected [String], such as a, b"),
        (["rate": "1e999"], "parameter \"rate\" is given as \"1e999\"; expected Double, such as 0.1"),
        (["rate": "1e-400"], "parameter \"rate\" is given as \"1e-400\"; expected Double, such as 0.1"),
        (["n": "1_000"], "parameter \"n\" is given as \"1_000\"; expected Int, such as 5"),
        (
            ["rates": "1"],
            "there is no parameter \"rates\"; expected one of n, rate, name, fast, sizes, mixed, quoted, words"
        ),
    ]) func aWrongOverrideIsAnError(overrides: [String: String], message: String) {
        let problems = #expect(throws: Diagnostics.self) {
            try Notebook.parse(path: "p.md", source: Array(Self.notebook.utf8), overrides: overrides)
        }
        #expect(problems?.all.map(\.message) == [message])
    }

    @Test(
        arguments: [
            ("lable", "label"), ("Label", "label"), ("captoin", "caption"), ("xyz", nil), ("", nil), ("ech", "echo"),
            ("", nil), ("e", nil), ("capt", nil), ("caption-very-long-indeed", nil), ("LABEL", "label"),
            ("écho", "echo"),
        ] as [(String, String?)]) func theNearestNameIsOffered(name: String, nearest: String?)
    {
        #expect(nearestName(to: name, among: ["label", "caption", "echo"]) == nearest)
    }
}
