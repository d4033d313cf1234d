/// Where a drawing is going to be shown.
package enum SVGStyle: String, Sendable, CaseIterable {
    /// Inside our own page, which holds `Chart.stylesheet`.
    case inline
    /// In a file of its own, for `<img>`: it brings its styles and a panel of its own, readable on any ground.
    case standalone
    /// On paper, within a document that has fonts of its own: light, without a ground, in literal colours.
    case print
}
