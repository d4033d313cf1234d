/// Where a drawing is going to be shown.
package enum SVGStyle: String, Sendable, CaseIterable {
    /// Inside our own page, which holds `Chart.stylesheet`.
    case inline
    /// In a file of its own, for `<img>`: it brings its styles and a panel of its own, readable on any ground.
    case standalone
    /// On paper, within a document that has fonts of its own: light, without a ground, in literal colours.
    case print
    /// In a file of its own, light whatever the reader's system is.
    case light
    /// In a file of its own, dark whatever the reader's system is.
    case dark
}

extension SVGStyle {
    /// Whether the drawing stands on a panel of its own.
    var hasPanel: Bool { [.standalone, .light, .dark].contains(self) }
}
