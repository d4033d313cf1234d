import Foundation
import Notebook
import Outputs
import StyleSheets
import TestSupport
import Testing

@testable import Report

/// Folders of templates: bnbook's own, and a project's that stands before it.
@Suite struct TemplatesTests {
    @Test func aTemplateThatAsksForWhatThereIsNotIsAnError() throws {
        try withFolders(["page.mustache": "{{title}} {{#runs}}{{titel}}{{/runs}}"]) { folder, _ in
            let error = ReportError.unknownVariable(
                "titel", template: "\(folder)/page.mustache", known: ["runs", "title"])
            let templates = try Templates(folder: folder)
            #expect(throws: error) { try templates.render("page", ["title": "t", "runs": [["a": "b"]]]) }
            #expect(try templates.render("page", ["title": "a & b", "runs": []]) == "a &amp; b ")
            #expect(
                error.description
                    == "\(folder)/page.mustache: unknown variable \"titel\"; expected one of runs, title; did you mean \"title\"?"
            )
        }
    }

    @Test func aPartialThatThereIsNotIsAnError() throws {
        try withFolders(["page.mustache": "{{> tabel}}", "table.mustache": ""]) { folder, _ in
            let error = ReportError.unknownPartial(
                "tabel", template: "\(folder)/page.mustache", known: ["page", "table"])
            #expect(throws: error) { try Templates(folder: folder) }
            #expect(
                error.description
                    == "\(folder)/page.mustache: there is no template \"tabel\" to put in; expected one of page, table; did you mean \"table\"?"
            )
        }
    }

    @Test func whatAProjectBringsIsReadEvenWhereNothingNeedsIt() throws {
        try withFolders(["page.mustache": "ours"], ["other.mustache": "{{#open}}"]) { folder, project in
            let error = #expect(throws: ReportError.self) { try Templates(folder: folder, project: project) }
            let words = "\(try #require(error))"
            #expect(words.hasPrefix("the templates in \(project)/other.mustache cannot be read: "))
        }
    }

    /// Parts are found behind every sign that puts one in.
    @Test(arguments: ["{{> part}}", "{{< part}}{{$a}}mine{{/a}}{{/part}}", "{{=<% %>=}}<%> part%>"])
    func partsAreFound(page: String) throws {
        try withFolders(["page.mustache": page, "part.mustache": "[{{$a}}{{/a}}{{> inner}}]", "inner.mustache": "!"]) {
            folder, _ in
            let text = try Templates(folder: folder).render("page", [:])
            #expect(text == (page.hasPrefix("{{<") ? "[mine!]" : "[!]"))
        }
    }

    @Test func aProjectsOwnFilesCount() throws {
        try withFolders(
            ["page.mustache": "{{> part}}", "part.mustache": "ours", "style.css": "ours", "themes/a.css": "ours"],
            ["part.mustache": "theirs {{x}}", "themes/b.css": "theirs"]
        ) { folder, project in
            let templates = try Templates(folder: folder, project: project)
            #expect(try templates.render("page", ["x": "1"]) == "theirs 1")
            #expect(templates.themes == ["a", "b"])
            #expect(try templates.file("style.css") == "ours")
            #expect(try templates.file("themes/b.css") == "theirs")
            #expect(throws: ReportError.noTemplate("starter.md", folder: folder)) { try templates.file("starter.md") }
        }
    }

    @Test func aThemeThatThereIsNotIsAnError() throws {
        let error = ReportError.unknownTheme("boook", known: ["article", "book", "plain"])
        #expect(throws: error) { try Sample.report.html(templates(), math: PlainMath(), theme: "boook") }
        #expect(
            error.description
                == "there is no theme \"boook\"; expected one of article, book, plain; did you mean \"book\"?")
    }

    /// On paper an address stands once: behind words that lead to it, or alone.
    @Test(arguments: [
        ("<a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a>", "a[href=\"https://a.b/?c&d\"][href]::after"),
        ("<a href=\"https://a.b\">there</a>", nil), ("<a href=\"https://a.b/\\&quot;\">https://a.b/\\&quot;</a>", nil),
    ]) func addressesAreNotPrintedTwice(link: String, selector: String?) {
        #expect(
            StyleSheet.addresses(in: link) == (selector.map { "\n@media print{\($0){content:none}}" } ?? ""))
    }

    @Test func aPageCarriesTheRulesForWhatIsOnIt() throws {
        let css = """
            /* all */ p { a: b } .x, .y > p:not(.z) { c: d; e: f }
            @media print { .x { g: h } @page { i: j; @top { k: l } } }
            :is(.x, .z) { m: n }
            """
        try withFolders(["style.css": css, "themes/t.css": ".z{}"]) { folder, _ in
            let sheet = try StyleSheet(theme: "t", Templates(folder: folder))
            #expect(sheet.text(for: "<p>") == "p{a:b}\n@media print{\n@page{i:j;@top {k:l }}\n}\n:is(.x, .z){m:n}")
            #expect(sheet.text(for: "<p class=\"w y\">").hasPrefix("p{a:b}\n.y > p:not(.z){c:d;e:f}\n"))
        }
    }

    /// Own style sheets, and pages with the author's own HTML, in every way in which CSS and HTML let them be written.
    @Test(
        arguments: [
            (".a{b:c}", "<p class='x a'>", ".a{b:c}"), (".a{b:c}", "<p class=a>", ".a{b:c}"),
            (".a{b:c}", "<P CLASS = \"a\">", ".a{b:c}"), (".a{b:c}", "<p data-class=\"a\" title='class=a'>", nil),
            (".md\\:flex{b:c}", "<p class=\"md:flex\">", ".md\\:flex{b:c}"),
            (".\\31 a{b:c}", "<p class=1a>", ".\\31 a{b:c}"),
            ("[class='q']{b:c}", "<p>", "[class='q']{b:c}"),
            ("[class=\"a,.b\"] , .q{b:c}", "<p>", "[class=\"a,.b\"]{b:c}"),
            ("a::after{content:'  /* } */  '}", "<a>", "a::after{content:'  /* } */  '}"),
            ("a::after { content : \"\\\"  {\" ; }", "<a>", "a::after{content :\"\\\"  {\" ;}"),
            ("a{b:url( x;}.q ) ;c:d}", "<a>", "a{b:url( x;}.q ) ;c:d}"), ("a{b:1px/**/2px}", "<a>", "a{b:1px/**/2px}"),
            ("@import 'x.css';\n.a{b:c}", "<p class=a>", "@import 'x.css';\n.a{b:c}"),
            ("a{b:.5em;c:-1px}", "<a>", "a{b:.5em;c:-1px}"),
            (".a{b:c}", "<p id='z'class=a>", ".a{b:c}"), (".a{b:c", "<p class=a>", ".a{b:c}"),
            ("@media screen and/* x */(a:b){p{b:c}}", "<p>", "@media screen and/**/(a:b){\np{b:c}\n}"),
            ("@supports (--c: {}){.a{b:c}}", "<p class=a>", "@supports (--c:{}){\n.a{b:c}\n}"),
            ("a::after{content:\"</style>\"}", "<a>", "a::after{content:\"<\\/style>\"}"),
            ("a{b:\"x\\\r\ny\"}\r\n.a{b:c}", "<p class=a>", "a{b:\"x\\\ny\"}\n.a{b:c}"),
        ] as [(String, String, String?)]) func rulesAreKeptAsTheyAreWritten(css: String, html: String, kept: String?)
        throws
    {
        try withFolders(["style.css": css, "themes/t.css": ".nowhere{}"]) { folder, _ in
            let sheet = try StyleSheet(theme: "t", Templates(folder: folder))
            #expect(sheet.text(for: html) == kept ?? "")
        }
    }

    @Test(arguments: ["article", "book", "plain"]) func aTrivialReportIsSmall(theme: String) throws {
        let source = "---\ntitle: Hello\n---\n\n# One\n\nSome *text*.\n\n```swift experiment\nprint(1)\n```\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        var transcript = Transcript()
        transcript.take(.text("1\n"), of: .block(0))
        let html = try Report(notebook: notebook, transcript: transcript).html(
            templates(), math: PlainMath(), theme: theme)
        #expect(html.utf8.count < 15_000)
    }
}

/// Runs `body` with a folder that holds these files, and another for a project.
private func withFolders(
    _ files: [String: String], _ project: [String: String] = [:], _ body: (String, String) throws -> Void
) throws {
    let folder = TemporaryFolder()
    for (name, files) in [("ours", files), ("theirs", project)] {
        for (file, text) in files { try folder.write(Array(text.utf8), to: "\(name)/\(file)") }
    }
    try body("\(folder.path)/ours", "\(folder.path)/theirs")
}
