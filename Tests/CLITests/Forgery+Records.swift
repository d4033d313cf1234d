extension Forgery {
    /// Changes to the record that a page or a JSON report holds.
    static let records: [Forgery] = ["a.html", "a.json"].flatMap { file in
        [
            Forgery("a value", file, #"(?<="number" : )2\.25\d+"#, "0.1", says: "in the record, "),
            Forgery(
                "a false time", file, #""isVolatile" : false"#, #""isVolatile" : true"#,
                says: "`isVolatile` says “true”, the run gives “false”"),
            Forgery(
                "warnings gone", file, #"(?<="warnings" : )\[\s*"[^\]]*\]"#, "[]",
                says: "in the record, `warnings`, no. 1 “Rendered with changed parameters: epochs = 2.” is missing"),
            Forgery(
                "a parameter", file, #"(?<="type" : "Int",)(\s*)"value" : "2""#, #""value" : "3""#,
                says: "in the record, “epochs”, `value` says 3"),
            Forgery(
                "a parameter's making", file, #""isOverridden" : true"#, #""isOverridden" : false"#,
                says: "in the record, “epochs”, `isOverridden` says"),
            Forgery("the title", file, #"(?<="title" : "Accuracy )2"#, "20", says: "in the record, `title` says"),
            Forgery(
                "a unit", file, #"(?<="title" : "Test accuracy",)(\s*)"unit" : "%""#, #""unit" : "‰""#,
                says: "`unit` says “‰”"),
            Forgery(
                "a setting", file, #"(?<="optimizer" : ")Adam, learning rate 0.001"#, "Adam, learning rate 0.1",
                says: "in the record, the trial “One”, `optimizer` says"),
            Forgery(
                "data's digest", file, #"(?<="datasetDigest" : ")[0-9a-f]{4}"#, "0000",
                says: "the trial “One”, `datasetDigest` says"),
            Forgery(
                "a run", file, #"(?<="digest" : ")[0-9a-f]{4}(?=[0-9a-f]{60}",\s+"outcome)"#, "0000",
                says: "the run of seed 0, `digest` says"),
            Forgery(
                "weights", file, #"(?<="weightsDigest" : "[0-9a-f]{60})[0-9a-f]{4}"#, "0000",
                says: "the run of seed 0, `weightsDigest` says"),
            Forgery("an outcome", file, #"(?<="testAccuracy" : )[\d.]+"#, "0.999", says: "`testAccuracy` says 0.999"),
            Forgery("t", file, #"(?<="t" : )[\d.]+"#, "9.5", says: "`claim`, `t` says 9.5"),
            Forgery("an effect", file, #"(?<="effectSize" : )[\d.]+"#, "9.5", says: "`claim`, `effectSize` says 9.5"),
            Forgery(
                "a verdict", file, #""verdict" : "undecided""#, #""verdict" : "supported""#,
                says: "`verdict` says “supported”"),
            Forgery("a claim's plot", file, #"(?<="width" : )420"#, "400", says: "`width` says 400"),
            Forgery(
                "an expression", file, #"(?<="expression" : "result\[\\")One"#, "Two",
                says: "`expression` says"),
            Forgery("a line", file, #"(?<="line" : )19"#, "20", says: "in the record, Table 1, `line` says 20"),
            Forgery("the notebook", file, "seeds: 3", "seeds: 5", says: "`source` says"),
            Forgery(
                "a includedFile", file, #"(?<="text" : "An included part says that )nothing"#, "all",
                says: "in the record, `includedFiles`, the file "),
            Forgery("the theme", file, #""theme" : "article""#, #""theme" : "plain""#, says: "`theme` says “plain”"),
            Forgery(
                "one member more", file, #""trials" : \["#, "\"checked\" : true,\n\"trials\" : [",
                says: "in the record, `checked` has “true”"),
            Forgery(
                "a member twice", file, #""trials" : \["#, "\"title\" : \"Other\",\n\"trials\" : [",
                says: "in the record"),
        ]
    }

    /// Changes to Markdown and the charts beside it.
    static let markdown: [Forgery] = [
        Forgery(
            "a number in the abstract", "a.md", #"(?<=One layer reaches )\d+ ± \d+"#, "99 ± 1",
            says: "the text of “Accuracy 2 epochs on” says 99 ± 1"),
        Forgery("a warning gone", "a.md", #"> \[!WARNING\]\n[^\n]*\n\n"#, "", says: "the warning “> [!WARNING]"),
        Forgery("a verdict", "a.md", #"\*undecided\*"#, "*supported*", says: "the text of “Accuracy 2 epochs on” says"),
        Forgery("a cell", "a.md", #"(?<=\| One \| )\d+"#, "98", says: "row “One” of a table in “Results” says 98"),
        Forgery("a claim", "a.md", #"(?<=Claim.1, )undecided"#, "supported", says: "supported"),
        Forgery("p", "a.md", #"p = 0\.\d+"#, "p = 0.001", says: "the text of “Results” says 0.001"),
        Forgery(
            "a sentence", "a.md", "(?<=# Discussion\n)", "\nOthers reach 70 %.\n", says: "has “Others reach 70 %.”"),
        Forgery("code", "a.md", "train: 80", "train: 60000", says: "the code or printed text in “Results” says"),
        Forgery(
            "another picture", "a.md", #"\(a-fig-loss\.svg\)"#, "(a-clm-better.svg)",
            says: "the picture a-clm-better.svg says"),
        Forgery("a run", "a.md", #"(?<=0 `)[0-9a-f]{12}"#, "0123456789ab", says: "row “One” of a table"),
        Forgery(
            "a point", "a-fig-loss.svg", #"(?<=<path class="l" d="M42.88 )[\d.]+"#, "290",
            says: "point 1 of the line *One* in the drawing stands at 2."),
        Forgery(
            "a label", "a-fig-loss.svg", ">One</text>", ">Ours</text>",
            says: "in the drawing says “Ours”, the run gives “One”"),
        Forgery(
            "a number on an axis", "a-fig-loss.svg", #"(?<=y="298">)[\d.]+"#, "0.01",
            says: "a number on an axis of the drawing says 0.01"),
        Forgery("a claim's mean", "a-clm-better.svg", "Mean: ", "Mean: 9", says: "the description of the drawing says"),
    ]
}
