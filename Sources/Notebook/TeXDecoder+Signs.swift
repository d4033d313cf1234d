/// What a command such as `\"` puts on a letter, and what it gives without one.
struct Accent {
    var combining: Unicode.Scalar
    var alone: String

    init(_ combining: Unicode.Scalar, _ alone: String = "") { (self.combining, self.alone) = (combining, alone) }
}

let accents: [String: Accent] = [
    "`": Accent("\u{300}", "`"), "'": Accent("\u{301}", "´"), "^": Accent("\u{302}", "^"),
    "~": Accent("\u{303}", "~"), "=": Accent("\u{304}"), "u": Accent("\u{306}"), ".": Accent("\u{307}"),
    "\"": Accent("\u{308}"), "r": Accent("\u{30A}"), "H": Accent("\u{30B}"), "v": Accent("\u{30C}"),
    "d": Accent("\u{323}"), "c": Accent("\u{327}"), "k": Accent("\u{328}"), "b": Accent("\u{331}"),
]

/// Letters with accents by their decomposed form; the two forms are equal as Swift strings, but not as bytes.
let composedLetters: [String: String] = {
    let letters =
        ""
        + "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮ"
        + "įİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǠǡǢǣǦǧǨǩǪǫǬǭǮ"
        + "ǯǰǴǵǸǹǺǻǼǽǾǿȞȟȦȧȨȩȪȫȬȭȮȯȰȱȲȳḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḔḕḖḗḜḝḞḟḠḡḢḣḤḥḦḧḨḩḮḯḰḱḲḳḴḵḶḷḸḹḺḻḾḿṀṁṂṃṄṅṆṇṈṉṌṍṎṏṐṑṒṓ"
        + "ṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẛẠạẤấẦầẪẫẬậẮắẰằẴẵẶặẸẹẼẽẾếỀềỄễỆệỊịỌ"
        + "ọỐốỒồỖỗỘộỤụỲỳỴỵỸỹ"
    return Dictionary(letters.map { (String($0), String($0)) }, uniquingKeysWith: { first, _ in first })
}()

/// What commands without an argument stand for.
let signs: [String: String] = [
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "th": "þ", "TH": "Þ", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "S": "§", "P": "¶", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "euro": "€", "texteuro": "€", "textdegree": "°",
    "degree": "°", "textasciitilde": "~", "textunderscore": "_", "textbackslash": "\\", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": "\"", "guillemotleft": "«",
    "guillemotright": "»", "slash": "/", "textperiodcentered": "·", "textbullet": "•",
    // Spaces, and what only says where a word may be broken.
    " ": " ", "\n": " ", "\\": " ", ",": "\u{202F}", ":": " ", ";": " ", ">": " ", "quad": " ", "qquad": " ",
    "-": "", "/": "", "!": "", "@": "", "(": "", ")": "", "[": "", "]": "",
    // Mathematics.
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×", "pm": "±", "mp": "∓", "cdot": "·",
    "sim": "∼", "approx": "≈", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪",
    "gg": "≫", "in": "∈", "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "ell": "ℓ", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "circ": "∘",
    "star": "⋆", "ast": "∗", "prime": "′", "forall": "∀", "exists": "∃", "subset": "⊂", "cup": "∪", "cap": "∩",
    "cdots": "⋯", "langle": "⟨", "rangle": "⟩",
]

/// Functions that mathematics spells out.
let functions: Set<String> = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "max", "min", "arg", "sup", "inf", "lim", "det", "dim", "ker",
    "Pr",
]

let superscripts = Dictionary(uniqueKeysWithValues: zip("0123456789+−=()ni∘′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ°′"))
let subscripts = Dictionary(uniqueKeysWithValues: zip("0123456789+−=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ"))
