import Foundation
import Testing

/// Typed results are found in the text, and nowhere else.
@Suite struct LintTests {
    /// A notebook's text, and what is said of it: the words behind each place, in order.
    static let texts: [(text: String, found: [String])] = [
        ("The accuracy is 97.6 %.", ["1:17: warning: 97.6 % looks like a result"]),
        ("Training was 3 times faster.", ["1:14: warning: 3 times looks like a result"]),
        (
            "It improves the loss by 0.2 in\nall cases, and is 12 % better.",
            ["1:25: warning: 0.2 looks", "2:19: warning: 12 % looks"]
        ),
        ("An accuracy of 97.6 % was reached.", ["1:16: warning: 97.6 % looks"]),
        ("- The error is 2.1 %.\n- Fine.", ["1:16: warning: 2.1 % looks"]),
        ("The accuracy is 97.6 % (@tbl-a).", ["1:17: warning: 97.6 % looks"]),
        (
            "The loss fell to 0.31. The RMSE is 2.31 and R² = 0.87.",
            ["1:18: warning: 0.31", "1:36: warning: 2.31", "1:51: warning: 0.87"]
        ),
        ("It took 3.5 s and improves the accuracy by 3 points.", ["1:9: warning: 3.5 s", "1:44: warning: 3 points"]),
        ("Training takes 12.4 seconds.", ["1:16: warning: 12.4 seconds"]),
        ("Error rate: 2.9%. An R² of 0.83.", ["1:13: warning: 2.9%", "1:29: warning: 0.83"]),
        ("For a lower loss the learning rate: 0.1 is a significant milestone.", []),
        // Definitions and thresholds are no results.
        ("An AUC of 0.5 is chance, and 10 % accuracy means guessing.", []),
        ("An accuracy of 100 % is the best possible; chance is 0.1, and the error’s threshold is 0.05.", []),
        ("The curve through 3 points has a lower error, and a gain of 3 points would matter.", []),
        ("It is 3 points better, gains 2 points.", ["1:7: warning: 3 points", "1:30: warning: 2 points"]),
        ("Chance is 10 %, the accuracy is 97.5 %.", ["1:33: warning: 97.5 %"]),
        ("| Model | Accuracy |\n|---|--:|\n| A | 97 |", ["1:1: warning: this table of 1 number was typed"]),
        ("| Model | Layers |\n|---|--:|\n| A | 97 |\n| B | 1.5 |", []),
        ("One is significantly better.", ["1:8: warning: \"significantly\" rests on no claim"]),
        (
            "| Model | Accuracy |\n|---|--:|\n| A | 97.6 % |\n| B | 98.1 % |",
            ["1:1: warning: this table of 2 numbers was typed"]
        ),
        ("The accuracy is `{swift} 0.976`, computed as `1.5 %` of it.", []),
        ("A learning rate of 0.1 reaches a lower loss.", []),
        ("With dropout 0.5 and momentum = 0.9 the accuracy is higher.", []),
        ("They report an error of 4.9 % [@ioffe].", []),
        ("They report an error of 4.9 % (Ioffe and Szegedy, 2015).", []),
        ("The error was 4.9 %. <!-- typed: the paper\u{2019}s Table 1 -->", []),
        ("$L = 0.5$ is the loss, and [it](https://a.b/1.5%) is better. The 95 % interval says how much higher.", []),
        ("[Significantly better](@clm-a \"supported\")", []),
        ("```text\naccuracy 97.6 %\n```", []),
        ("| Layer | Units |\n|---|--:|\n| A | 10 |\n| B | 20 |", []),
        ("---\ntitle: An accuracy is 97.6 %\nauthor: Loss 1.5\n---\n", ["2:23: warning: 97.6 % looks"]),
    ]

    @Test func typedResultsAreFound() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for (index, row) in Self.texts.enumerated() {
            try bnbook.write("a.md", row.text + "\n")
            let outcome = try bnbook.run("lint", "a.md")
            let said = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("a.md:") }
            #expect(said.count == row.found.count, "\(index): \(outcome)")
            for (line, words) in zip(said, row.found) { #expect(line.hasPrefix("a.md:\(words)"), "\(outcome)") }
            #expect(outcome.exitCode == (row.found.isEmpty ? 0 : 1))
        }
    }

    /// Texts in other languages than English, by the languages' tags.
    static let foreignTexts: [(language: String, text: String, found: [String])] = [
        ("de", "Die Genauigkeit beträgt 98,5 %.", ["4:26: warning: 98,5 % looks"]),
        ("de-AT", "Die Testgenauigkeit stieg auf 98,5\u{202F}%.", ["4:31: warning: 98,5\u{202F}% looks"]),
        (
            "de", "Das Training war 3-mal schneller und braucht 3,5 Sekunden.",
            ["4:18: warning: 3-mal", "4:46: warning: 3,5"]
        ),
        ("de", "Eine Genauigkeit von ca. 98 % wurde erzielt.", ["4:26: warning: 98 %"]),
        (
            "de", "Es erzielt 97.2 % Trefferquote und ist 2 Prozentpunkte besser.",
            ["4:12: warning: 97.2 %", "4:40: warning: 2"]
        ),
        ("de", "Es ist signifikant besser.", ["4:8: warning: \"signifikant\" rests on no claim"]),
        ("de", "Zwei signifikante Stellen des Fehlers genügen.", []),
        ("de", "Eine Lernrate von 0,1 erreicht einen kleineren Verlust nach 1.000 Schritten.", []),
        ("de", "Das 95 %-Konfidenzintervall sagt, wie viel höher; 10 % Genauigkeit ist Zufall.", []),
        ("de", "Sie berichten einen Fehler von 4,9 % (Ioffe und Szegedy, 2015).", []),
        ("de", "Im Jahr 2015 war der Fehler 4,9 %.", ["4:29: warning: 4,9 %"]),
        ("de", "| Modell | Genauigkeit |\n|---|--:|\n| A | 97,6 |", ["4:1: warning: this table of 1 number was typed"]),
        ("fr", "Le modèle atteint une précision de 97,2 %.", ["4:38: warning: 97,2 % looks"]),
        ("fr", "Le taux d'erreur est de 2,1\u{A0}%.", ["4:25: warning: 2,1\u{A0}% looks"]),
        ("fr", "L’entraînement est 3 fois plus rapide.", ["4:23: warning: 3 fois"]),
        ("fr", "La différence est significative.", ["4:20: warning: \"significative\" rests on no claim"]),
        ("fr", "Deux chiffres significatifs de l’erreur suffisent.", []),
        ("fr", "Un taux d’apprentissage de 0,1 donne une perte plus basse.", []),
        ("fr", "L’intervalle de confiance à 95 % dit combien l’erreur est plus basse.", []),
        ("fr", "Une exactitude de 10 % correspond au hasard.", []),
        (
            "de", "BN ist um 1,2 Prozentpunkte besser, die Genauigkeit um 1,3 Prozentpunkte höher.",
            ["4:11: warning: 1,2 Prozentpunkte", "4:56: warning: 1,3 Prozentpunkte"]
        ),
        (
            "de", "Ein F1-Wert von 0,91. Fehlerrate: 2,9 %. Ein R² von 0,83.",
            ["4:17: warning: 0,91", "4:35: warning: 2,9 %", "4:54: warning: 0,83"]
        ),
        ("fr", "L’entraînement dure 12,4 secondes.", ["4:24: warning: 12,4 secondes"]),
        ("fr", "Le taux de réussite est de 99,1 %.", ["4:29: warning: 99,1 %"]),
        (
            "fr", "Taux d’erreur : 2,4 %. Taux de bonnes réponses : 97,6 pour cent.",
            ["4:19: warning: 2,4 %", "4:53: warning: 97,6 pour cent"]
        ),
        ("fr", "C’est une étape significative de l’histoire.", []),
        ("es", "La precisión es del 97,2 %.", []),
        (
            "es", "| Modelo | Precisión |\n|---|--:|\n| A | 97,6 |\n| B | 98,1 |",
            ["4:1: warning: this table of 2 numbers"]
        ),
    ]

    @Test func typedResultsAreFoundInWordsOfTheLanguage() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for (index, row) in Self.foreignTexts.enumerated() {
            try bnbook.write("a.md", "---\nlang: \(row.language)\n---\n\(row.text)\n")
            let outcome = try bnbook.run("lint", "a.md")
            let said = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("a.md:") }
            #expect(said.count == row.found.count, "\(index): \(outcome)")
            for (line, words) in zip(said, row.found) { #expect(line.hasPrefix("a.md:\(words)"), "\(outcome)") }
            #expect(outcome.exitCode == (row.found.isEmpty ? 0 : 1))
            // Of a language of which it has no words it says so.
            let limitation =
                "warning: a.md: results that were typed are known by words in English (en), German (de) and French (fr); in \"es\" none are looked for, but in tables of numbers"
            #expect(outcome.errors.contains(limitation) == (row.language == "es"), "\(outcome)")
        }
    }

    @Test func theInlineValueThatWouldSayItIsNamed() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "It is `{swift} 40 + 2.5` in all.\n")
        try bnbook.run("render", "a.md")
        try bnbook.write("a.md", "It is `{swift} 40 + 2.5` in all. The accuracy is 42.5 %.\n")
        let outcome = try bnbook.run("lint", "a.md")
        #expect(outcome.errors.contains("hint: `{swift} 40 + 2.5` says the same"), "\(outcome)")
        #expect(try bnbook.run("check", "a.md").exitCode == 0)
        #expect(try bnbook.run("check", "a.md", "--strict").exitCode == 1)
    }

    /// The notebooks that are published here type nothing.
    @Test func publishedNotebooksAreClean() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for folder in ["notebooks", "notebooks/claims"] {
            let outcome = try bnbook.run("lint", root.appending(path: folder).path(percentEncoded: false))
            #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome)")
        }
    }

    /// The page for language models is one text, and its example passes the gate that it names.
    @Test func theExampleForAgentsPassesTheGate() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/for-agents.md"), encoding: .utf8)
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        #expect(try bnbook.run("new", "--skill").exitCode == 0)
        #expect(bnbook.text("bnbook-notebook/SKILL.md").hasPrefix("---\nname: bnbook-notebook\n"))
        #expect(bnbook.text("bnbook-notebook/SKILL.md").hasSuffix("---\n\n" + page))
        #expect(try bnbook.run("new", "--skill").exitCode == 64)
        let example = try #require(page.firstMatch(of: #/````markdown\n((?s:.*?))````\n/#)).output.1
        try bnbook.write("question.md", String(example))
        for command in [["check", "--strict"], ["render"], ["lint"], ["verify"]] {
            let outcome = try bnbook.run(arguments: command + ["question.md"])
            #expect(outcome.exitCode == 0, "\(command): \(outcome)")
        }
    }
}
