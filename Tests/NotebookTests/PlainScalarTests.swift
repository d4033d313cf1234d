import Document
import Testing

@testable import Notebook

/// Unquoted scalars mean what YAML 1.2's core schema says, and where something else may be meant there is a warning.
/// What YAML 1.1 makes of them was asked of PyYAML 6.0.4.
@Suite struct PlainScalarTests {
    @Test(arguments: [
        ("5", "Int", "5"), ("-5", "Int", "-5"), ("+5", "Int", "5"), ("0", "Int", "0"), ("-0", "Int", "0"),
        ("0x1F", "Int", "31"), ("0o17", "Int", "15"), ("9223372036854775807", "Int", "9223372036854775807"),
        ("1e-3", "Double", "0.001"), ("1E5", "Double", "100000.0"), (".5", "Double", "0.5"), ("5.", "Double", "5.0"),
        ("-.5e1", "Double", "-5.0"), ("0.0", "Double", "0.0"), ("0e0", "Double", "0.0"),
        (".inf", "Double", ".infinity"),
        ("-.INF", "Double", "-.infinity"), (".NaN", "Double", ".nan"), ("5.e2", "Double", "500.0"),
        ("true", "Bool", "true"), ("False", "Bool", "false"),
        ("tRUE", "String", "\"tRUE\""), ("inf", "String", "\"inf\""), ("1.2.3", "String", "\"1.2.3\""),
        ("0x", "String", "\"0x\""), ("-0x10", "String", "\"-0x10\""), ("e5", "String", "\"e5\""),
        ("2026-11-29", "String", "\"2026-11-29\""), ("1e", "String", "\"1e\""), ("n", "String", "\"n\""),
        ("12:99", "String", "\"12:99\""), ("_1", "String", "\"_1\""),
        ("'010'", "String", "\"010\""), ("\"yes\"", "String", "\"yes\""),
    ]) func itsMeaningIsBeyondDoubt(text: String, type: String, literal: String) throws {
        let notebook = try notebook(parameter: text)
        #expect(notebook.frontMatter.parameters.map(\.value.typeName) == [type])
        #expect(notebook.frontMatter.parameters.map(\.value.literal) == [literal])
        #expect(notebook.warnings == [])
    }

    @Test(arguments: [
        ("010", "10", "the number 10 (8 in YAML 1.1); write 10 for the number or \"010\" for the text"),
        ("-017", "-17", "the number -17 (-15 in YAML 1.1); write -17 for the number or \"-017\" for the text"),
        ("007", "7", "the number 7; write 7 for the number or \"007\" for the text"),
        ("08", "8", "the number 8; write 8 for the number or \"08\" for the text"),
        ("01.5", "1.5", "the number 1.5; write 1.5 for the number or \"01.5\" for the text"),
        ("1234e56", "1.234e+59", "the number 1.234e59; write 1.234e59 for the number or \"1234e56\" for the text"),
        (
            "12:30", "\"12:30\"",
            "text, as by YAML 1.2 (750 in YAML 1.1); write \"12:30\" for the text or 750 for the value"
        ),
        (
            "1:30:00", "\"1:30:00\"",
            "text, as by YAML 1.2 (5400 in YAML 1.1); write \"1:30:00\" for the text or 5400 for the value"
        ),
        (
            "1_000", "\"1_000\"",
            "text, as by YAML 1.2 (1000 in YAML 1.1); write \"1_000\" for the text or 1000 for the value"
        ),
        ("0b101", "\"0b101\"", "text, as by YAML 1.2 (5 in YAML 1.1); write \"0b101\" for the text or 5 for the value"),
        ("yes", "\"yes\"", "text, as by YAML 1.2 (true in YAML 1.1); write \"yes\" for the text or true for the value"),
        (
            "Off", "\"Off\"",
            "text, as by YAML 1.2 (false in YAML 1.1); write \"Off\" for the text or false for the value"
        ),
    ]) func whatMayBeMeantOtherwiseIsWarnedOf(text: String, literal: String, doubt: String) throws {
        let notebook = try notebook(parameter: text)
        #expect(notebook.frontMatter.parameters.map(\.value.literal) == [literal])
        #expect(
            notebook.warnings.map(\.text) == [
                "p.md:2:13: warning: parameter \"x\" is \(text), which is read as \(doubt)\n  2 | params: {x: \(text)}\n    |             ^"
            ])
    }

    @Test(arguments: ["1e999", "-1e999", "1e-400", "12345678901234567890", "0xFFFFFFFFFFFFFFFFFF", "[1, 2e999]"])
    func aNumberThatCannotBeHeldIsAnError(text: String) throws {
        let problems = #expect(throws: Diagnostics.self) { try notebook(parameter: text) }
        let number = text.split { "[], ".contains($0) }.last ?? ""
        #expect(
            problems?.all.map(\.message) == [
                "parameter \"x\" is \(number), a number that neither Int nor Double can hold; expected one that they can, or quotation marks around text"
            ])
    }

    /// What a key means has one reading, and `--params` files have the notebook's.
    @Test func otherPlacesReadTheSame() throws {
        let source = "---\ntimeout: 010\nexecute: {layout-ncol: 02, eval: True}\n---\n"
        let notebook = try Notebook.parse(path: "p.md", source: Array(source.utf8))
        #expect(notebook.frontMatter.timeout == 10)
        #expect(notebook.frontMatter.blockDefaults.columns == 2)
        #expect(notebook.warnings.map(\.position) == [Position(line: 2, column: 10), Position(line: 3, column: 24)])

        let given = try GivenParameter.list(path: "v.yml", source: Array("a: 1\nb: 010\n".utf8))
        #expect(given.map { $0.warnings.map(\.position) } == [[], [Position(line: 2, column: 4)]])
        #expect(given[1].warnings.first?.path == "v.yml")
    }

    private func notebook(parameter text: String) throws -> Notebook {
        try Notebook.parse(path: "p.md", source: Array("---\nparams: {x: \(text)}\n---\n".utf8))
    }
}
