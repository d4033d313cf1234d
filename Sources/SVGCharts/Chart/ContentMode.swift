/// How a ratio of sides and a size go together.
public enum ContentMode: Sendable {
    /// The drawing lies within the size.
    case fit
}
