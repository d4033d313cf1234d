import Document
import Foundation
import Testing

@testable import Report

/// Pages carry the pieces of the font of formulas that they need.
@Suite struct MathFontTests {
    @Test(
        arguments: [
            ("<p>none</p>", nil),
            ("<math><mn>1</mn><mo>+</mo><msqrt><mn>2</mn></msqrt></math>", ["base"]),
            ("<math><mi>x</mi></math><p>ψ 𝔼 ⊎</p>", ["base", "italic"]),
            ("<math><mi>sin</mi></math>", ["base", "upright"]),
            ("<math><mi mathvariant=\"normal\">d</mi></math>", ["base", "upright"]),
            ("<math><mi>h</mi></math>", ["base", "italic"]),
            ("<math><mi>θ</mi><mi>∂</mi></math>", ["base", "greek"]),
            (
                "<math><mi>𝔼</mi><mi>𝐖</mi><mi>ℒ</mi><mi>𝔤</mi></math>",
                ["base", "double-struck", "script", "fraktur", "bold"]
            ),
            ("<math><mi>𝖠</mi><mi>𝚊</mi></math>", ["base", "sans", "monospace"]),
            ("<math><mi>⋉</mi></math>", ["base", "signs"]),
            ("<math><mover><mi>x</mi><mo>⏠</mo></mover></math>", ["growing", "italic"]),
            ("<math><mn>1</mn><annotation encoding=\"application/x-tex\">\\alpha x</annotation></math>", ["base"]),
            ("<math><mtext>if</mtext><mo>&lt;</mo></math>", ["base"]),
        ] as [(String, [String]?)])
    func pieces(_ html: String, _ names: [String]?) throws {
        let letters = FormulaLetters(page: html)
        #expect(letters.hasFormulas == (names != nil))
        if let names { #expect(try font().names(for: letters.all) == names) }
        let faces = try MathFont.rules(for: html, templates()).split(separator: "\n")
        #expect(faces.count == names?.count ?? 0)
        #expect(
            faces.allSatisfy {
                $0.hasPrefix("@font-face{font-family:\"bnbook math\";src:url(data:font/woff2;base64,d09GM")
            })
    }

    /// A root's sign stands in no text, and what grows must be with the space.
    @Test func baseHasWhatIsImplied() throws {
        let font = try font()
        for sign in " √()[]{}|‖⌊⌋⌈⌉⟨⟩∑∏∫→\u{302}\u{303}⏞⏟0123456789".unicodeScalars {
            #expect(font.names(for: [sign.value]) == ["base"], "\(sign)")
        }
    }

    /// What KaTeX documents has its signs in the font, apart from those that TeX Gyre Termes Math lacks.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.js")))
    func formulasHaveTheirSigns() throws {
        let page = try String(contentsOf: root.appending(path: "Tests/Pages/formulas.md"), encoding: .utf8)
        let macros = TeXMacros(["\\E": "\\mathbb{E}", "\\norm": "\\left\\lVert #1 \\right\\rVert"])
        let (math, formulas) = (KaTeX(), page.matches(of: #/\$\$((?:.|\n)*?)\$\$/#).map { String($0.1) })
        #expect(formulas.count > 50)
        let missing = try formulas.map { tex in
            var formula = Formula(tex: tex, isDisplayed: true, position: Position(line: 1, column: 1))
            formula.macros = macros
            return try font().missing(FormulaLetters(page: math.mathML(formula).formula).all)
        }
        #expect(Set(missing.joined()).sorted().map { String($0, radix: 16) } == [])
    }
}

private func font() throws -> MathFont { MathFont(list: try templates().file("fonts/math.txt")) }
