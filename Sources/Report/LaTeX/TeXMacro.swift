internal import Outputs

/// A value of a report as a macro of TeX's, for a paper that is written elsewhere.
package struct TeXMacro: Hashable, Sendable {
    /// With its backslash: `\bnPlainTestAccuracy`.
    package var name: String
    /// What it stands for: `\ensuremath{97.62 \pm 0.13}\,\%`.
    package var body: String
    /// The Swift that gives it.
    package var expression: String
    /// Its line in the notebook, 1 for the first.
    package var line: Int
}

extension ReportRecord {
    /// Each inline value as a macro that is named after its expression; expressions of one name get a letter each.
    package var texMacros: [TeXMacro] {
        var (macros, counts) = ([TeXMacro](), [String: Int]())
        for value in values {
            guard let shown = value.value, !macros.contains(where: { $0.expression == value.expression }) else {
                continue
            }
            let stem = "\\bn" + Self.letters(value.expression)
            let count = counts[stem, default: 0]
            counts[stem] = count + 1
            macros.append(
                TeXMacro(
                    name: stem + (count == 0 ? "" : String(UnicodeScalar(UInt8(64 + min(count, 26))))),
                    body: texValue(shown.text, unit: shown.unit), expression: value.expression, line: value.line))
        }
        return macros
    }

    /// The macros as a file for `\input`.
    package var valuesTeX: String {
        let lines = texMacros.map { macro in
            "\\newcommand{\(macro.name)}{\(macro.body)} % \(macro.expression.replacing("\n", with: " "))"
        }
        return (["% The values of \(title), by bnbook: each is named after its Swift."] + lines).joined(separator: "\n")
            + "\n"
    }

    /// The tables as `table`s for `\input`; they need booktabs, graphicx and siunitx.
    package var tablesTeX: String {
        let tables = blocks.enumerated().flatMap { index, block in
            block.outputs.compactMap(\.table).enumerated().map { number, table in
                table.float(
                    caption: number == 0 ? block.caption.map(texText) : nil,
                    label: number == 0 ? block.label : nil, name: "\(notebook), block \(index + 1)")
            }
        }
        let head =
            "% The tables of \(title), by bnbook. They need \\usepackage{booktabs,graphicx,siunitx} and\n% \\sisetup{separate-uncertainty=true, detect-weight=true}.\n"
        return head + tables.joined(separator: "\n")
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
