import Document
import Testing

@testable import Notebook

@Suite struct BibliographyTests {
    @Test(arguments: [
        ("Ioffe, Sergey and Christian Szegedy", ["Ioffe|Sergey|", "Szegedy|Christian|"]),
        ("{Institute of Weights and Measures} and Doe, Jane", ["Institute of Weights and Measures||", "Doe|Jane|"]),
        ("{Google Brain Team}", ["Google Brain Team||"]), ("{Google, Inc.}", ["Google, Inc.||"]),
        ("{Doe, Jane}", ["Doe|Jane|"]), ("John von Neumann", ["von Neumann|John|"]),
        ("von Neumann, John", ["von Neumann|John|"]), ("King, Jr., Martin Luther", ["King|Martin Luther|Jr."]),
        ("Jean de la Fontaine du Bois", ["de la Fontaine du Bois|Jean|"]), ("Plato", ["Plato||"]),
        ("Yang, Greg and others", ["Yang|Greg|", "others||"]), ("Knuth, D.~E.", ["Knuth|D. E.|"]),
        ("{\\'E}mile Zola AND Ann Roe", ["Zola|Émile|", "Roe|Ann|"]), ("Kurt G{\\\"o}del", ["Gödel|Kurt|"]),
        ("", []), (" and ", []),
    ]) func namesAreSplitAsBibTeXDoes(tex: String, people: [String]) {
        #expect(Bibliography.Person.list(tex).map { "\($0.family)|\($0.given)|\($0.suffix)" } == people)
    }

    @Test(arguments: [
        ("{\\\"o} \\\"{o} \\\"o \\'\\i \\'{\\i} \\c{c} \\v s \\ss", "ö ö ö íí ç š ß"), ("\\r{a}\\H{o}\\d{a}", "åőạ"),
        ("\\'{\\^e}", "ế"), ("Simon \\& Schuster", "Simon & Schuster"), ("a--b---c", "a–b—c"),
        ("``Why'' `so'", "“Why” ‘so’"), ("$\\alpha$-divergence, $O(n^2)$, $L_2$", "α-divergence, O(n²), L₂"),
        ("$n^{\\log n}$", "n^(log n)"), ("\\textit{In} \\emph{vivo}", "In vivo"),
        ("at \\url{https://a.b/~c--d_e}", "at https://a.b/~c--d_e"), ("\\href{https://a.b}{words}", "words"),
        ("\\LaTeX{} in\\-side, p.\\ 3", "LaTeX inside, p. 3"), ("\\~{}", "~"), ("a~b", "a\u{A0}b"),
        ("The {\\TeX}book", "The TeXbook"),
    ]) func texIsDecoded(tex: String, text: String) { #expect(decodeTeX(tex) == text) }

    @Test(arguments: [
        ("https://www.example.edu/~doe/a--b_c.html", "https://www.example.edu/~doe/a--b_c.html"),
        ("https://a.b/\\~{}doe\\_x\\%20", "https://a.b/~doe_x%20"),
        ("\\url{https://a.b/$\\sim$doe}", "https://a.b/~doe"),
        ("https://a.b/{\\textasciitilde}doe", "https://a.b/~doe"),
    ]) func addressesAreKept(tex: String, address: String) { #expect(decodeAddress(tex) == address) }

    @Test(
        arguments: [
            ("@misc{k, year = {}}", nil), ("@misc{k, date = {2015-03-01}}", "2015"), ("@misc(k, year = 1999)", "1999"),
            ("@misc{k, date = {1988/1992}}", "1988–1992"), ("% @misc{k, year = 1}\n@misc{k, year = 2}", "2"),
            ("@comment{ @misc{k, year = 1} } @misc{k, year = 2}", "2"),
            ("@string{y = \"19\"} @misc{k, year = y # 84}", "1984"),
            ("me@example.org @preamble{\"x\" # {y}} @misc{k, year = 3}", "3"),
            ("@misc{k, crossref = p} @proceedings{p, year = 2001}", nil),
            ("@misc{k, crossref = {p}} @proceedings{p, year = 2001}", "2001"),
        ] as [(String, String?)]) func theYearIsRead(bibTeX: String, year: String?)
    {
        var (bibliography, reader) = (Bibliography(), BibTeXReader(bibTeX))
        bibliography.add(file: "a.bib")
        reader.read(into: &bibliography)
        #expect(bibliography.works(["k"]).first?.year == year)
    }

    /// biblatex's pieces of titles are joined, a volume's whole among them.
    @Test(arguments: [
        ("@book{k, title = {A}, subtitle = {B}, titleaddon = {C}}", "title", "A: B. C"),
        ("@book{k, title = {A?}, subtitle = {B}}", "title", "A? B"),
        ("@book{k, maintitle = {W}, mainsubtitle = {S}, title = {A}}", "title", "W: S. A"),
        ("@book{k, maintitle = {W}, volume = 7, part = 2, title = {A}}", "volume", "7.2"),
        ("@book{k, crossref = {p}, title = {A}} @mvbook{p, title = {W}, subtitle = {S}}", "title", "W: S. A"),
        ("@incollection{k, title = {A}, booktitle = {B}, maintitle = {W}}", "booktitle", "W. B"),
        ("@incollection{k, title = {A}, booktitle = {B}, maintitle = {W}}", "title", "A"),
        ("@inproceedings{k, title = {A}, booktitle = {B}, booktitleaddon = {At C}}", "booktitle", "B. At C"),
        ("@periodical{k, title = {J}, issuetitle = {On X}}", "title", "J: On X"),
    ]) func titlesAreJoined(bibTeX: String, field: String, text: String) {
        var (bibliography, reader) = (Bibliography(), BibTeXReader(bibTeX))
        bibliography.add(file: "a.bib")
        reader.read(into: &bibliography)
        #expect(bibliography.works(["k"]).first?.fields[field] == text)
    }

    @Test func anAbbreviationIsKnownInTheNextFileAndOnlyCitedWorksAreKept() {
        var bibliography = Bibliography()
        for (file, text) in [
            ("m.bib", "@string{jx = {Journal of X}} @string{other = {Y}}"),
            ("w.bib", "@article{a, journal = jx}\n@article{b, journal = other}\n"),
        ] {
            var reader = BibTeXReader(text)
            bibliography.add(file: file)
            reader.read(into: &bibliography)
            #expect(reader.problems.isEmpty)
        }
        #expect(bibliography.works(["a"]).first?.fields["journal"] == "Journal of X")
        #expect(bibliography.excerpts(["a"]) == ["@string{jx = {Journal of X}}\n", "@article{a, journal = jx}\n"])
    }

    @Test(arguments: ["https://medium.com/@name", "me@example.org", "(https://a.b/x/@k)", "www.a.b/@k"])
    func anAddressIsNoCitation(text: String) throws {
        let source = "---\nbibliography: a.bib\n---\nSee \(text) and @k.\n"
        let folder = NotebookFolder.of([IncludedFile(path: "a.bib", text: "@misc{k, title = {T}}")])
        let notebook = try Notebook.parse(path: "n.md", source: Array(source.utf8), folder: folder)
        #expect(notebook.citationCounts == ["k": 1])
    }

    @Test(arguments: [
        ("[@{k*1}]", "k*1"), ("@{k(2)} says", "k(2)"), ("[see @{k*1}, p. 3; -@k]", "k k*1"), ("\\@{k} @k", "k"),
        ("[@{k*1}; @{k*2}]", "k*1 k*2"),
        ("@{k_1} and @{k_2}, *@{k*1}*", "k*1 k_1 k_2"), ("$x$ [@{k*1}; @{k`3}; @{k`4}]", "k*1 k`3 k`4"),
    ]) func aKeyInBracesMayHoldAnything(text: String, keys: String) throws {
        let source = "---\nbibliography: a.bib\n---\n\(text)\n"
        let works = ["k", "k*1", "k*2", "k(2)", "k_1", "k_2", "k`3", "k`4"].map { "@misc{\($0), title = {T}}" }.joined(
            separator: "\n")
        let folder = NotebookFolder.of([IncludedFile(path: "a.bib", text: works)])
        let notebook = try Notebook.parse(path: "n.md", source: Array(source.utf8), folder: folder)
        #expect(notebook.citationCounts.keys.sorted().joined(separator: " ") == keys)
    }

    /// Large collections have works twice; only a cited one is in doubt.
    @Test(arguments: [("@a", []), ("@b", ["a.bib:3:1"])]) func aKeyThatIsThereTwice(text: String, places: [String]) {
        let source = "---\nbibliography: a.bib\n---\n\(text)\n"
        let works = "@misc{a, title = {A}}\n@misc{b, title = {B}}\n@misc{b, title = {C}}\n"
        let folder = NotebookFolder.of([IncludedFile(path: "a.bib", text: works)])
        let reading = NotebookReading(path: "n.md", source: Array(source.utf8), folder: folder)
        func told(_ found: [Diagnostic]) -> [String] {
            found.map { "\($0.path):\($0.position.line):\($0.position.column)" }
        }
        #expect(told(reading.problems) == places)
        #expect(told(reading.notebook?.warnings ?? []) == (places.isEmpty ? ["a.bib:3:1"] : []))
    }
}
