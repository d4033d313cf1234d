internal import Experiments

/// The names of weights: "2.kernel", the layer's number and Keras's name; what a block of layers has several of is
/// numbered, "4.kernel", "4.kernel.2".
struct WeightNames {
    private var seen: [String: Int] = [:]

    /// The name of the next weight that the layer of this number has under this word.
    mutating func next(_ weight: WeightName, ofLayer number: Int) -> String {
        let name = "\(number).\(weight.rawValue)", count = seen[name, default: 0] + 1
        seen[name] = count
        return count == 1 ? name : "\(name).\(count)"
    }
}
