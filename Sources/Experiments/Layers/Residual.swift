/// A block whose input is added to its output: `y = shortcut(x) + layers(x)` (He et al., 2016). Without a shortcut of
/// its own, x itself is added.
///
/// Keras and PyTorch have no such layer; there it is written by hand.
public struct Residual: LayerDefinition {
    /// The layers of the main path. Their weights are numbered before those of the shortcut, though that is written
    /// first.
    public var layers: [Layer]
    /// The layers of the shortcut; none for x itself.
    public var shortcut: [Layer]

    /// `Residual { Dense(128); BatchNormalization(); Activation(.relu) }`; where the main path changes the shape,
    /// a shortcut must as well:
    /// `Residual(shortcut: { Conv2D(16, 1, strides: 2) }) { … }`.
    public init(@LayerBuilder shortcut: () -> [Layer] = { [] }, @LayerBuilder layers: () -> [Layer]) {
        self.layers = layers()
        self.shortcut = shortcut()
    }

    public var layer: Layer { .residual(self) }

    public static let type = "Residual"
    public static let standard = Residual {}
    public static var settings: [Setting<Residual>] {
        [
            Setting("layers", \.layers, isRequired: true, isWritten: false),
            Setting("shortcut", \.shortcut, isWritten: false),
        ]
    }

    public var description: String {
        let way = "{ " + layers.map(\.description).joined(separator: "; ") + " }"
        return shortcut.isEmpty
            ? "Residual \(way)"
            : "Residual(shortcut: { \(shortcut.map(\.description).joined(separator: "; ")) }) \(way)"
    }

    /// That of its layers, and what they give.
    public func workspace(input: [Int]) -> Int {
        [layers, shortcut].map { $0.batchNumbers(input: input).saturatedSum }.saturatedSum
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        guard !layers.isEmpty else { throw .setting(place, name: "layers", value: "{}", expected: "at least one") }
        let main = try layers.summaries(input: input, inside: place.numbers)
        let bypass = shortcut.isEmpty ? [] : try shortcut.summaries(input: input, inside: place.numbers)
        let (output, other) = (main[main.count - 1].outputShape, bypass.last?.outputShape ?? input)
        guard output == other else { throw .branchShapeMismatch(place, main: output, shortcut: other) }
        let all = main + bypass
        return summary(
            output, trainable: all.reduce(0) { $0 + $1.trainable }, nonTrainable: all.reduce(0) { $0 + $1.nonTrainable }
        )
    }
}
