import Foundation
import Testing

/// A change that someone makes to a published report by hand, and how it must be named.
struct Forgery: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// In the folder of reports.
    var file: String
    /// What is looked for, the first place counts; or `from` another file of the folder altogether.
    var pattern: String
    var replacement: String
    /// What a difference must say.
    var words: String

    init(_ name: String, _ file: String, _ pattern: String, _ replacement: String, says words: String) {
        (testDescription, self.file, self.pattern) = ("\(file), \(name)", file, pattern)
        (self.replacement, self.words) = (replacement, words)
    }

    /// The file's text with the change.
    func applied(to text: String) throws -> String? {
        // Foundation's, since the standard library's knows no lookbehind.
        let pattern = try NSRegularExpression(pattern: pattern, options: .dotMatchesLineSeparators)
        let match = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
        return match.flatMap { Range($0.range, in: text) }.map { text.replacingCharacters(in: $0, with: replacement) }
    }
}

extension Forgery {
    /// Changes to a page of `Forged/a.md`, where a reader sees them.
    static let visible: [Forgery] = [
        Forgery(
            "a number in the abstract", "a.html", #"(?<=title="3 runs: One">)\d+ ± \d+"#, "99 ± 1",
            says: "the abstract says 99 ± 1"),
        Forgery("an interval", "a.html", #"(?<= ± )\d+(?=.%</a>, two)"#, "1", says: "the abstract says"),
        Forgery("the title", "a.html", #"Accuracy (?=<span)"#, "Certainty ", says: "the title says “Certainty”"),
        Forgery(
            "a number in the title", "a.html", #"(?<=<span class="value">)2(?=</span> epochs on)"#, "9",
            says: "the title says 9"),
        Forgery(
            "the author", "a.html", #"(?<=authors">)Jane Doe"#, "Jane Roe", says: "the list of authors says “Jane Roe,"),
        Forgery("the date", "a.html", #"(?<=date">)2026"#, "2024", says: "the date says 2024-01-02"),
        Forgery(
            "a warning gone", "a.html", #"<p class="warning".*?</p>\n"#, "",
            says: "the warning “Please note. Rendered with changed parameters: epochs = 2.” is missing"),
        Forgery(
            "a warning's words", "a.html", "Rendered with changed", "Rendered with the usual",
            says: "the warning at the top says"),
        Forgery(
            "a key result", "a.html", #"(?<=<li class="undecided"><span class="verdict">)undecided"#, "supported",
            says: "the verdict of the key result “Two layers are better” says “supported”"),
        Forgery(
            "a key result's colour", "a.html", #"<li class="undecided""#, #"<li class="supported""#,
            says: "the look of the key result “Two layers are better”"),
        Forgery(
            "a key result gone", "a.html", #"<li class="undecided">.*?</li>\n"#, "",
            says: "the key result “undecided Two layers are better” is missing"),
        Forgery("a parameter", "a.html", #"(?<=overridden">)2"#, "50", says: "the parameter epochs says 50"),
        Forgery(
            "a number in the text", "a.html",
            ##"(?<=The loss is <a class="value" href="#trial.1" title="3 runs: One">)[\d.]+"##, "0.01",
            says: "the text of “Results” says 0.01"),
        Forgery(
            "a word of the text", "a.html", "It took", "It never took",
            says: "the text of “Results” says “It never took”"),
        Forgery(
            "a sentence with a number", "a.html", "A plain sentence", "Others reach 70 %. A plain sentence",
            says: "Others reach 70 %."),
        Forgery(
            "a paragraph", "a.html", #"<h2 id="discussion">"#, "<p>Nothing else matters.</p>\n<h2 id=\"discussion\">",
            says: "has “Nothing else matters.”, which the run does not give"),
        Forgery(
            "words that rest on a claim", "a.html", "not better", "much better",
            says: "the text of “Results” says “much better”"),
        Forgery(
            "a reference", "a.html", ##"(?<=#tbl-result">)Table.1"##, "Table 2",
            says: "the text of “Results” says “Table 2”"),
        Forgery(
            "where a reference leads", "a.html", ##"<a href="#tbl-result">"##, ##"<a href="#fig-loss">"##,
            says: "a link in the text of “Results” says “#fig-loss”"),
        Forgery(
            "where a link leads", "a.html", "example.org/book", "example.org/shop",
            says: "a link in the text of “Discussion” says “https://example.org/shop”"),
        Forgery("a citation", "a.html", "Doe 2001", "Doe 2021", says: "the abstract says 2021"),
        Forgery("a work", "a.html", "The First Book", "The Second Book", says: "the reference first says"),
        Forgery(
            "a footnote beside the text", "a.html", "A remark about the loss", "A remark about the gain",
            says: "footnote 1 says"),
        Forgery(
            "a footnote at the end", "a.html", #"<p>A remark about the loss"#, "<p>A remark about the gain",
            says: "footnote 1 at the end says"),
        Forgery("a footnote's mark gone", "a.html", #"<sup class="footnote-ref">.*?</sup>"#, "", says: "is missing"),
        Forgery(
            "an included part", "a.html", "nothing is certain", "all is certain", says: "“says that all is certain”"),
        Forgery("a heading", "a.html", #"(?<=<h2 id="results">)Results"#, "Triumphs", says: "“Triumphs”"),
        Forgery("a formula", "a.html", #"<mn>1</mn>"#, "<mn>2</mn>", says: "the text of “Discussion” says 2"),
        Forgery("a picture", "a.html", "PHN2ZyB4", "PHN2ZyB5", says: "a picture in the text of “Discussion” says"),
        Forgery(
            "a picture's description", "a.html", #"alt="A dot.""#, #"alt="A proof.""#,
            says: "the description of a picture in the text of “Discussion” says “A proof.”"),
    ]

    /// Changes to a page's tables, figures, claims and code.
    static let results: [Forgery] = [
        Forgery(
            "a cell", "a.html", #"(?<=One</a></th><td class="number">)\d+"#, "98",
            says: "row “One”, “Test accuracy (%)” of Table 1 says 98"),
        Forgery(
            "an interval in a cell", "a.html", #"(?<= ± )[\d.]+(?=</td><td class="number">[\d.]+ ± [\d.]+</td></tr>)"#,
            "0.001", says: "“Test loss” of Table 1 says"),
        Forgery("n", "a.html", "n = 3", "n = 30", says: "the note under Table 1 says 30,"),
        Forgery(
            "a head", "a.html", "Training loss</th>", "Validation loss</th>",
            says: "the head “Training loss” of Table 1 says “Validation loss”"),
        Forgery(
            "names changed", "a.html", #"title="3 runs: One">One</a></th>"#, #"title="3 runs: One">Two</a></th>"#,
            says: "row 1, “Trial” of Table 1 says “Two”"),
        Forgery(
            "a row gone", "a.html", ##"<tr><th scope="row" class="text"><a class="runs" href="#trial.2".*?</tr>\n"##,
            "",
            says: "a row of Table 1 “Two 18 ± 22"),
        Forgery(
            "a best cell", "a.html", #"(?<=One</a></th><td class="number">)(\d+ ± \d+)"#, "<strong>12 ± 22</strong>",
            says: "row “One”, “Test accuracy (%)” of Table 1 has “<strong>”"),
        Forgery(
            "a table's caption", "a.html", "Both models after", "The better model after",
            says: "the caption of Table 1 says “The better model after”"),
        Forgery(
            "a figure's caption", "a.html", "Loss on the test set", "Loss on any set",
            says: "the caption of Figure 1 says"),
        Forgery(
            "a point", "a.html", #"(?<=<path class="l" d="M42.88 )[\d.]+"#, "290",
            says: "point 1 of the line *One* in Figure 1 stands at 2."),
        Forgery(
            "another point", "a.html", #"(?<=<path class="l" d="M42.88 )([\d.]+)l552.4 [\d.]+"#, "120.09l552.4 150",
            says: "point 2 of the line *One* in Figure 1 stands at"),
        Forgery(
            "a point on small screens", "a.html", #"(?<=<path class="l" d="M42.88 [\d.]{1,8}l212.4 )[\d.]+"#, "150",
            says: "the line *One* in Figure 1 (as small screens show it)"),
        Forgery(
            "a band", "a.html", #"(?<=<path class="b" d="M42.88 )[\d.]+"#, "1",
            says: "point 1 of the band *One* in Figure 1 stands at"),
        Forgery("a line gone", "a.html", #"<path class="l"[^>]*>\n"#, "", says: "the line *One* in Figure 1"),
        Forgery(
            "a number on an axis", "a.html", #"(?<=y="298">)[\d.]+"#, "0.01",
            says: "a number on an axis of Figure 1 says 0.01"),
        Forgery(
            "an axis's title", "a.html", ">Loss</text>", ">Accuracy</text>",
            says: "a title or word in Figure 1 says “Accuracy”"),
        Forgery("a legend", "a.html", ">One</text>", ">Ours</text>", says: "a label in Figure 1 says “Ours”"),
        Forgery(
            "colours changed", "a.html", #"<g class="s1">\n<path class="l""#, "<g class=\"s2\">\n<path class=\"l\"",
            says: "Figure 1 (class) says “s2”"),
        Forgery(
            "a drawing's title", "a.html", "Loss by epoch", "Gain by epoch",
            says: "the description of Figure 1 says “Gain by epoch”"),
        Forgery(
            "a drawing's description", "a.html", "Two falling lines", "Two soaring lines",
            says: "the description of Figure 1 says “Two soaring lines,"),
        Forgery(
            "a datum of a chart", "a.html", #"(?<=<td>1</td><td>)[\d.]+"#, "0.1",
            says: "row 1, “One” of the data of Figure 1 says 0.1"),
        Forgery("a figure gone", "a.html", #"<figure class="chart">.*?</figure>\n"#, "", says: "Figure 1 “"),
        Forgery(
            "a verdict", "a.html", #"(?<=Claim.1: )undecided"#, "supported",
            says: "the verdict of Claim 1 says"),
        Forgery(
            "a claim's look", "a.html", #"class="claim undecided""#, #"class="claim supported""#,
            says: "the look of Claim 1 (class) says “claim supported”"),
        Forgery(
            "a claim's words", "a.html", #"</span> Two layers are better</p>"#, "</span> Two layers are far better</p>",
            says: "Claim 1 says “layers are far better”"),
        Forgery(
            "a difference", "a.html", #"(?<=<dd>)[\d.−]+ ± [\d.]+.pp"#, "50 ± 1 pp",
            says: "“Difference” of Claim 1 says 50 ± 1 pp"),
        Forgery("p", "a.html", #"p = 0.\d+"#, "p = 0.001", says: "“Paired t test” of Claim 1 says 0.001"),
        Forgery("t", "a.html", #"t\(2\) = [\d.]+"#, "t(2) = 9.87", says: "“Paired t test” of Claim 1 says 9.87"),
        Forgery("an effect", "a.html", #"d = [\d.]+"#, "d = 5.00", says: "“Effect” of Claim 1 says 5.00"),
        Forgery("seeds", "a.html", #"(?<=<dt>Seeds</dt><dd>)3"#, "300", says: "“Seeds” of Claim 1 says 300"),
        Forgery("a claim's plot", "a.html", #"(?<=<circle cx=")[\d.]+"#, "399", says: "a mark in Claim 1"),
        Forgery(
            "a claim's reason", "a.html", "this one allows both", "this one does", says: "the note under Claim 1 says"),
        Forgery(
            "a claim gone", "a.html", #"<div class="claim undecided".*?</p>\n</div>\n(?=<div class="more)"#, "",
            says: "the claim “Claim 1: undecided Two layers are better” is missing"),
        Forgery("code", "a.html", #"(?<=<span class="n">)80"#, "60000", says: "the code of Table 1 says 60000"),
        Forgery(
            "printed text", "a.html", "<samp>printed 12.5", "<samp>printed 99.5", says: "what block 4 printed says 99.5"
        ),
        Forgery("a value", "a.html", "<output>42.25", "<output>43.25", says: "what block 4 gave says 43.25"),
    ]

    /// Changes to a page's methods, its head and what nobody sees.
    static let unseen: [Forgery] = [
        Forgery(
            "a setting", "a.html", "learning rate 0.001", "learning rate 0.1",
            says: "“Optimizer” of “Runs of Table 1” in the methods says 0.1"),
        Forgery(
            "data's digest", "a.html", #"(?<=SHA-256 <code>)[0-9a-f]{6}"#, "000000", says: "the methods says “000000"),
        Forgery(
            "a run's digest", "a.html", #"(?<=<td class="number">0</td><td><code>)[0-9a-f]{12}"#, "0123456789ab",
            says: "row “One”, “Run” of the methods’ “Runs of Table 1” says 0123456789ab"),
        Forgery(
            "weights", "a.html", #"(?<=</code></td><td><code>)[0-9a-f]{12}"#, "0123456789ab",
            says: "“Trained weights” of the methods’ “Runs of Table 1” says"),
        Forgery("how many runs", "a.html", "6 training runs", "600 training runs", says: "the methods says 600"),
        Forgery("the engine", "a.html", "engine version 3", "engine version 2", says: "the methods says"),
        Forgery(
            "a link to runs", "a.html", ##"href="#experiment.1" title"##, ##"href="#experiment.2" title"##,
            says: "a link in the link to the runs of Table 1 says “#experiment.2”"),
        Forgery(
            "what a link says", "a.html", "title=\"3 runs: One\"", "title=\"300 runs: One\"",
            says: "what is read out in the abstract (title) says “300 runs: One”"),
        Forgery("the CSV file", "a.html", "One,0.1", "One,0.9", says: "a link in the line under Table 1 says"),
        Forgery(
            "a rule that hides", "a.html", "</style>", ".warning{display:none}\n</style>",
            says: "the style sheet has “.warning{display:none}”"),
        Forgery("a rule changed", "a.html", #"max-width:100%"#, "max-width:10%", says: "the style sheet says"),
        Forgery(
            "a rule gone", "a.html", #"\n\.chart path,\.chart line\{stroke-linejoin:round\}"#, "",
            says: "in the style sheet"),
        Forgery(
            "another style sheet", "a.html", "</head>", "<style>main{opacity:0}</style>\n</head>",
            says: "main{opacity:0}"),
        Forgery(
            "a cover", "a.html", "<main", #"<div style="position:fixed;inset:0">99 %</div><main"#,
            says: "position:fixed"),
        Forgery(
            "something hidden", "a.html", #"<div class="abstract""#, #"<div hidden class="abstract""#,
            says: "the attribute hidden in the abstract has"),
        Forgery(
            "a style of its own", "a.html", #"<dl class="parameters""#, #"<dl style="display:none" class="parameters""#,
            says: "display:none"),
        Forgery(
            "a script", "a.html", "</body>", "<script>document.title = 1</script></body>",
            says: "<script>document.title = 1</script>"),
        Forgery("a handler", "a.html", "<body>", #"<body onload="x()">"#, says: "onload=\"x()\""),
        Forgery(
            "a page that leaves", "a.html", "<title>", #"<meta http-equiv="refresh" content="0;url=x"><title>"#,
            says: "refresh"),
        Forgery(
            "the policy gone", "a.html", #"<meta http-equiv="Content-Security-Policy"[^>]*>\n"#, "", says: "is missing"),
        Forgery(
            "the page's name", "a.html", "<title>Accuracy", "<title>Certainty",
            says: "the page's title in its head says “Certainty"),
        Forgery("a comment", "a.html", "<body>", "<body><!-- checked by 3 people -->", says: "checked by 3 people"),
        Forgery("an anchor", "a.html", #"id="fig-loss""#, #"id="fig-gain""#, says: "the attribute id in"),
    ]
}
