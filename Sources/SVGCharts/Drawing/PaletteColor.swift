/// The colours of charts under the names of their classes, in light and dark.

/// A colour of lines and fills, with that of text which goes with it.
struct PaletteColor: Equatable {
    /// In light, or in dark.
    struct Tone: Equatable {
        /// Of lines and fills, at least 3:1 on the ground for the colours of series.
        var mark: String
        /// Of names at the ends of lines and of text in cells, at least 4.5:1 on what it stands on.
        var text: String
    }

    /// The class in the style sheet.
    var name: String
    var light: Tone
    var dark: Tone

    init(_ name: String, light: (String, String), dark: (String, String)) {
        self.name = name
        self.light = Tone(mark: light.0, text: light.1)
        self.dark = Tone(mark: dark.0, text: dark.1)
    }
}

extension PaletteColor {
    /// The colours of series by slot, then those an author can choose beyond these. The first four are Okabe and Ito's,
    /// which people with any kind of colour vision tell apart; their yellow and sky blue are lost on paper, so others,
    /// found by the distances that `ColorVisionTests` asks for, stand in for these.
    static let series = [
        PaletteColor("s1", light: ("#0072b2", "#0072b2"), dark: ("#4a9fdc", "#4a9fdc")),
        PaletteColor("s2", light: ("#d55e00", "#b34e00"), dark: ("#f0a91e", "#f0a91e")),
        PaletteColor("s3", light: ("#009e73", "#007a59"), dark: ("#009e73", "#009e73")),
        PaletteColor("s4", light: ("#cc79a7", "#a3527e"), dark: ("#e3a0c8", "#e3a0c8")),
        PaletteColor("s5", light: ("#8a6000", "#8a6000"), dark: ("#d55e00", "#e8702a")),
        PaletteColor("s6", light: ("#5b3f9e", "#5b3f9e"), dark: ("#f5ee7a", "#f5ee7a")),
        PaletteColor("ky", light: ("#bf8400", "#8a6000"), dark: ("#f0e442", "#f0e442")),
        PaletteColor("kc", light: ("#2f93c8", "#1f76ad"), dark: ("#8fd3f4", "#8fd3f4")),
        PaletteColor("kg", light: ("#6e7781", "#57606a"), dark: ("#8b949e", "#8b949e")),
    ]

    /// Those that no series takes by itself, and few charts need.
    static let rare = [
        PaletteColor("kr", light: ("#c8202f", "#c8202f"), dark: ("#ff6b66", "#ff6b66")),
        PaletteColor("ku", light: ("#8a3ab9", "#8a3ab9"), dark: ("#c58bf2", "#c58bf2")),
        PaletteColor("kb", light: ("#7d4a21", "#7d4a21"), dark: ("#b98258", "#b98258")),
        PaletteColor("km", light: ("#12a08c", "#0b7a6a"), dark: ("#7fe6cf", "#7fe6cf")),
        PaletteColor("kt", light: ("#0b7285", "#0b7285"), dark: ("#2fb8cc", "#2fb8cc")),
        PaletteColor("ki", light: ("#4b4acb", "#4b4acb"), dark: ("#8583ff", "#8583ff")),
    ]

    /// A scale of colours for numbers: pale to deep on a light ground (ColorBrewer's YlGnBu), deep to bright on a dark
    /// one (viridis), so that more always stands out more. The last is for numbers that have no place on it.
    static let shades =
        zip(lightShades, darkShades).enumerated().map { index, shade in
            PaletteColor(
                "h\(index)", light: (shade.0, index < 11 ? "#000" : "#fff"),
                dark: (shade.1, index < 7 ? "#fff" : "#000"))
        } + [PaletteColor("hx", light: ("#8c959f", "#000"), dark: ("#8c959f", "#000"))]

    private static let lightShades = [
        "#ffffd9", "#f5fbc4", "#eaf7b1", "#d6efb3", "#bde5b5", "#97d6b9", "#73c8bd", "#52bcc2", "#37acc3", "#2498c1",
        "#1f80b8", "#2165ab", "#234da0", "#253795", "#172978", "#081d58",
    ]

    private static let darkShades = [
        "#440154", "#481a6c", "#472f7d", "#414487", "#39568c", "#31688e", "#2a788e", "#23888e", "#1f988b", "#22a884",
        "#35b779", "#54c568", "#7ad151", "#a5db36", "#d2e21b", "#fde725",
    ]
}
