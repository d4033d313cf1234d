/// The greatest numbers that a run may name. What is larger is a slip of the pen, or more than a machine holds; up to
/// them no product overflows.
enum Limits {
    /// Of one side: units, filters, windows, strides, a sample's height; and of groups and parts of a batch.
    static let extent = 1 << 24
    /// Of what is counted: samples, epochs, updates, the samples of a batch.
    static let count = Int(Int32.max)
    /// Of the numbers that a layer has at once: its weights, or what it works with for a batch. They take 4 GB.
    static let numbers = 1 << 30
    /// Of the numbers of layers' outputs that are kept with a run's result, as text.
    static let keptOutputs = 1_000_000
    /// Of the seeds of an experiment.
    static let seeds = 100_000
    /// Of classes: a label is a byte.
    static let classes = 256
}

extension Sequence<Int> {
    /// The product of numbers of at least 0; `Int.max` where it is no `Int`.
    var saturatedProduct: Int {
        reduce(1) { product, factor in
            let (next, overflows) = product.multipliedReportingOverflow(by: factor)
            return overflows ? .max : next
        }
    }

    /// The sum of numbers of at least 0; `Int.max` where it is no `Int`.
    var saturatedSum: Int {
        reduce(0) { sum, term in
            let (next, overflows) = sum.addingReportingOverflow(term)
            return overflows ? .max : next
        }
    }
}

extension [Int] {
    /// How many numbers a sample of this shape takes in memory, where rows are filled up to a multiple of 16.
    var paddedProduct: Int { (dropLast() + [Swift.max(16, ((last ?? 1) + 15) / 16 * 16)]).saturatedProduct }
}
