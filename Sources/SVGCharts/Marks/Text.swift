/// The text of an annotation, as SwiftUI calls it.
public struct Text: Hashable, Sendable {
    /// What is written.
    public var text: String

    /// `text` as it is.
    public init(_ text: some StringProtocol) { self.text = String(text) }
}
