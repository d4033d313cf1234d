import Document
import Testing

@testable import Notebook

/// What straight quotation marks, dashes and dots become.
@Suite struct SmartPunctuationTests {
    @Test(arguments: [
        ("en", #""a 'b'"."#, "“a ‘b’”."), ("en", #"'a "b"'."#, "‘a “b”’."), ("en", #"("a 'b'")"#, "(“a ‘b’”)"),
        ("en", #"<span>"in html"</span>"#, "“in html”"), ("en", #"<b>in</b> "a <i>b</i>", c"#, "in “a b”, c"),
        ("en", #"x^"2"^"#, "x“2”"), ("en", #""x^2^", y"#, "“x2”, y"), ("en", #""!"—"x""#, "“!”—“x”"),
        ("en", #""so--", he said "-- x""#, "“so–”, he said “– x”"), ("en", #""a"/"b""#, "“a”/“b”"),
        ("en", #"the '80s, dogs' it's"#, "the ’80s, dogs’ it’s"), ("en", "*\"a\"* \"*b*\"", "“a” “b”"),
        ("de", "'gut' und 'b'.", "‚gut‘ und ‚b‘."), ("de", "'*gut*' und", "‚gut‘ und"),
        ("de", "Jonas' Buch ist's", "Jonas’ Buch ist’s"), ("de", #""a 'b'", c"#, "„a ‚b‘“, c"),
        ("fr", "'bon' et l'eau", "‹\u{202F}bon\u{202F}› et l’eau"), ("en", #"\"a\" \'b\'"#, #""a" 'b'"#),
        ("en", #"\''a' b\"'"#, #"'‘a’ b"’"#), ("en", "a -- b---c... d----e", "a – b—c… d----e"),
    ])
    func signsAreChosenByWhatStandsAround(language: String, source: String, expected: String) throws {
        let front = "---\nlang: \(language)\nsmart: true\n---\n\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array((front + source).utf8))
        #expect(notebook.prose.flatMap(\.inlines).flatMap(\.all).map(text).joined() == expected)
    }

    @Test func titlesHaveThem() throws {
        let source = "---\nsmart: true\ntitle: a \"b 'c'\".\nsubtitle: d -- e\n---\n"
        let matter = try Notebook.parse(path: "a.md", source: Array(source.utf8)).frontMatter
        #expect(matter.title?.inlines.map(text).joined() == "a “b ‘c’”.")
        #expect(matter.subtitle?.inlines.map(text).joined() == "d – e")
    }
}

private func text(_ inline: InlineNode) -> String { if case .text(let text) = inline.kind { text } else { "" } }
