/// Lets a model list its layers, with loops and conditions.
@resultBuilder
public enum LayerBuilder {
    public static func buildExpression(_ layer: some LayerConvertible) -> [Layer] { [layer.layer] }
    public static func buildExpression(_ layers: [Layer]) -> [Layer] { layers }
    /// Not to be had: the compiler says that a notebook cannot compose one of Swift functions.
    @available(*, unavailable, message: "a notebook cannot compose layers of Swift functions: see docs/layers.md")
    public static func buildExpression<Input, Output>(_ function: (Input) -> Output) -> [Layer] { [] }
    /// Not to be had: the compiler says that weights are a trial's.
    @available(*, unavailable, message: "weights are given to a trial: Trial(\"A\", model, startingFrom: weights)")
    public static func buildExpression(_ weights: InitialWeights) -> [Layer] { [] }
    public static func buildBlock(_ parts: [Layer]...) -> [Layer] { parts.flatMap(\.self) }
    public static func buildOptional(_ layers: [Layer]?) -> [Layer] { layers ?? [] }
    public static func buildEither(first layers: [Layer]) -> [Layer] { layers }
    public static func buildEither(second layers: [Layer]) -> [Layer] { layers }
    public static func buildArray(_ parts: [[Layer]]) -> [Layer] { parts.flatMap(\.self) }
}
