/// One number that a probe saw.
public struct Measurement: Codable, Hashable, Sendable {
    /// The step before which it was taken, 1 for the first.
    public var step: Int
    /// Where: "2 Dense", "2 Dense kernel", "2 Dense, unit 0", or how far along the gradient: "0.5 × learning rate".
    public var place: String
    /// What: "mean", "gradient", "shift".
    public var quantity: String
    /// The number, in the unit of its quantity.
    public var value: Double

    /// One number, of a step, a place and a quantity by its name.
    public init(step: Int, place: String, quantity: String, value: Double) {
        self.step = step
        self.place = place
        self.quantity = quantity
        self.value = value
    }
}
