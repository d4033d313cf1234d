/// Commands of KaTeX's that LaTeX does not know, by what comes nearest to them there.
enum TeXMathCommand {
    /// Definitions of those that stand in formulas.
    static func definitions(for formulas: [String]) -> [String] {
        let used = Set(formulas.flatMap { $0.matches(of: #/\\([A-Za-z]+)/#).map { String($0.1) } })
        // Of lines that separate columns, LaTeX has none with dashes.
        let hasDashes = formulas.contains { $0.contains(#/\\begin\{array\}\{[^}]*:/#) }
        return (hasDashes ? ["\\newcolumntype{:}{|}"] : [])
            + used.sorted().compactMap { name in
                plain[name].map { "\\providecommand{\\\(name)}{\($0)}" }
                    ?? withPart[name].map { "\\providecommand{\\\(name)}[1]{\($0)}" }
                    ?? arrows[name].map { "\\providecommand{\\\(name)}[2][]{\($0)}" }
            }
    }

    /// The package that amsmath's commands need beside it, for some that are defined here.
    static func needsMathtools(_ formula: String) -> Bool {
        formula.contains(#/\\(?:over|under)(?:group|linesegment)(?![A-Za-z])/#)
    }
}

private let plain = [
    "Alpha": #"\mathrm{A}"#, "Beta": #"\mathrm{B}"#, "Chi": #"\mathrm{X}"#, "Complex": #"\mathbb{C}"#,
    "Dagger": #"\ddagger"#, "Darr": #"\Downarrow"#, "Epsilon": #"\mathrm{E}"#, "Eta": #"\mathrm{H}"#,
    "Harr": #"\Leftrightarrow"#, "Iota": #"\mathrm{I}"#, "KaTeX": #"\mathrm{KaTeX}"#, "Kappa": #"\mathrm{K}"#,
    "Larr": #"\Leftarrow"#, "Lrarr": #"\Leftrightarrow"#, "Mu": #"\mathrm{M}"#, "Nu": #"\mathrm{N}"#,
    "Omicron": #"\mathrm{O}"#, "Rarr": #"\Rightarrow"#, "Reals": #"\mathbb{R}"#, "Rho": #"\mathrm{P}"#,
    "Tau": #"\mathrm{T}"#, "Uarr": #"\Uparrow"#, "Zeta": #"\mathrm{Z}"#, "alef": #"\aleph"#, "alefsym": #"\aleph"#,
    "angln": #"{\overline{n}\rvert}"#, "approxcoloncolon": #"\mathrel{\approx\mathord{:}\mathord{:}}"#,
    "arcctg": #"\operatorname{arcctg}"#, "arctg": #"\operatorname{arctg}"#, "argmax": #"\operatorname*{arg\,max}"#,
    "argmin": #"\operatorname*{arg\,min}"#, "ch": #"\operatorname{ch}"#, "clubs": #"\clubsuit"#,
    "cnums": #"\mathbb{C}"#, "cosec": #"\operatorname{cosec}"#, "cotg": #"\operatorname{cotg}"#,
    "ctg": #"\operatorname{ctg}"#, "cth": #"\operatorname{cth}"#, "dArr": #"\Downarrow"#, "darr": #"\downarrow"#,
    "diamonds": #"\diamondsuit"#, "exist": #"\exists"#, "gt": ">", "hArr": #"\Leftrightarrow"#,
    "harr": #"\leftrightarrow"#, "hdashline": #"\hline"#, "hearts": #"\heartsuit"#, "image": #"\Im"#,
    "imageof": #"\mathrel{\bullet\mkern-3mu{-}\mkern-3mu\circ}"#, "infin": #"\infty"#, "isin": #"\in"#,
    "lArr": #"\Leftarrow"#, "lBrace": #"\mathopen{\{\mkern-3.2mu[}"#, "lang": #"\langle"#, "larr": #"\leftarrow"#,
    "lrArr": #"\Leftrightarrow"#, "lrarr": #"\leftrightarrow"#, "lt": "<", "minuso": #"\mathbin{-\mkern-4mu\circ}"#,
    "natnums": #"\mathbb{N}"#, "notni": #"\not\ni"#, "oiiint": #"\mathop{\iiint\mkern-22mu\bigcirc\mkern4mu}"#,
    "oiint": #"\mathop{\iint\mkern-16mu\bigcirc}"#, "omicron": "o",
    "origof": #"\mathrel{\circ\mkern-3mu{-}\mkern-3mu\bullet}"#, "plim": #"\operatorname*{plim}"#,
    "rArr": #"\Rightarrow"#, "rBrace": #"\mathclose{]\mkern-3.2mu\}}"#, "rang": #"\rangle"#, "rarr": #"\rightarrow"#,
    "reals": #"\mathbb{R}"#, "sdot": #"\cdot"#, "sect": #"\S"#, "sh": #"\operatorname{sh}"#,
    "simcoloncolon": #"\mathrel{\sim\mathord{:}\mathord{:}}"#, "spades": #"\spadesuit"#, "tg": #"\operatorname{tg}"#,
    "thetasym": #"\vartheta"#, "uArr": #"\Uparrow"#, "uarr": #"\uparrow"#, "weierp": #"\wp"#,
]

/// Of what stands in braces behind them.
private let withPart = [
    "Bra": #"\left\langle{#1}\right|"#, "Braket": #"\left\langle{#1}\right\rangle"#,
    "Ket": #"\left|{#1}\right\rangle"#, "Overrightarrow": #"\overset{\Rightarrow}{#1}"#,
    "angl": #"{\overline{#1}\rvert}"#, "bra": #"\mathinner{\langle{#1}|}"#,
    "braket": #"\mathinner{\langle{#1}\rangle}"#, "ket": #"\mathinner{|{#1}\rangle}"#,
    "overgroup": #"\overbracket{#1}"#, "overleftharpoon": #"\overset{\leftharpoonup}{#1}"#,
    "overlinesegment": #"\overbracket{#1}"#, "overrightharpoon": #"\overset{\rightharpoonup}{#1}"#,
    "undergroup": #"\underbracket{#1}"#, "underlinesegment": #"\underbracket{#1}"#, "utilde": #"\underset{\sim}{#1}"#,
    "widecheck": #"\check{#1}"#,
]

/// Of words below, in brackets, and above.
private let arrows = [
    "xlongequal": #"\mathrel{\mathop{=\!=\!=}\limits^{#2}_{#1}}"#,
    "xtofrom": #"\mathrel{\mathop{\rightleftarrows}\limits^{#2}_{#1}}"#,
    "xtwoheadleftarrow": #"\leftarrow\mathrel{\mkern-14mu}\xleftarrow[#1]{#2}"#,
    "xtwoheadrightarrow": #"\xrightarrow[#1]{#2}\mathrel{\mkern-14mu}\rightarrow"#,
]
