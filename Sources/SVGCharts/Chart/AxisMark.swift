/// Something that is drawn at each place of an axis.
public protocol AxisMark {
    /// What a chart keeps of it.
    var part: AxisPart { get }
}

/// Lists what is drawn at each place of an axis.
@resultBuilder public enum AxisMarkBuilder {
    public static func buildExpression(_ mark: some AxisMark) -> [AxisPart] { [mark.part] }
    public static func buildBlock(_ parts: [AxisPart]...) -> [AxisPart] { parts.flatMap(\.self) }
    public static func buildOptional(_ parts: [AxisPart]?) -> [AxisPart] { parts ?? [] }
    public static func buildEither(first parts: [AxisPart]) -> [AxisPart] { parts }
    public static func buildEither(second parts: [AxisPart]) -> [AxisPart] { parts }
}
