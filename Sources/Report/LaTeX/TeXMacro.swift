internal import Outputs

/// A value of a report as a macro of TeX's, for a paper that is written elsewhere.
package struct TeXMacro: Hashable, Sendable {
    /// With its backslash: `\bnPlainTestAccuracy`.
    package var name: String
    /// What it stands for: `\ensuremath{97.62 \pm 0.13}\,\%`.
    package var body: String
    /// The Swift that gives it, behind the name of the other notebook where it is taken from one.
    package var expression: String
}

extension ReportRecord {
    /// Each inline value as a macro that is named after its expression, those taken from other notebooks behind the
    /// notebook's own, with the other's name; expressions of one name get letters behind it.
    package var texMacros: [TeXMacro] {
        var macros: [TeXMacro] = [], names: Set<String> = [], expressions: Set<String> = []
        let taken = (quotes ?? []).map { (expression: $0.key, name: $0.key.replacing(".md ", with: " "), $0.value) }
        for (expression, words, value) in values.map({ ($0.expression, $0.expression, $0.value) }) + taken {
            guard let shown = value, expressions.insert(expression).inserted else { continue }
            let stem = "\\bn" + Self.letters(words)
            var name = stem, number = 0
            while !names.insert(name).inserted {
                number += 1
                name = stem + Self.letters(ofNumber: number)
            }
            macros.append(
                TeXMacro(name: name, body: texValue(shown.text, unit: shown.unit), expression: expression))
        }
        return macros
    }

    /// The macros as a file for `\input`.
    package var valuesTeX: String {
        let lines = texMacros.map { macro in
            "\\newcommand{\(macro.name)}{\(macro.body)} % \(texComment(macro.expression))"
        }
        return (["% The values of \(texComment(title)), by bnbook: each is named after its Swift."] + lines).joined(
            separator: "\n")
            + "\n"
    }

    /// A, B, … Z, AA, AB, …: 1 for the first.
    private static func letters(ofNumber number: Int) -> String {
        var letters = "", rest = number
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// An expression's words as TeX names are: letters alone.
    private static func letters(_ expression: String) -> String {
        let digits = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
        let signs: [Character: String] = ["-": "Minus", "+": "Plus", "*": "Times", "/": "Over"]
        var (name, startsWord) = ("", true)
        for character in expression {
            if character.isASCII, character.isLetter {
                name += startsWord ? character.uppercased() : String(character)
                startsWord = false
            } else {
                name += character.isASCII ? character.wholeNumberValue.map { digits[$0] } ?? signs[character] ?? "" : ""
                startsWord = true
            }
        }
        for word in ["Try", "Params"] where name.hasPrefix(word) && name.count > word.count {
            name.removeFirst(word.count)
        }
        return name.isEmpty ? "Value" : name
    }
}
