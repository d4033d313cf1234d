/// Lets a chart list its marks, with loops and conditions.
@resultBuilder
public enum ChartContentBuilder {
    public static func buildExpression(_ content: some ChartContent) -> MarkGroup { MarkGroup(marks: content.marks) }
    public static func buildBlock(_ parts: MarkGroup...) -> MarkGroup {
        MarkGroup(joining: parts.lazy.flatMap(\.marks))
    }
    public static func buildOptional(_ part: MarkGroup?) -> MarkGroup { part ?? MarkGroup(marks: []) }
    public static func buildEither(first part: MarkGroup) -> MarkGroup { part }
    public static func buildEither(second part: MarkGroup) -> MarkGroup { part }
    public static func buildArray(_ parts: [MarkGroup]) -> MarkGroup { MarkGroup(joining: parts.lazy.flatMap(\.marks)) }
    public static func buildLimitedAvailability(_ part: MarkGroup) -> MarkGroup { part }
}
