import Notebook
import Testing

@testable import Report

@Suite struct WordingTests {
    @Test(arguments: Wording.all.keys.sorted()) func everyLanguageSaysEverything(language: String) {
        let words = Wording(language)
        #expect(words.language == language)
        for phrase in Phrase.allCases {
            #expect(Wording.all[language]?[phrase]?.isEmpty == false, "\(phrase)")
        }
        #expect(Array(words[.quotes]).count == 2)
    }

    @Test(arguments: [
        ("de", "Abbildung\u{00A0}1"), ("pt-BR", "Figura\u{00A0}1"), ("zh-Hant", "图\u{00A0}1"),
        ("DE", "Abbildung\u{00A0}1"),
        ("eo", "Figure\u{00A0}1"),
    ]) func aTagChoosesItsLanguage(tag: String, words: String) { #expect(Wording(tag).numbered(.figure, 1) == words) }

    @Test(arguments: [("en", "“a”"), ("de", "„a“"), ("fr", "«\u{202F}a\u{202F}»"), ("ja", "「a」")])
    func wordsAreQuotedAsTheLanguageDoes(tag: String, quoted: String) { #expect(Wording(tag).quoted("a") == quoted) }

    @Test(arguments: [
        (
            "de",
            [
                "<html lang=\"de\">", "Tabelle\u{00A0}1", ">Inhalt<", ">Wichtigste Ergebnisse",
                "Wie diese Zahlen entstanden",
            ]
        ),
        ("ar", ["<html lang=\"ar\" dir=\"rtl\">", "جدول\u{00A0}1", "<div lang=\"en\" dir=\"ltr\">"]),
    ]) func aPageSpeaksItsLanguage(language: String, words: [String]) throws {
        let source = Sample.source.replacing("number-sections: true", with: "number-sections: true\nlang: \(language)")
        let notebook = try Notebook.parse(path: "notebooks/sample.md", source: Array(source.utf8))
        let page = try Report(notebook: notebook, transcript: Sample.transcript).html(templates(), math: PlainMath())
        for word in words { #expect(page.contains(word), "\(word)") }
        for word in ["Table\u{00A0}1", ">Contents<", "Key results", "Skip to the text", "All reports"] {
            #expect(!page.contains(word), "\(word)")
        }
    }
}
