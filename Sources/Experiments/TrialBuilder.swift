/// Lets an experiment list its trials, with loops and conditions; a model stands for a trial of the same name.
@resultBuilder
public enum TrialBuilder {
    public static func buildExpression(_ trial: Trial) -> [Trial] { [trial] }
    public static func buildExpression(_ model: Model) -> [Trial] { [Trial(model.name, model)] }
    public static func buildExpression(_ trials: [Trial]) -> [Trial] { trials }
    /// Not to be had: the compiler says that weights are a trial's.
    @available(*, unavailable, message: "weights are given to a trial: Trial(\"A\", model, startingFrom: weights)")
    public static func buildExpression(_ weights: InitialWeights) -> [Trial] { [] }
    public static func buildBlock(_ parts: [Trial]...) -> [Trial] { parts.flatMap(\.self) }
    public static func buildOptional(_ trials: [Trial]?) -> [Trial] { trials ?? [] }
    public static func buildEither(first trials: [Trial]) -> [Trial] { trials }
    public static func buildEither(second trials: [Trial]) -> [Trial] { trials }
    public static func buildArray(_ parts: [[Trial]]) -> [Trial] { parts.flatMap(\.self) }
}
