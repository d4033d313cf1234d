/// An expression in a block whose value nothing uses, and that is not the block's last, which alone is shown.
package struct UnshownValue: Codable, Hashable, Sendable {
    /// The block that it stands in.
    package var part: Output.Part
    /// How many tokens of the block's code stand before it: comments and spacing may change, and it is known again.
    package var token: Int

    /// An expression of a part, behind so many tokens.
    package init(part: Output.Part, token: Int) { (self.part, self.token) = (part, token) }
}
