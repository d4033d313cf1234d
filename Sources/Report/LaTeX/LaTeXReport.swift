internal import Document
internal import Notebook
package import SVGCharts

/// A report in LaTeX, and what stands beside it.
package struct LaTeXReport: Sendable {
    /// The article.
    package var text: String
    /// Charts by the names of their files, without endings: the drawing, and what it draws.
    package var drawings: [String: Drawing]
    /// The author's pictures by the names of their files.
    package var pictures: [String: [UInt8]]

    /// A chart, drawn for paper.
    package struct Drawing: Sendable {
        /// As SVG, in the font that the document brings.
        package var svg: String
        /// What it draws.
        package var chart: Chart
    }

    /// Whether LaTeX can show a picture.
    static func isShown(_ picture: ReportImage) -> Bool {
        ["image/png", "image/jpeg", "image/svg+xml"].contains(picture.type)
    }

    /// What a picture's copy is called; a drawing in SVG becomes a PDF.
    package static func pictureName(_ path: String, _ picture: ReportImage, of notebook: String) -> String {
        let name = MarkdownReport.pictureName(path, of: notebook)
        return picture.type == "image/svg+xml" ? name + ".pdf" : name
    }
}

extension Report {
    /// The report as an article for pdflatex and lualatex: the author's formulas as they are written, tables by booktabs
    /// and siunitx, charts as files beside it.
    package func latex(_ navigation: PageNavigation = PageNavigation()) -> LaTeXReport {
        var view = LaTeXView(report: self, linkedNotebooks: navigation.linkedNotebooks)
        let (matter, body) = (notebook.frontMatter, view.body())
        let subtitle = matter.subtitle.map { "\\\\[0.4em]\\large \(view.text($0))" } ?? ""
        let words = matter.title?.inlines ?? Notebook.title(ofMarkdown: linkTitle.escaped)
        let title = "\\title{\(view.text(words))\(subtitle)}"
        let document: [String?] = [
            "\\begin{document}", "\\maketitle",
            matter.abstract.map { view.environment("abstract", view.text($0.blocks)) },
            warnings.isEmpty ? nil : view.environment("quote", warnings.map(warning).joined(separator: "\n\n")), "",
            body, "", "\\end{document}", "",
        ]
        let text = document.compactMap(\.self).joined(separator: "\n")
        let definitions = TeXMathSigns.definitions(for: formulas, text: title + text).joined(separator: "\n")
        let lines: [String?] = [
            "% bnbook report of \(notebook.name)", preamble,
            view.hasPanels ? "\\usepackage{subcaption}\n\\captionsetup[subtable]{position=top}" : nil,
            definitions.isEmpty ? nil : definitions, macros, title,
            "\\author{\(matter.authors.map(author).joined(separator: " \\and "))}",
            "\\date{\(texText(matter.date ?? ""))}", lostLetters(title + text), text,
        ]
        return LaTeXReport(
            text: lines.compactMap(\.self).joined(separator: "\n"),
            drawings: view.drawings,
            pictures: images.filter { LaTeXReport.isShown($0.value) }.reduce(into: [:]) { pictures, image in
                pictures[LaTeXReport.pictureName(image.key, image.value, of: notebook.name)] = image.value.bytes
            })
    }

    /// An error of lualatex's, which says nothing of its own where its font lacks letters; pdflatex does.
    private func lostLetters(_ text: String) -> String? {
        let lost = Set(text.unicodeScalars.filter { !$0.isLatinModern && TeXMathSigns.command($0) == nil }).sorted()
        if lost.isEmpty { return nil }
        let some = lost.prefix(20).map(String.init).joined(separator: " ")
        return
            "\\ifPDFTeX\\else\\errmessage{Latin Modern has no \(some); set a font that has them in place of this line}\\fi"
    }

    private func warning(_ words: String) -> String {
        "\\textbf{\(texText(wording[.pleaseNote]))} \(texText(words))"
    }

    /// The name, and in a note what else is known.
    private func author(_ author: Author) -> String {
        let details = author.details.map(texText).joined(separator: ", ")
        return texText(author.name) + (details.isEmpty ? "" : "\\thanks{\(details)}")
    }

    private var preamble: String {
        """
        \\documentclass[\(notebook.frontMatter.pdf.paper == .a4 ? "a4paper" : "letterpaper")\(notebook.frontMatter.pdf.columns == 2 ? ",twocolumn" : "")]{article}
        \\usepackage{iftex}
        \\ifPDFTeX\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\usepackage{lmodern}\\else\\usepackage{fontspec}\\fi
        \(language)\
        \\usepackage{amsmath,amssymb,bm\(mathPackages.map { ",\($0)" }.joined())}
        \\setcounter{MaxMatrixCols}{100}
        \\usepackage{array,graphicx,booktabs,siunitx,fancyvrb}
        \\usepackage[hidelinks]{hyperref}
        \\pdfstringdefDisableCommands{\\def\\allowbreak{}}
        \\emergencystretch=3em
        \\sisetup{separate-uncertainty=true,detect-weight=true,retain-zero-uncertainty=true,retain-explicit-plus=true}
        \\newcommand{\\bnstruck}[1]{\\sbox0{#1}\\leavevmode\\rlap{\\rule[0.5ex]{\\wd0}{0.4pt}}\\usebox0}
        \\newcommand{\\bnfit}[1]{\\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio]{#1}}
        \\DeclareRobustCommand{\\bnpicture}[2][]{\\sbox0{\\includegraphics[#1]{#2}}\\ifdim\\wd0>\\linewidth\\bnfit{#2}\\else\\ifdim\\ht0>0.8\\textheight\\bnfit{#2}\\else\\leavevmode\\usebox0\\fi\\fi}
        \\ifPDFTeX\\pdfimageresolution=96 \\else\\ifLuaTeX\\pdfvariable imageresolution=96 \\fi\\fi
        \\providecommand{\\R}{\\mathbb{R}}\\providecommand{\\N}{\\mathbb{N}}\\providecommand{\\Z}{\\mathbb{Z}}
        """
    }

    /// What LaTeX itself says in the report's language, with its hyphenation; in the words of references.
    private var language: String {
        let code = notebook.frontMatter.language.prefix { $0 != "-" }.lowercased()
        guard let name = babelNames[code] else { return "" }
        let words = [("tablename", wording[.table]), ("figurename", wording[.figure])].map {
            "\\renewcommand{\\\($0)}{\(texText($1))}"
        }
        return
            "\\usepackage[\(name),provide=*]{babel}\n\\AtBeginDocument{\(words.joined())}\n"
    }

    /// What formulas need beside amsmath, so that what KaTeX draws is no unknown command.
    private var mathPackages: [String] {
        let texts = formulas
        func uses(_ commands: Regex<Substring>) -> Bool { texts.contains { $0.contains(commands) } }
        return [
            ("amscd", uses(#/\\begin\{CD\}/#)), ("cancel", uses(#/\\[bx]?cancel(?![a-z])/#)),
            (
                "mathtools",
                uses(#/\\x(?:[LR]|left(?:right|harpoon)|right(?:left|harpoon)|hook|mapsto)/#)
                    || texts.contains(where: TeXMathCommand.needsMathtools)
            ),
            ("xcolor", uses(#/\\(?:color|textcolor|colorbox|fcolorbox)(?![a-z])/#)),
            ("mathrsfs", uses(#/\\mathscr(?![a-z])/#)),
        ].filter(\.1).map(\.0)
    }

    /// All that is TeX: formulas, and what the author's own commands stand for.
    private var formulas: [String] {
        notebook.formulas.map(\.tex) + notebook.frontMatter.macros.bodies.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The author's own commands.
    private var macros: String? {
        let bodies = notebook.frontMatter.macros.bodies.sorted { $0.key < $1.key }
        return bodies.isEmpty
            ? nil
            : bodies.map { name, body in
                let count = body.matches(of: #/#(\d)/#).compactMap { Int($0.1) }.max() ?? 0
                return "\\providecommand{\(name)}{}\\renewcommand{\(name)}" + (count == 0 ? "" : "[\(count)]")
                    + "{\(body)}"
            }.joined(separator: "\n")
    }
}

/// Babel's languages by their codes; of those whose letters Latin Modern has.
private let babelNames = [
    "cs": "czech", "da": "danish", "de": "german", "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian",
    "it": "italian", "nb": "norwegian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "sv": "swedish", "tr": "turkish",
]
