/// What LaTeX needs to know before it can set a formula that KaTeX sets: signs that are typed as themselves, and commands
/// that are KaTeX's own.
enum TeXMathSigns {
    /// Definitions for the preamble of an article with these formulas, and with the letters of its text; none for what
    /// LaTeX knows.
    static func definitions(for formulas: [String], text: String) -> [String] {
        let letters = text.unicodeScalars.filter { $0.value > 0x24F && $0.properties.isAlphabetic }
        let used = Set(letters).union(formulas.joined(separator: "\n").unicodeScalars.filter { $0.value > 0x7F })
        let signs = used.sorted().compactMap { sign in
            command(sign).map { "\\bnsign{\(String(sign.value, radix: 16, uppercase: true))}{\($0)}" }
        }
        return (signs.isEmpty ? [] : [signDefinition]) + signs + TeXMathCommand.definitions(for: formulas)
    }

    /// What LaTeX has for a sign, or for a letter of an alphabet of its own; `nil` for what it sets by itself or lacks.
    static func command(_ sign: Unicode.Scalar) -> String? {
        if let command = commands[sign] { return command }
        let alphabets: [(UInt32, String)] = [
            (0x1D400, "mathbf"), (0x1D49C, "mathcal"), (0x1D504, "mathfrak"), (0x1D538, "mathbb"),
        ]
        return alphabets.lazy.compactMap { first, name in
            guard sign.value >= first, sign.value < first + 26 else { return nil }
            return Unicode.Scalar(65 + sign.value - first).map { "\\\(name){\($0)}" }
        }.first
    }

    /// The sign that a command is, told without its backslash; `nil` for other commands.
    static func sign(_ command: String) -> String? { signs[command] }

    private static let signs = Dictionary(
        table.split(separator: " ").pairs.map { (String($0.1), String($0.0)) }
    ) { first, _ in first }

    /// The command that LaTeX has for each sign.
    private static let commands: [Unicode.Scalar: String] = {
        let pairs = table.split(separator: " ").pairs.compactMap { sign, command in
            sign.unicodeScalars.first.map { ($0, "\\" + command) }
        }
        let others: [Unicode.Scalar: String] = ["\u{2212}": "-", "²": "^2", "³": "^3", "¹": "^1"]
        return Dictionary(pairs) { $1 }.merging(others) { $1 }
    }()
}

private extension [Substring] {
    /// The first and second, the third and fourth, and so on.
    var pairs: [(Substring, Substring)] { stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) } }
}

/// To pdfTeX a sign is told by its number; to LuaTeX it becomes a command of one letter.
private let signDefinition = #"""
    \newcommand{\bnsign}[2]{\ifPDFTeX\DeclareUnicodeCharacter{#1}{\ensuremath{#2}}\else\begingroup\lccode`\~="#1\lowercase{\endgroup\protected\def~}{\ensuremath{#2}}\catcode"#1=\active\fi}
    """#

private let table = """
    ┌ ulcorner ┐ urcorner └ llcorner ┘ lrcorner \
    ¬ neg ± pm · cdot × times ÷ div Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π \
    Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota \
    κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ς varsigma σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega ϑ \
    vartheta ϕ phi ϖ varpi ϝ digamma ϰ varkappa ϱ varrho ϵ epsilon ‖ Vert † dag ‡ ddag … ldots ′ prime ‵ backprime ℂ \
    mathbb{C} ℏ hbar ℑ Im ℓ ell ℕ mathbb{N} ℘ wp ℙ mathbb{P} ℚ mathbb{Q} ℜ Re ℝ mathbb{R} ℤ mathbb{Z} ℧ mho Ⅎ Finv ℵ \
    aleph ℶ beth ℷ gimel ℸ daleth ⅁ Game ← gets ↑ uparrow → rightarrow ↓ downarrow ↔ leftrightarrow ↕ updownarrow ↖ \
    nwarrow ↗ nearrow ↘ searrow ↙ swarrow ↚ nleftarrow ↛ nrightarrow ↞ twoheadleftarrow ↠ twoheadrightarrow ↢ \
    leftarrowtail ↣ rightarrowtail ↦ mapsto ↩ hookleftarrow ↪ hookrightarrow ↫ looparrowleft ↬ looparrowright ↭ \
    leftrightsquigarrow ↮ nleftrightarrow ↰ Lsh ↱ Rsh ↶ curvearrowleft ↷ curvearrowright ↺ circlearrowleft ↻ \
    circlearrowright ↼ leftharpoonup ↽ leftharpoondown ↾ upharpoonright ↿ upharpoonleft ⇀ rightharpoonup ⇁ \
    rightharpoondown ⇂ downharpoonright ⇃ downharpoonleft ⇄ rightleftarrows ⇆ leftrightarrows ⇇ leftleftarrows ⇈ \
    upuparrows ⇉ rightrightarrows ⇊ downdownarrows ⇋ leftrightharpoons ⇌ rightleftharpoons ⇍ nLeftarrow ⇎ \
    nLeftrightarrow ⇏ nRightarrow ⇐ Leftarrow ⇑ Uparrow ⇒ Rightarrow ⇓ Downarrow ⇔ Leftrightarrow ⇕ Updownarrow ⇚ \
    Lleftarrow ⇛ Rrightarrow ⇝ rightsquigarrow ⇠ dashleftarrow ⇢ dashrightarrow ∀ forall ∁ complement ∂ partial ∃ \
    exists ∄ nexists ∅ emptyset ∇ nabla ∈ in ∉ notin ∋ ni ∌ not\\ni ∍ backepsilon ∏ prod ∐ coprod ∑ sum ∓ mp ∔ \
    dotplus ∖ setminus ∗ ast ∘ circ ∙ bullet √ surd ∝ propto ∞ infty ∠ angle ∡ measuredangle ∢ sphericalangle ∣ mid \
    ∤ nmid ∥ parallel ∦ nparallel ∧ land ∨ lor ∩ cap ∪ cup ∫ int ∬ iint ∭ iiint ∮ oint ∴ therefore ∵ because ∼ sim ∽ \
    backsim ≀ wr ≁ nsim ≂ eqsim ≃ simeq ≅ cong ≆ ncong ≈ approx ≊ approxeq ≍ asymp ≎ Bumpeq ≏ bumpeq ≐ doteq ≑ \
    doteqdot ≒ fallingdotseq ≓ risingdotseq ≖ eqcirc ≗ circeq ≜ triangleq ≠ ne ≡ equiv ≤ le ≥ ge ≦ leqq ≧ geqq ≨ \
    lneqq ≩ gneqq ≪ ll ≫ gg ≬ between ≮ nless ≯ ngtr ≰ nleq ≱ ngeq ≲ lesssim ≳ gtrsim ≶ lessgtr ≷ gtrless ≺ prec ≻ \
    succ ≼ preccurlyeq ≽ succcurlyeq ≾ precsim ≿ succsim ⊀ nprec ⊁ nsucc ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ⊈ \
    nsubseteq ⊉ nsupseteq ⊊ subsetneq ⊋ supsetneq ⊎ uplus ⊏ sqsubset ⊐ sqsupset ⊑ sqsubseteq ⊒ sqsupseteq ⊓ sqcap ⊔ \
    sqcup ⊕ oplus ⊖ ominus ⊗ otimes ⊘ oslash ⊙ odot ⊚ circledcirc ⊛ circledast ⊝ circleddash ⊞ boxplus ⊟ boxminus ⊠ \
    boxtimes ⊡ boxdot ⊢ vdash ⊣ dashv ⊤ top ⊥ perp ⊨ vDash ⊩ Vdash ⊪ Vvdash ⊬ nvdash ⊭ nvDash ⊮ nVdash ⊯ nVDash ⊲ \
    vartriangleleft ⊳ vartriangleright ⊴ unlhd ⊵ unrhd ⊸ multimap ⊺ intercal ⊻ veebar ⊼ barwedge ⋀ bigwedge ⋁ bigvee \
    ⋂ bigcap ⋃ bigcup ⋄ diamond ⋅ cdot ⋆ star ⋇ divideontimes ⋈ bowtie ⋉ ltimes ⋊ rtimes ⋋ leftthreetimes ⋌ \
    rightthreetimes ⋍ backsimeq ⋎ curlyvee ⋏ curlywedge ⋐ Subset ⋑ Supset ⋒ Cap ⋓ Cup ⋔ pitchfork ⋖ lessdot ⋗ gtrdot \
    ⋘ lll ⋙ ggg ⋚ lesseqgtr ⋛ gtreqless ⋞ curlyeqprec ⋟ curlyeqsucc ⋠ npreceq ⋡ nsucceq ⋦ lnsim ⋧ gnsim ⋨ precnsim ⋩ \
    succnsim ⋪ ntriangleleft ⋫ ntriangleright ⋬ ntrianglelefteq ⋭ ntrianglerighteq ⋮ vdots ⋯ cdots ⋱ ddots ⌈ lceil ⌉ \
    rceil ⌊ lfloor ⌋ rfloor ⌢ frown ⌣ smile ⎰ lmoustache ⎱ rmoustache Ⓢ circledS ╱ diagup ╲ diagdown ■ blacksquare □ \
    square ▲ blacktriangle △ vartriangle ▶ blacktriangleright ▹ triangleright ▼ blacktriangledown ▽ triangledown ◀ \
    blacktriangleleft ◃ triangleleft ◊ lozenge ◯ bigcirc ★ bigstar ♠ spadesuit ♡ heartsuit ♢ diamondsuit ♣ clubsuit \
    ♭ flat ♮ natural ♯ sharp ✓ checkmark ✠ maltese ⟂ perp ⟨ langle ⟩ rangle ⟮ lgroup ⟯ rgroup ⟵ longleftarrow ⟶ \
    longrightarrow ⟷ longleftrightarrow ⟸ Longleftarrow ⟹ Longrightarrow ⟺ Longleftrightarrow ⟼ longmapsto ⧫ \
    blacklozenge ⨀ bigodot ⨁ bigoplus ⨂ bigotimes ⨄ biguplus ⨆ bigsqcup ⨿ amalg ⩞ doublebarwedge ⩽ leqslant ⩾ \
    geqslant ⪅ lessapprox ⪆ gtrapprox ⪇ lneq ⪈ gneq ⪉ lnapprox ⪊ gnapprox ⪋ lesseqqgtr ⪌ gtreqqless ⪕ eqslantless ⪖ \
    eqslantgtr ⪯ preceq ⪰ succeq ⪵ precneqq ⪶ succneqq ⪷ precapprox ⪸ succapprox ⪹ precnapprox ⪺ succnapprox ⫅ \
    subseteqq ⫆ supseteqq ⫋ subsetneqq ⫌ supsetneqq
    """
