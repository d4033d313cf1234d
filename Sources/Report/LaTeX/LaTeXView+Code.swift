internal import Notebook

extension LaTeXView {
    /// Code, in letters as small as its longest line needs; lines that are still too long go on in the next. In a note,
    /// which TeX reads before it is set, its lines are those of a paragraph.
    func listing(_ code: String) -> String {
        let isNarrow = report.notebook.frontMatter.pdf.columns == 2
        let (most, mostSmall) = isNarrow ? (50, 57) : (81, 92)
        let lines = (code.hasSuffix("\n") ? code.dropLast() : code[...]).split(
            separator: "\n", omittingEmptySubsequences: false)
        let size = lines.contains { $0.count > most } ? "scriptsize" : "footnotesize"
        let set = isInNote ? texCodeLine : verbatim
        let body = lines.map { line in
            var (rest, pieces, most) = (line, [String](), mostSmall)
            while rest.count > most {
                let piece = codePiece(of: rest, most: most)
                pieces.append(set(String(piece)))
                rest = rest[piece.endIndex...]
                // The arrow takes the room of three.
                most = mostSmall - 3
            }
            let goesOn = "\n\\ensuremath{\\hookrightarrow} "
            return (pieces + [set(String(rest))]).joined(separator: isInNote ? "\\\\" + goesOn : goesOn)
        }
        if isInNote {
            let lines = body.joined(separator: "\\\\\n")
            return "{\\raggedright\\frenchspacing\\noindent\\\(size)\\ttfamily\n\(lines)\\par}"
        }
        return
            "\\begin{Verbatim}[commandchars=\\\\\\{\\},fontsize=\\\(size)]\n\(body.joined(separator: "\n"))\n\\end{Verbatim}"
    }
}

/// As much of a line of code as there is room for: up to a space in its second half, where one is.
private func codePiece(of line: Substring, most: Int) -> Substring {
    let piece = line.prefix(most)
    guard let space = piece.lastIndex(of: " "), piece[..<space].count > most / 2 else { return piece }
    return piece[...space]
}

/// A line of code where TeX would not see its spaces.
private func texCodeLine(_ line: String) -> String {
    if line.isEmpty { return "\\mbox{}" }
    let spaced = line.replacing("\t", with: "    ").replacing(#/^ +| {2,}/#) {
        String(repeating: "\u{A0}", count: $0.output.count)
    }
    return texBehindCommand(texText(spaced).replacing("'", with: "\\textquotesingle{}"))
}

/// Text between the lines of a `Verbatim` in which braces and backslashes mean something.
func verbatim(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
        switch scalar {
        case "\\": "\\textbackslash{}"
        case "{": "\\{"
        case "}": "\\}"
        case "\u{00A0}", "\u{2007}", "\u{2009}", "\u{202F}": " "
        default: scalar.isASCII ? String(scalar) : texText(String(scalar))
        }
    }.joined()
}
