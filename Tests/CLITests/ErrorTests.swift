import Foundation
import Testing

/// Whatever is wrong is said in words and has a place: `file:line:column: error: …` where a file is wrong, `bnbook:
/// error: …` where something could not be done, `Error: …` and the usage where it was asked for wrongly.
@Suite struct ErrorTests {
    @Test(
        arguments: [
            (
                ["check", "good.md", "--params", "empty-value.yml"], 1,
                "empty-value.yml:1:4: error: parameter \"s\" is empty"
            ),
            (["check", "good.md", "--params", "no-yaml.yml"], 1, "no-yaml.yml:2:1: error: not YAML"),
            (
                ["check", "good.md", "--params", "list.yml"], 1,
                "list.yml:1:1: error: found a list; expected `key: value` lines"
            ),
            (
                ["check", "good.md", "--params", "latin1.yml"], 1,
                "latin1.yml:1:6: error: found a byte that is not UTF-8"
            ),
            (
                ["check", "good.md", "--params", "folder"], 64,
                "Error: --params is \"folder\", which cannot be read: Is a directory"
            ),
            (
                ["check", "good.md", "--params", "nowhere.yml"], 64,
                "Error: --params is \"nowhere.yml\", which cannot be read"
            ),
            (
                ["check", "good.md", "--params", "other-name.yml"], 1,
                "other-name.yml:1:1: error: there is no parameter \"m\""
            ),
            (
                ["check", "good.md", "--params", "other-type.yml"], 1,
                "other-type.yml:1:1: error: parameter \"n\" is given as \"many\""
            ),
            (
                ["check", "good.md", "--param", "n=1,,2"], 64,
                "Error: --param: parameter \"n\" is given as \"1,,2\"; expected Int, such as 5 as in good.md"
            ),
            (
                ["check", "good.md", "--param", "nn=1"], 64,
                "Error: good.md has no parameter \"nn\"; expected one of n; did you mean \"n\"?"
            ),
            (
                ["check", "godo.md"], 64,
                "Error: there is no notebook \"godo.md\", nor notebooks/godo.md; did you mean \"good.md\"?"
            ),
            (["check", "latin1.yml"], 1, "latin1.yml:1:6: error: found a byte that is not UTF-8"),
            (["why", "good.md", "--params", "empty-value.yml"], 1, "empty-value.yml:1:4: error: "),
            (["render", "good.md", "--params", "empty-value.yml"], 1, "empty-value.yml:1:4: error: "),
            (
                ["render", "good.md", "--theme", "artcle"], 64,
                "Error: there is no theme \"artcle\"; expected one of article, book, plain; did you mean \"article\"?"
            ),
            (["render", "good.md", "--output", "good.md"], 64, "Error: good.md is no folder"),
            (["render", "good.md", "--output", "good.md/a"], 64, "Error: good.md is no folder"),
            (
                ["render", "good.md", "--param", "n=many"], 64,
                "as in good.md\nUsage: bnbook render"
            ),
            (["check", "foldr/../good.md"], 64, "did you mean \"folder/../good.md\"?"),
            (["verify", "god.html"], 64, "Error: there is no report \"god.html\""),
            (["render", "folder"], 64, "Error: there is no notebook in folder; expected files that end in .md"),
            (["verify", "folder"], 64, "Error: there is no notebook in folder"),
            (["verify", "list.yml"], 1, "list.yml"),
            (["verify", "nowhere.html"], 64, "nowhere.html"),
            (["diff", "list.yml", "good.md"], 1, "list.yml"),
            (
                ["diff", "folder", "good.md"], 64,
                "folder is a folder, and good.md is none; expected two reports, or two folders"
            ),
            (
                ["certificates", "nowhere.html"], 1,
                "bnbook: error: nowhere.html: the file cannot be read: No such file or directory"
            ),
            (["certificates", "list.yml"], 1, "bnbook: error: list.yml: there is no certificate beside it"),
            (["certificates", "list.yml", "good.md"], 1, "bnbook: error: good.md: no certificate of bnbook"),
            (["lint", "folder"], 64, "Error: there is no notebook in folder"),
            (["extract", "folder"], 1, "bnbook: error: folder: the report cannot be read: Is a directory"),
            (["extract", "list.yml"], 1, "list.yml"),
            (["execute", "folder"], 1, "folder"),
            (["execute", "list.yml"], 1, "list.yml:1:3: error: the file is not JSON"),
            (["new", "good"], 64, "Error: good.md exists already; choose another name"),
            (["store", "size", "--store", "nowhere"], 64, "Error: there is no store in nowhere"),
            (["store", "size", "--store", "list.yml"], 64, "Error: there is no store in list.yml"),
            (["store", "prune", "--store", "folder"], 64, "folder"),
        ] as [([String], Int32, String)]) func itIsWordedAndPlaced(arguments: [String], code: Int32, words: String)
        throws
    {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run(arguments: arguments)
        #expect(outcome.exitCode == code, "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        let first = outcome.errors.prefix { $0 != "\n" }
        #expect(
            first.contains(#/^([^:]+:\d+:\d+: error: |bnbook: error: |Error: |warning: )\S/#), "\(outcome.errors)")
        // Swift's own description of a value, or Foundation's of an error.
        #expect(
            !outcome.errors.contains(#/\b[A-Z]\w*\((\w+: |\[)|Optional\(|Error Domain|NSCocoa|Code=\d/#),
            "\(outcome.errors)")
    }

    @Test(arguments: ["check", "render", "why"]) func mistakesOfAParameterFileAreJSONToo(command: String) throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run(command, "good.md", "--params", "empty-value.yml", "--diagnostics", "json")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors.hasPrefix(
                #"{"column":4,"excerpt":"s: ~","file":"empty-value.yml","line":1,"message":"parameter \"s\" is empty"#),
            "\(outcome.errors)")
    }

    /// The compiler knows of Foundation by what BNBook is made of; the linker does not.
    @Test(arguments: [["check", "a.md"], ["render", "a.md", "--to", "md"]])
    func aMissingImportHasItsPlace(arguments: [String]) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let code = "let text = try String(contentsOfFile: \"a.md\", encoding: .utf8)\ntext.count"
        try bnbook.write("a.md", "```swift experiment\n\(code)\n```\n")
        let outcome = try bnbook.run(arguments: arguments)
        #expect(
            outcome.exitCode == 1
                && outcome.errors.contains(
                    "a.md:2:16: error: initializer 'init(contentsOfFile:encoding:)' is not available due to missing import of 'Foundation'\n"
                ) && outcome.errors.contains("hint: `import Foundation` in a block above has it"), "\(outcome)")
        #expect(!outcome.errors.contains("ld.lld"))
    }

    /// A program that was checked is the one that is rendered.
    @Test func aCheckMakesTheProgram() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\n1 + 1\n```\n")
        try bnbook.run("check", "a.md")
        let checked = bnbook.files(".bnbook/programs")
        try bnbook.run("render", "a.md", "--to", "md")
        #expect(checked.count == 1 && bnbook.files(".bnbook/programs") == checked)
    }

    /// Nothing can tell two projects apart on one page, so they have to agree.
    @Test func projectsAgreeOnTheirCorrection() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a/bnbook.yml", "correction: holm\n")
        try bnbook.write("a/one.md", "# One\n")
        try bnbook.write("b/two.md", "# Two\n")
        let outcome = try bnbook.run("render", "a/one.md", "b/two.md")
        #expect(outcome.exitCode == 64)
        #expect(
            outcome.errors.contains(
                "the bnbook.yml of a/one.md says correction: holm, and that of b/two.md report; say which with --correction"
            ))
        #expect(try bnbook.run("render", "a/one.md", "b/two.md", "--correction", "report").exitCode == 0)
    }

    /// A folder with a good notebook, and files that are none.
    private func folder() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("good.md", "---\nparams: {n: 5}\n---\n\n# Good\n")
        try bnbook.write("empty-value.yml", "s: ~\n")
        try bnbook.write("no-yaml.yml", "a: [1\n")
        try bnbook.write("list.yml", "- a\n- b\n")
        try bnbook.write("other-name.yml", "m: 1\n")
        try bnbook.write("other-type.yml", "n: many\n")
        try bnbook.write("folder/inside.txt", "")
        try Data("name: \u{E9}".unicodeScalars.map { UInt8($0.value) }.dropFirst(1)).write(
            to: bnbook.folder.appending(path: "latin1.yml"))
        return bnbook
    }
}
