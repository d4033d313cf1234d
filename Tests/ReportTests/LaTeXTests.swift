import Document
import Foundation
import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

/// Reports in LaTeX, and what papers that are written elsewhere take from them.
@Suite struct LaTeXTests {
    static let texts: [(source: String, tex: String)] = [
        (
            ##"50 % of A & B_1 #2 {x} \\ ~ ^ <b"##,
            ##"50 \% of A \& B\_1 \#2 \{x\} \textbackslash{} \textasciitilde{} \textasciicircum{} \textless{}b"##
        ),
        (
            "▁█ ✅ ␇ Ψ′ ⇒ € ñ中",
            #"\rule{0.4em}{0.1em}\kern0.1em \rule{0.4em}{0.8em}\kern0.1em  [white heavy check mark] {\tiny BELL} "#
                + #"\ensuremath{\Psi}\ensuremath{'} \ensuremath{\Rightarrow} € ñ中"#
        ),
        ("*a* **b** `c_d` ~~e~~", #"\emph{a} \textbf{b} \texttt{c\_d} \bnstruck{e}"#),
        ("$x_i$ and\n\n$$ y $$ {#eq-y}", "\\(x_i\\) and\n\n\\begin{equation}\\label{eq-y}\ny\n\\end{equation}"),
        // The page's numbers are those of labels.
        ("$$ \\begin{align} a &= b \\end{align} $$", #"\begin{align*} a &= b \end{align*}"#),
        ("$$ \\begin{gather*} a \\end{gather*} $$", #"\begin{gather*} a \end{gather*}"#),
        (
            "$$ \\begin{align} a &= b \\\\ c &= d \\end{align} $$ {#eq-y}",
            "\\begin{equation}\\label{eq-y}\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n\\end{equation}"
        ),
        (
            "$$ \\begin{equation} a \\end{equation} $$ {#eq-y}",
            "\\begin{equation}\\label{eq-y}\na\n\\end{equation}"
        ),
        // Notes have no numbered formulas, and a box none in a line of its own.
        (
            "A[^n]\n\n[^n]: B\n\n    $$ n $$ {#eq-n}\n\n$$ y $$ {#eq-y}",
            "A\\footnote[1]{B\n\n\\[\nn\n\\]}\n\n\\begin{equation}\\label{eq-y}\ny\n\\end{equation}"
        ),
        (
            "| a |\n|---|\n| $$ \\begin{align} t &= 4 \\end{align} $$ |",
            "\\begin{center}\n\\begin{tabular}{l}\n\\toprule\na \\\\\n\\midrule\n"
                + "\\(\\displaystyle \\begin{aligned} t &= 4 \\end{aligned}\\) \\\\\n\\bottomrule\n\\end{tabular}\n\\end{center}"
        ),
        ("$$ a \\tag{1a} $$", "\\[\na \\tag{1a}\n\\]"),
        ("# A {#sec-a}\n\n### B", "\\section*{A}\\label{sec-a}\n\n\\subsection*{B}\\label{b}"),
        ("# A[^1] {#a}\n\n[^1]: b", "\\section*{A\\protect\\footnotemark[1]}\\label{a}%\n\\footnotetext[1]{b}"),
        (
            "---\nnumber-sections: true\n---\n\n# A] *b*[^1] {#a}\n\n[^1]: c\n\n# D {#d}",
            "\\section[{A] \\emph{b}}]{A] \\emph{b}\\protect\\footnotemark[1]}\\label{a}%\n\\footnotetext[1]{c}\n\n"
                + "\\section{D}\\label{d}"
        ),
        (
            "---\nnumber-sections: true\n---\n\n# 5 % by $\\beta^2$ {#a}",
            ##"\section[{\texorpdfstring{5 \% by \(\beta^2\)}{5 \% by \unichar{"3B2}\unichar{"B2}}}]{5 \% by \(\beta^2\)}\label{a}"##
        ),
        ("[a](q2.md#b), [c](q3.md)", ##"\href{q2.pdf}{a}, \href{q3.md}{c}"##),
        ("@q2/tbl-a", ##"\href{q2.pdf}{q2/tbl-a (q2)}"##),
        (
            "``` swift experiment\n//| echo: fenced\na\n```",
            "\\begin{Verbatim}[commandchars=\\\\\\{\\},fontsize=\\footnotesize]\n``` swift experiment\n//| echo: fenced\na\n```"
                + "\n\\end{Verbatim}"
        ),
        ("- a\n- b", "\\begin{itemize}\n\\item a\n\\item b\n\\end{itemize}"),
        // What a command would take for its own does not stand directly behind it.
        (
            "- [x] a  \n  [b\n- [ ] c\n- \\*d",
            "\\begin{itemize}\n\\item {}[x] a\\\\\n{}[b\n\\item {}[\\,] c\n\\item {}*d\n\\end{itemize}"
        ),
        (
            "| [a] | b |\n|---|---|\n| [c] | [d] |\n| \\*e | \\*f |",
            "\\begin{center}\n\\begin{tabular}{ll}\n\\toprule\n{}[a] & b \\\\\n\\midrule\n{}[c] & [d] \\\\\n"
                + "{}*e & *f \\\\\n\\bottomrule\n\\end{tabular}\n\\end{center}"
        ),
        ("3. a", "\\begin{enumerate}\n\\setcounter{enumi}{2}\n\\item a\n\\end{enumerate}"),
        ("[a](https://b.c/d%20e#f)", ##"\href{https://b.c/d\%20e\#f}{a}"##),
        ("a[^1]\n\n[^1]: b", #"a\footnote[1]{b}"#),
        // In a cell a hard end of a line would end the row; what moves is one line, and nothing ends before words begin.
        (
            "| a<br>b | c |\n|---|--:|\n| *d<br/>[e]* | f |\n\n: G<br>h {#tbl-g}",
            "\\begin{table}[htbp]\n\\centering\n\\caption{G h}\\label{tbl-g}\n\\medskip\n\\begin{tabular}{lr}\n\\toprule\n"
                + "\\begin{tabular}[t]{@{}l@{}}a\\\\\nb\\end{tabular} & c \\\\\n\\midrule\n"
                + "\\begin{tabular}[t]{@{}l@{}}\\emph{d}\\\\\n\\emph{[e]}\\end{tabular} & f \\\\\n\\bottomrule\n"
                + "\\end{tabular}\n\\end{table}"
        ),
        ("<br>a<br>b<br>", "a\\\\\nb"), ("# A<br>B {#a}", #"\section*{A B}\label{a}"#),
        // TeX reads a note before it sets it, so that no `Verbatim` can be in it.
        (
            "a[^1]\n\n[^1]: b\n\n    ```\n    if x:\n\n        y = 'z'\n    ```",
            "a\\footnote[1]{b\n\n{\\raggedright\\frenchspacing\\noindent\\footnotesize\\ttfamily\nif x:\\\\\n\\mbox{}\\\\\n"
                + "~~~~y = \\textquotesingle{}z\\textquotesingle{}\\par}}"
        ),
        (
            "---\npdf: {code: appendix}\n---\n\n``` swift experiment\n//| label: fig-a\na\n```\n\nb",
            "\\phantomsection\\label{fig-a}\n\nb\n\n\\section*{Code}\n\n\\noindent\\textbf{\\hyperref[fig-a]{Figure~1}}\n\n"
                + "\\begin{Verbatim}[commandchars=\\\\\\{\\},fontsize=\\footnotesize]\na\n\\end{Verbatim}"
        ),
        // What TeX's fonts would join stays apart.
        (
            "a -- b ''c'' ,,d,, \\-- \\`\\` `--opt`",
            #"a -\/- b '\/'c'\/' ,\/,d,\/, -\/- \textasciigrave{}\textasciigrave{} \texttt{-\/-opt}"#
        ),
        ("‘x’” “‘a ‘b‘“ – — –- —–", #"`x'\/'' ``\/`a `b`\/`` -- --- --\/- ---\/--"#),
        ("---\nsmart: true\n---\n\n\\-- a -- \"'b'\" ?‘", #"-\/- a -- ``\/`b'\/'' ?\/`"#),
        // TeX would lose notes in what it sets in a box or moves.
        (
            "| a[^1] | b |\n|---|---|\n| c[^2] | d[^1] |\n\n: E[^3] {#tbl-e}\n\n[^1]: f\n\n[^2]: g\n\n[^3]: h",
            "\\begin{table}[htbp]\n\\centering\n\\caption{E\\protect\\footnotemark[3]}\\label{tbl-e}\n\\medskip\n"
                + "\\begin{tabular}{ll}\n\\toprule\na\\protect\\footnotemark[1] & b \\\\\n\\midrule\n"
                + "c\\protect\\footnotemark[2] & d\\protect\\footnotemark[1] \\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}"
                + "%\n\\footnotetext[1]{f}%\n\\footnotetext[2]{g}%\n\\footnotetext[3]{h}"
        ),
        (
            "| a[^1] |\n|---|\n| *b* |\n\nc[^1]\n\n[^1]: d",
            "\\begin{center}\n\\begin{tabular}{l}\n\\toprule\na\\protect\\footnotemark[1] \\\\\n\\midrule\n\\emph{b} \\\\\n"
                + "\\bottomrule\n\\end{tabular}\n\\end{center}%\n\\footnotetext[1]{d}\n\nc\\footnotemark[1]"
        ),
        (
            "A[^1]\n: ~~b[^2]~~, c\n\n[^1]: d\n\n[^2]: e",
            "\\begin{description}\n\\item[{A\\protect\\footnotemark[1]}] \\bnstruck{b\\protect\\footnotemark[2]}%\n"
                + "\\footnotetext[2]{e}, c%\n\\footnotetext[1]{d}\n\\end{description}"
        ),
        (
            "a ![i](i.png) ![i](i.png){width=20} ![i](i.png){width=50%}",
            #"a \bnpicture{a-i.png} \bnpicture[width=15.0bp]{a-i.png} "#
                + #"\includegraphics[width=0.5\linewidth,height=0.8\textheight,keepaspectratio]{a-i.png}"#
        ),
        ("![i](i.png)\n\na", "\\noindent\n\\bnpicture{a-i.png}\n\na"),
        (
            "![A[^1]](i.png){#fig-a}\n\n[^1]: b",
            "\\begin{figure}[htbp]\n\\centering\n\\bnpicture{a-i.png}\n\\caption{A\\protect\\footnotemark[1]}\\label{fig-a}\n"
                + "\\end{figure}%\n\\footnotetext[1]{b}"
        ),
        ("<a href='q2.md#x'>a *b*</a> <b>c</b>", "\\href{q2.pdf}{a \\emph{b}} c"),
        ("<p>A\n<a href=q2.md>b</a>\nc</p>", "A \\href{q2.pdf}{b} c"),
        ("<p>A <img src=\"i.png\" alt=\"B\"></p>", "A \\bnpicture{a-i.png}"),
        (
            "```\na{b}\\c γ\n```",
            "\\begin{Verbatim}[commandchars=\\\\\\{\\},fontsize=\\footnotesize]\na\\{b\\}\\textbackslash{}c \\ensuremath{\\gamma}\n\\end{Verbatim}"
        ),
        (
            "| a | b |\n|---|--:|\n| c | d |",
            "\\begin{center}\n\\begin{tabular}{lr}\n\\toprule\na & b \\\\\n\\midrule\nc & d \\\\\n\\bottomrule\n\\end{tabular}\n\\end{center}"
        ),
    ]

    @Test(arguments: texts) func textIsWrittenInTeX(text: (source: String, tex: String)) throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array(text.source.utf8))
        let picture = try #require(ReportImage(name: "i.png", bytes: [], digest: ""))
        var view = LaTeXView(
            report: Report(notebook: notebook, transcript: Transcript(), images: ["i.png": picture]),
            linkedNotebooks: ["q2"])
        let body = view.body()
        #expect(body == text.tex)
    }

    /// Letters that LaTeX's font lacks are an error of lualatex's, too, which leaves them out otherwise.
    @Test(arguments: [("中文 Ж", "Latin Modern has no Ж 中 文;"), ("Ärger, λ, Ω, ✅", nil)])
    func lettersAreNotLost(text: String, message: String?) throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array(text.utf8))
        let tex = Report(notebook: notebook, transcript: Transcript()).latex().text
        #expect(tex.contains("errmessage") == (message != nil) && message.map { tex.contains($0) } ?? true, "\(tex)")
    }

    /// What formulas need beside amsmath; nothing else, as not every TeX has it.
    @Test(arguments: [
        ("$\\cancel{x}$", "bm,cancel"), ("$\\xrightarrow{x} \\xi$", "bm"), ("$\\xhookrightarrow{x}$", "bm,mathtools"),
        ("$$ \\begin{CD} A @>>> B \\end{CD} $$", "bm,amscd"), ("$\\xcancel{a} \\xLeftarrow{b}$", "bm,cancel,mathtools"),
        ("---\nmath:\n  \\no: '\\bcancel{#1}'\n---\n\n$\\no{x}$", "bm,cancel"),
    ]) func formulasBringTheirPackages(text: String, packages: String) throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array(text.utf8))
        let tex = Report(notebook: notebook, transcript: Transcript()).latex().text
        #expect(tex.contains("\\usepackage{amsmath,amssymb,\(packages)}"))
    }

    /// Code that would reach over the edge of the paper is set smaller, and goes on in the next line.
    @Test func longLinesStayOnThePaper() throws {
        func listing(_ count: Int, _ matter: String = "", of letters: String = "x") throws -> String {
            let source = matter + "```\n\(String(repeating: letters, count: count))\n```"
            var view = LaTeXView(
                report: Report(
                    notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: Transcript()))
            return view.body()
        }
        #expect(try listing(81).contains("fontsize=\\footnotesize]\n\(String(repeating: "x", count: 81))\n"))
        #expect(try listing(92).contains("fontsize=\\scriptsize]\n\(String(repeating: "x", count: 92))\n"))
        let long = try listing(93)
        #expect(long.contains("\(String(repeating: "x", count: 92))\n\\ensuremath{\\hookrightarrow} x\n"), "\(long)")
        #expect(try listing(58, "---\npdf: {columns: 2}\n---\n\n").contains("\\hookrightarrow} x\n"))
        // At spaces where there are some, and the arrow has its room.
        let words = try listing(40, of: "words ")
        #expect(words.contains("]\n\(String(repeating: "words ", count: 15))\n\\ensuremath"), "\(words)")
        #expect(words.contains("hookrightarrow} \(String(repeating: "words ", count: 14))\n\\ensuremath"), "\(words)")
    }

    /// What an author's table needs more than the line has is shared out among the columns with long texts.
    @Test func wideTablesBreakTheirLines() throws {
        let (word, sentence) = ("word", String(repeating: "long ", count: 40))
        let source = "| a | b | c |\n|---|---|--:|\n| \(word) | \(sentence)| \(sentence)\(sentence)|\n"
        var view = LaTeXView(
            report: Report(
                notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: Transcript()))
        let body = view.body()
        #expect(
            body.contains(
                "\\begin{tabular}{l>{\\raggedright\\arraybackslash}p{\\dimexpr 0.37\\linewidth-2\\tabcolsep\\relax}"
                    + ">{\\raggedleft\\arraybackslash}p{\\dimexpr 0.53\\linewidth-2\\tabcolsep\\relax}}"), "\(body)")
    }

    /// A table that is wider than the line is made smaller, one that is far wider is turned, and one that is longer than a
    /// page goes on in the next.
    @Test(
        arguments: [
            (columns: 3, rows: 2, parts: 1, contains: ["\\begin{center}\n\\begin{tabular}{lll}"], lacks: ["\\sbox0"]),
            (
                columns: 8, rows: 2, parts: 1,
                contains: [
                    "\\begin{center}\n\\sbox0{%\n\\begin{tabular}", "\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}",
                ],
                lacks: ["\\rotatebox"]
            ),
            (
                columns: 14, rows: 2, parts: 1, contains: ["\\begin{table}[htbp]", "\\rotatebox{90}"],
                lacks: ["center}"]
            ),
            (columns: 2, rows: 38, parts: 1, contains: ["\\begin{center}"], lacks: ["table"]),
            (columns: 2, rows: 77, parts: 3, contains: ["\\begin{table}[htbp]"], lacks: ["\\thetable"]),
            (columns: 14, rows: 41, parts: 3, contains: ["\\rotatebox{90}"], lacks: []),
        ] as [(Int, Int, Int, [String], [String])])
    func tablesKeepToTheirPages(columns: Int, rows: Int, parts: Int, contains: [String], lacks: [String]) throws {
        func row(_ cell: String) -> String { "|" + String(repeating: " \(cell) |", count: columns) + "\n" }
        let table = row("Column 1") + row("---") + String(repeating: row("0.1234"), count: rows)
        func body(_ source: String) throws -> String {
            var view = LaTeXView(
                report: Report(
                    notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: Transcript()))
            return view.body()
        }
        let text = try body(table)
        #expect(text.ranges(of: "\\begin{tabular}").count == parts)
        #expect(text.ranges(of: "0.1234").count == columns * rows)
        for piece in contains { #expect(text.contains(piece), "\(text)") }
        for piece in lacks { #expect(!text.contains(piece), "\(text)") }
        let captioned = try body(table + "\n: Words {#tbl-a}\n")
        #expect(captioned.ranges(of: "\\caption{Words}\\label{tbl-a}").count == 1)
        let continued = (1...parts).dropFirst().map { "\\tablename~\\thetable{} (\($0)/\(parts))" }
        #expect(captioned.matches(of: #/\\tablename.*?\)/#).map { String($0.0) } == continued)
    }

    /// In two columns a table that would be too small in one of them stands across both.
    @Test(arguments: [(3, "center"), (8, "table*"), (30, "table*")])
    func wideTablesStandAcrossBothColumns(columns: Int, environment: String) throws {
        func row(_ cell: String) -> String { "|" + String(repeating: " \(cell) |", count: columns) + "\n" }
        let source = "---\npdf: {columns: 2}\n---\n\n" + row("Column 1") + row("---") + row("0.1234")
        let report = Report(
            notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: Transcript())
        var view = LaTeXView(report: report)
        let body = view.body()
        #expect(body.contains("\\begin{\(environment)}"), "\(body)")
        #expect(body.contains("\\rotatebox") == (columns == 30))
    }

    /// What LaTeX needs to be told so that it sets what KaTeX does, and says its own words in the report's language.
    @Test(arguments: [
        ("$\\xtwoheadrightarrow{f}$", "\\providecommand{\\xtwoheadrightarrow}[2][]{\\xrightarrow[#1]{#2}"),
        (
            "$\\ket{0} \\rarr \\R$",
            "\\providecommand{\\ket}[1]{\\mathinner{|{#1}\\rangle}}\n\\providecommand{\\rarr}{\\rightarrow}"
        ),
        ("$a ∈ ℝ$", "\\bnsign{211D}{\\mathbb{R}}\n\\bnsign{2208}{\\in}"), ("$𝔼[x]$", "\\bnsign{1D53C}{\\mathbb{E}}"),
        ("$\\mathscr{L}$", ",mathrsfs}"), ("$\\overgroup{AB}$", ",mathtools}"),
        ("$$ \\begin{array}{c:c} 1 & 2 \\end{array} $$", "\\newcolumntype{:}{|}"),
        ("$\\color{#0f0} x$", "\\(\\color[HTML]{00FF00} x\\)"), ("$\\textcolor{red}{x}$", ",xcolor}"),
        (
            "---\nlang: de-CH\n---\n\nA",
            "\\usepackage[german,provide=*]{babel}\n\\AtBeginDocument{\\renewcommand{\\tablename}{Tabelle}"
        ),
    ]) func articlesKnowWhatTheyUse(source: String, line: String) throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let text = Report(notebook: notebook, transcript: Transcript()).latex().text
        #expect(text.contains(line), "\(text)")
    }

    @Test func abstractsHaveAllTheirBlocks() throws {
        let source = "---\nabstract: |\n  First.\n\n  - Second.\n  - Third.\n---\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let report = Report(notebook: notebook, transcript: Transcript())
        let list = "\\begin{itemize}\n\\item Second.\n\\item Third.\n\\end{itemize}"
        #expect(report.latex().text.contains("\\begin{abstract}\nFirst.\n\n\(list)\n\\end{abstract}"))
        // Where there is room for words alone, they stand apart.
        #expect(notebook.frontMatter.abstract.map(report.words) == "First. Second. Third.")
    }

    @Test func articlesThatNeedNothingAreToldNothing() throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array("$x \\rightarrow \\alpha$ × ±".utf8))
        let text = Report(notebook: notebook, transcript: Transcript()).latex().text
        #expect(!["bnsign", "providecommand{\\x", "babel", "xcolor", "mathrsfs"].contains(where: text.contains))
    }

    @Test func tablesAreAlignedBySiunitx() {
        let table = Table(["A_1", "[B]"], note: nil) {
            TableColumn("Trial") { $0 }
            TableColumn("Accuracy", unit: "%") { _ in
                Value("97.62 ± 0.13", unit: "%", number: 0.9762, halfWidth: 0.0013, count: 5)
            }
        }
        #expect(
            table.tex().tabular
                == "\\begin{tabular}{lS[table-format=2.2(2)]}\n\\toprule\n{Trial} & {Accuracy (\\%)} \\\\\n\\midrule\n"
                + "A\\_1 & 97.62 \\pm 0.13 \\\\\n{}[B] & 97.62 \\pm 0.13 \\\\\n\\bottomrule\n\\end{tabular}")
    }

    /// Words among numbers end where these do, and what stands behind numbers has room of its own.
    @Test(
        arguments: [
            (
                [Value("-1.5", number: -1.5), Value("NaN", number: .nan), Value("−∞", number: -.infinity)],
                "S[table-format=-1.1]",
                [
                    "-1.5", "{$\\phantom{-0.0}$\\llap{NaN}}",
                    "{$\\phantom{-0.0}$\\llap{\\ensuremath{-}\\ensuremath{\\infty}}}",
                ]
            ),
            (
                [
                    Value("97.62 ± 0.13", number: 0.9762, halfWidth: 0.0013, count: 5),
                    Value("97.6 ± 0.2", number: 0.976, halfWidth: 0.002, count: 3), Value("NaN", number: .nan),
                    Value("NaN", number: .nan, halfWidth: .nan, count: 2),
                ], "S[table-format=2.2(2),table-space-text-post={\\,(5)}]",
                [
                    "97.62 \\pm 0.13 {\\,(5)}", "97.6 \\pm 0.2 {\\,(3)}",
                    "{$\\phantom{00.00}$\\llap{NaN}$\\phantom{{}\\pm 0.00}$\\phantom{\\,(5)}}",
                    "{$\\phantom{00.00}$\\llap{NaN}$\\phantom{{}\\pm 0.00}$\\rlap{\\,(2)}\\phantom{\\,(5)}}",
                ]
            ),
            (
                [Value("12.5", unit: "ms", number: 0.0125), Value("2", unit: "s", number: 2)],
                "S[table-format=2.1,table-space-text-post={\\,ms}]", ["12.5 {\\,ms}", "2 {\\,s}"]
            ),
            (
                [Value("+1.5", number: 1.5), Value("−2.5", number: -2.5), Value("NaN", number: .nan)],
                "S[table-format=+1.1]", ["+1.5", "-2.5", "{$\\phantom{+0.0}$\\llap{NaN}}"]
            ),
            (
                [Value("1e-5", number: 1e-5), Value("NaN", number: .nan)], "r",
                ["\\ensuremath{1 \\times 10^{-5}}", "NaN"]
            ),
        ] as [([Value], String, [String])]) func whatStandsAmongNumbersIsAligned(
            values: [Value], kind: String, cells: [String]
        )
    {
        let table = Table(values, note: nil) {
            TableColumn("A") { $0 }
        }.tex()
        #expect(table.kinds == [kind])
        #expect(table.rows.map(\.text) == cells.map { "\($0) \\\\" })
    }

    /// Heads over numbers and columns of words, where the table is wider than a line.
    @Test func computedTablesBreakTheirLines() {
        let sentence = String(repeating: "long ", count: 20)
        let table = Table(["A"], note: nil) {
            TableColumn("Trial") { $0 }
            TableColumn("What it is") { _ in sentence }
            TableColumn("Accuracy of the best", unit: "%") { _ in Value("97.6", unit: "%", number: 0.976) }
        }
        #expect(
            table.tex().tabular.hasPrefix(
                "\\begin{tabular}{l>{\\raggedright\\arraybackslash}p{\\dimexpr 0.75\\linewidth-2\\tabcolsep\\relax}S[table-format=2.1]}\n"
                    + "\\toprule\n{Trial} & {What it is} & "
                    + "{\\begin{tabular}[b]{@{}c@{}}Accuracy\\\\of the\\\\best (\\%)\\end{tabular}} \\\\\n"),
            "\(table.tex().tabular)")
    }

    /// What no line would hold may end a line within, and nothing else.
    @Test(arguments: [
        ("Words and more words, all of them short", "Words and more words, all of them short"),
        ("electroencephalographically incomprehensibilities", "electroencephalographically incomprehensibilities"),
        ("https://a.org/b_c/2024", "https://a.org/b\\_c/2024"),
        (
            "https://example.org/path/a_b?q=1&r=2",
            "https://|example.|org/|path/|a\\_|b?|q=|1\\&|r=|2"
        ),
        ("accuracyOfTheBest(of:among:)", "accuracy|Of|The|Best(of:|among:)"),
        ("x 0123456789abcdef0123456789abcdef y", "x 0123|4567|89ab|cdef|0123|4567|89ab|cdef y"),
    ])
    func longWordsEndLinesWithin(text: String, tex: String) {
        #expect(texText(text) == tex.replacing("|", with: "\\allowbreak{}"))
    }

    static var record: ReportRecord {
        get throws {
            var record = ReportRecord(
                Report(notebook: try Sample.notebook, transcript: Sample.transcript))
            record.values = [
                .init(
                    line: 3, expression: "plain.testAccuracy",
                    value: Value("97.62 ± 0.13", unit: "%", number: 0.9762, halfWidth: 0.0013)),
                .init(line: 4, expression: "bn.loss - plain.loss", value: Value("−0.5", number: -0.5)),
                .init(
                    line: 5, expression: "plain.testAccuracy",
                    value: Value("97.62 ± 0.13", unit: "%", number: 0.9762, halfWidth: 0.0013)),
                .init(line: 6, expression: "plain.test.accuracy", value: Value("high_er -- ''")),
            ]
            record.quotes = [
                .init(
                    key: "data/q2.md bn.loss", title: "Q2", digest: "", value: Value("0.25 ± 0.01", number: 0.25)),
                .init(key: "data/q2/tbl-a", title: "Q2", digest: "", name: "Table 1", words: "Table 1"),
            ]
            return record
        }
    }

    /// Captions are set as the report has them, and no text of a record, which may be anybody's, is TeX.
    @Test func tablesHaveTheirCaptionsAndNothingIsTeX() throws {
        let source =
            "```swift experiment\n//| label: tbl-a\n//| caption: \"*All* `{swift} 6 * 7` of $x_1$[^1]\"\nt\n```\n\n"
            + "[^1]: N\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        var transcript = Transcript()
        transcript.inlines[0] = Value("42", number: 42)
        transcript.blocks[0] = [.table(Table(["B"], note: nil) { TableColumn("Name") { $0 } })]
        var record = ReportRecord(Report(notebook: notebook, transcript: transcript))
        let honest = record.tablesTeX
        #expect(
            honest.contains(
                "\\caption{\\emph{All} \\ensuremath{42} of \\(x_1\\)\\protect\\footnotemark[1]}\\label{tbl-a}"),
            "\(honest)")
        #expect(honest.contains("\\end{table}\n%\n\\footnotetext[1]{N}"), "\(honest)")
        let hostile = "a\n\\input{x}\r\\input{y}\u{1B}[31m}"
        (record.title, record.notebook, record.blocks[0].caption) = (hostile, hostile, hostile)
        record.blocks[0].label = hostile
        record.values[0] = .init(line: 1, expression: hostile, value: Value(hostile))
        for text in [record.tablesTeX, record.valuesTeX] {
            let lines = text.split { $0.isNewline }
            #expect(!lines.contains { $0.hasPrefix("\\input") } && !text.contains("\u{1B}"), "\(text)")
            #expect(!text.replacing(#/%.*/#, with: "").contains("\\input{"), "\(text)")
        }
    }

    @Test func macrosOfOneNameAreToldApart() throws {
        var record = try Self.record
        record.values = ["a", "aA", "(a)"].map { .init(line: 1, expression: $0, value: Value("1")) }
        record.values += (0..<60).map {
            .init(line: 1, expression: String(repeating: "(", count: $0 + 2) + "a", value: Value("1"))
        }
        #expect(Set(record.texMacros.map(\.name)).count == 64)
    }

    @Test func valuesAreMacrosNamedAfterTheirSwift() throws {
        let macros = try Self.record.texMacros
        #expect(
            macros.map { "\($0.name) = \($0.body)" } == [
                #"\bnPlainTestAccuracy = \ensuremath{97.62 \pm 0.13}\,\%"#,
                #"\bnBnLossMinusPlainLoss = \ensuremath{-0.5}"#,
                #"\bnPlainTestAccuracyA = high\_er -\/- '\/'"#,
                #"\bnDataOverQTwoBnLoss = \ensuremath{0.25 \pm 0.01}"#,
            ])
    }

    static let papers: [(line: String, problem: String?)] = [
        (#"It is \bnPlainTestAccuracy, \bnBnLossMinusPlainLoss."#, nil),
        (#"\newcommand{\bnPlainTestAccuracy}{\ensuremath{97.62 \pm 0.13}\,\%} % plain"#, nil),
        (
            #"\newcommand{\bnPlainTestAccuracy}{\ensuremath{97.60 \pm 0.13}\,\%}"#,
            #"p.tex:1:13: error: \bnPlainTestAccuracy is \ensuremath{97.60 \pm 0.13}\,\% here; r.json has \ensuremath{97.62 \pm 0.13}\,\%"#
        ),
        (#"It is \bnPlainTestAccurac."#, #"p.tex:1:7: error: r.json has no value \bnPlainTestAccurac"#),
        (#"It is $97.62 \pm 0.13$, 97.62 ± 0.13."#, nil),
        (#"There it is \bnDataOverQTwoBnLoss, $0.25 \pm 0.01$."#, nil),
        (#"It is $97.60 \pm 0.13$."#, #"p.tex:1:8: error: 97.60 \pm 0.13 is no value of r.json"#),
        (#"It is $97.62\,\pm\,0.13$, 97.62$\pm$0.13, \num{97.62(13)}, \qty[x]{97.62(0.13)}{\percent}."#, nil),
        (#"It is $97.6\,\pm\,0.13$."#, #"p.tex:1:8: error: 97.6\,\pm\,0.13 is no value of r.json"#),
        (#"It is \num{97.62(3)}."#, #"p.tex:1:7: error: \num{97.62(3)} is no value of r.json"#),
        (#"% It was $97.60 \pm 0.13$, \bnNothing"#, nil),
        // What is printed as it stands is no use of a value.
        (#"\verb|\bnNothing| and \lstinline!97.60 \pm 0.13!"#, nil),
        ("\\begin{verbatim}\n\\bnNothing 1 % 97.60 ± 0.13\n\\end{verbatim}", nil),
        (
            "\\begin{lstlisting}\n97.60 ± 0.13\n\\end{lstlisting} \\bnNothing",
            #"p.tex:3:18: error: r.json has no value \bnNothing"#
        ),
        (#"\verb|a| \bnNothing"#, #"p.tex:1:10: error: r.json has no value \bnNothing"#),
    ]

    @Test(arguments: papers) func aPaperIsCheckedAgainstItsReport(paper: (line: String, problem: String?)) throws {
        let problems = PaperCheck(path: "p.tex", text: paper.line).problems(against: try Self.record, "r.json")
        #expect(
            problems.map { $0.text.split(separator: "\n").first.map(String.init) } == [paper.problem].compactMap(\.self)
        )
    }
}
