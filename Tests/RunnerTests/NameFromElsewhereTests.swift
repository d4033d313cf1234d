import Testing

@testable import Runner

@Suite struct NameFromElsewhereTests {
    @Test(
        arguments: [
            ("cannot find 'exp' in scope", "", "`import Foundation` at the beginning of a block has it"),
            ("cannot find type 'Date' in scope", "", "`import Foundation` at the beginning of a block has it"),
            (
                "no exact matches in call to initializer", "let a = String(format: \"%.2f\", b)",
                "`import Foundation` at the beginning of a block has it"
            ),
            (
                "value of type 'String' has no member 'replacingOccurrences'", "",
                "`import Foundation` at the beginning of a block has it"
            ),
            (
                "cannot find 'ReLU' in scope", "",
                "`Activation(.relu)` is that layer, and `activation: .relu` an argument of others"
            ),
            ("cannot find 'Linear' in scope", "", "`Dense(units)` is that layer here"),
            ("cannot find 'AvgPool1D' in scope", "", "`AveragePooling1D()` is that layer here"),
            ("cannot find 'AvgPooling1D' in scope", "", "`AveragePooling1D()` is that layer here"),
            ("cannot find 'Adam' in scope", "", "`optimizer: .adam()` of an Experiment or a Trial is it"),
            (
                "cannot find 'Embedding' in scope", "",
                "there is no such layer: docs/layers.md has all that there are"
            ),
            ("cannot find 'Dropuot' in scope", "", nil),
            ("no exact matches in call to initializer", "Dense(a: 1)", nil),
            ("value of type 'Chart' has no member 'colour'", "", nil),
            ("value of type 'ExperimentResult' has no member 'components'", "", nil),
        ] as [(String, String, String?)])
    func whatStandsForItHereIsSaid(message: String, line: String, hint: String?) {
        let imported = NameFromElsewhere.hint(for: message, in: line, importsFoundation: true)
        #expect(imported.map { "\($0)" } == (hint?.contains("Foundation") == true ? nil : hint))
        #expect(NameFromElsewhere.hint(for: message, in: line, importsFoundation: false).map { "\($0)" } == hint)
    }
}
