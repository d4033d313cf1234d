/// The shape of a sample behind each layer of a model, as far as it can be told.
struct SampleShape {
    /// `nil` where it is not known.
    private(set) var sides: [Int]?
    let isTorch: Bool

    init(_ sides: [Int]?, isTorch: Bool) { (self.sides, self.isTorch) = (sides, isTorch) }

    /// Takes the samples through a layer that has a row.
    /// - Throws: what the layer cannot take, at its place.
    mutating func pass(_ layer: PythonObject) throws(Omission) {
        guard let before = sides, !before.isEmpty else { return }
        let name = layer.name.lowercased()
        if name.hasPrefix("conv") || name.contains("pool") {
            let rank = name.hasSuffix("1d") ? 2 : 3
            guard before.count == rank else {
                throw layer.refusing(
                    before, rank == 2 ? "a sequence [steps, features]" : "an image [height, width, channels]")
            }
            let outputs = name.hasPrefix("conv") ? layer.whole("filters", "out_channels", at: first) : before.last
            if name.hasPrefix("global") {
                sides = [before[rank - 1]]
            } else if let outputs, let windows = try windows(of: layer, over: Array(before.dropLast())) {
                sides = windows + [outputs]
            } else {
                sides = nil
            }
            return
        }
        switch name {
        case "dense", "linear":
            let units = layer.whole("units", "output_dim", "out_features", at: first)
            sides = units.map { before.dropLast() + [$0] }
        case "flatten": sides = before.product.map { [$0] }
        case "reshape":
            let shape = layer["target_shape", 0]
            sides = shape?.shape ?? shape?.integer.map { [$0] }
            if let sides, sides.product != before.product {
                throw layer.refusing(before, "as many numbers as \(sides)")
            }
        case "lstm", "gru", "simplernn":
            guard before.count == 2 else { throw layer.refusing(before, "steps and features") }
            let units = layer.whole("units", at: 0), givesAll = layer["return_sequences"]?.truth == true
            sides = units.map { givesAll ? [before[0], $0] : [$0] }
        default: break
        }
    }
}

private extension SampleShape {
    /// The position of how many outputs a layer has: PyTorch says the inputs before.
    var first: Int { isTorch ? 1 : 0 }

    /// How many windows of a convolution or pooling there are on each side; `nil` where its numbers are not known.
    func windows(of layer: PythonObject, over sides: [Int]) throws(Omission) -> [Int]? {
        let isPooling = layer.name.lowercased().contains("pool")
        let place = isPooling ? 0 : first + 1
        let given = layer.extents(isPooling && !isTorch ? "pool_size" : "kernel_size", place, sides.count)
        guard let size = given ?? (isPooling && !isTorch ? sides.map { _ in 2 } : nil) else { return nil }
        let strides =
            layer.extents(isTorch ? "stride" : "strides", place + 1, sides.count)
            ?? (isPooling ? size : sides.map { _ in 1 })
        // PyTorch's pixels are carried over where they keep an image's size.
        let padding = layer["padding", place + 2]
        let pixels = padding?.shape?.max() ?? padding?.integer ?? 0
        let isAround = ["same", "causal"].contains(padding?.text?.lowercased()) || pixels > 0
        guard (size + strides).allSatisfy({ $0 > 0 }) else { return nil }
        let counts = zip(sides, zip(size, strides)).map { side, window in
            isAround ? (side - 1) / window.1 + 1 : side < window.0 ? 0 : (side - window.0) / window.1 + 1
        }
        guard counts.allSatisfy({ $0 > 0 }) else {
            let words = { (numbers: [Int]) in numbers.map(String.init).joined(separator: " × ") }
            throw Omission(
                place: layer.place,
                message: "the window of \(layer.name), \(words(size)), does not fit into its input of \(words(sides))")
        }
        return counts
    }
}

private extension PythonObject {
    /// A whole number by its names or its position.
    func whole(_ names: String..., at position: Int) -> Int? {
        (names.lazy.compactMap { self[$0] }.first ?? self["", position])?.integer
    }

    /// A number for each side.
    func extents(_ name: String, _ position: Int, _ count: Int) -> [Int]? {
        guard let value = self[name, position] else { return nil }
        if let number = value.integer { return Array(repeating: number, count: count) }
        return value.shape.flatMap { $0.count == count ? $0 : nil }
    }

    func refusing(_ shape: [Int], _ expected: String) -> Omission {
        omission("\(name) takes \(expected); its input has the shape \(shape)")
    }
}

private extension [Int] {
    /// `nil` for more than an Int holds.
    var product: Int? {
        reduce(Int?.some(1)) { product, side in
            product.flatMap {
                let (result, isTooLarge) = $0.multipliedReportingOverflow(by: side)
                return isTooLarge ? nil : result
            }
        }
    }
}
