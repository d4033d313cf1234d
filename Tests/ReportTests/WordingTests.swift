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

    /// Plurals differ, so in other languages the noun stands before the number.
    @Test(arguments: [
        ("en", "3 reports", "From 1 run"), ("de", "Berichte: 3", "Aus Trainingsläufen: 1"),
        ("fr", "Rapports\u{00A0}: 3", "Entraînements\u{00A0}: 1"), ("zh", "报告：3", "训练运行： 1"),
    ]) func countsHaveTheirNouns(language: String, reports: String, runs: String) {
        let words = Wording(language)
        #expect(words.countedReports(3) == reports)
        #expect("\(words[.fromRuns]) \(words.countedRuns(1))" == runs)
    }

    /// The Markdown report says in its language what the page does.
    @Test func markdownSpeaksItsLanguage() throws {
        let source = Sample.source.replacing("number-sections: true", with: "lang: de")
        let notebook = try Notebook.parse(path: "notebooks/sample.md", source: Array(source.utf8))
        let text = try Report(notebook: notebook, transcript: Sample.transcript).markdown(templates()).text
        for words in [
            "**Wichtigste Ergebnisse**", "- *unentschieden*: ", "**Behauptung\u{00A0}1, unentschieden.**",
            "\nParameter: ",
            "**Wie diese Zahlen entstanden.**", "<summary>Code</summary>",
        ] { #expect(text.contains(words), "\(words)") }
        for words in ["refuted", "Key results", "Parameters:"] { #expect(!text.contains(words), "\(words)") }
    }

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
