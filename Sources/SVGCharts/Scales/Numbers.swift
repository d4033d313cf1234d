/// Numbers held within what can be drawn, so that none, however odd, ends a drawing.

/// Whether two numbers differ by no more than rounding leaves: the mean of ten equal numbers may be a bit off, and an
/// axis from one neighbour of a number to the next would have no ticks. Below 1e-288 there is no room for ticks either.
func isConstant(_ low: Double, _ high: Double) -> Bool {
    high - low <= max(1e-12 * max(low.magnitude, high.magnitude), 1e-288)
}

extension Int {
    /// `value` without its fraction; the nearest limit for what is beyond ±2⁵³, and 0 for NaN.
    init(clamping value: Double) {
        self = value.isNaN ? 0 : Int(Swift.max(-9_007_199_254_740_992, Swift.min(9_007_199_254_740_992, value)))
    }
}

extension Double {
    /// The nearest number in `range`; its lower end for NaN.
    func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? range.lowerBound : Swift.min(range.upperBound, Swift.max(range.lowerBound, self))
    }
}
