/// A layer that gives its input another shape, row-major: [28, 28] becomes [28, 28, 1]. It has no parameters.
public struct Reshape: LayerDefinition {
    /// The shape of one sample.
    public var shape: [Int]

    /// As many numbers as come in: `Reshape(28, 28, 1)`.
    public init(_ shape: Int...) { self.shape = shape }

    public var layer: Layer { .reshape(self) }

    public static let type = "Reshape"
    public static let standard = Reshape()
    public static var settings: [Setting<Reshape>] {
        [Setting("shape", \.shape, isRequired: true, isWritten: false)]
    }
    public var description: String { "Reshape(\(shape.map(String.init).joined(separator: ", ")))" }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        guard !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else {
            throw .setting(place, name: "shape", value: "\(shape)", expected: "sides of at least 1")
        }
        guard shape.saturatedProduct == input.reduce(1, *) else {
            throw .shape(
                place, takes: "\(shape.saturatedProduct) numbers per sample", shape: input,
                remedy: "expected a shape of \(input.reduce(1, *)) numbers")
        }
        return summary(shape)
    }
}
