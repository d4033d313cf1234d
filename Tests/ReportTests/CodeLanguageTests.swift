import Testing

@testable import Report

/// The colours of code in other languages than Swift.
@Suite struct CodeLanguageTests {
    /// What is marked, each as its class, a colon and its text.
    @Test(arguments: [
        (
            "python", "@jit\ndef f(x):  # twice\n    return f\"{x}\" * 2.5e3",
            "a:@jit k:def c:# twice k:return s:\"{x}\" n:2.5e3"
        ),
        ("python", "'''a\nb''' 'open\nClass(None)", "s:'''a\nb''' s:'open t:Class k:None"),
        ("py", "x = 'it\\'s' # it's", "s:'it\\'s' c:# it's"),
        ("r", "if (x < 1) c(\"a\nb\") # end", "k:if n:1 s:\"a\nb\" c:# end"),
        ("bash", "echo \"$HOME\" ${x#y} $n a#b # c", "s:\"$HOME\" a:${x#y} a:$n c:# c"),
        ("bash", "for i in *; do # all\ndone", "k:for k:in k:do c:# all k:done"),
        ("json", "{\"a\": [1, true, \"b\"]}", "t:\"a\" n:1 k:true s:\"b\""),
        ("yaml", "# top\nname: a#b # c\n\"k\": true", "c:# top t:name c:# c t:\"k\" k:true"),
        ("toml", "a = 1\nb = 'x'", "t:a n:1 t:b s:'x'"),
        ("c", "#include <a.h>\nint x = 0x1F; /* a\nb */ // c", "a:#include k:int n:0x1F c:/* a\nb */ c:// c"),
        ("c++", "std::vector<Net> v; 'a'", "t:Net s:'a'"),
        ("js", "const s = `a\n${b}`; // c", "k:const s:`a\n${b}` c:// c"),
        ("rust", "fn f<'a>(x: &'a str) -> Net {}", "k:fn t:Net"),
        ("SQL", "SELECT n FROM t -- all\nwhere s = 'a'", "k:SELECT k:FROM c:-- all k:where s:'a'"),
        ("julia", "#= a\nb =# @time f(1)", "c:#= a\nb =# a:@time n:1"), ("go", "/* open", "c:/* open"),
        ("python", "\"open", "s:\"open"), ("python", "größe = 1", "n:1"), ("bash", "${open\nx", "a:${open"),
        ("json", "", ""),
    ]) func codeIsMarkedUp(name: String, code: String, marked: String) throws {
        let pieces = try #require(CodeLanguage.named(name)).pieces(of: code)
        #expect(
            pieces.compactMap { piece in piece.style.map { "\($0):\(piece.text)" } }.joined(separator: " ") == marked)
        #expect(pieces.map(\.text).joined() == code)
    }

    @Test func otherLanguagesStayAsTheyAre() {
        #expect(Highlighter.nodes("if", language: "brainfuck") == nil)
        #expect(Highlighter.nodes("if", language: "Swift")?.markup == "<span class=\"k\">if</span>")
    }
}
