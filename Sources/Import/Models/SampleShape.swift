/// The shape of a sample behind each layer of a model, as far as it can be told.
struct SampleShape {
    /// `nil` where it is not known.
    private(set) var sides: [Int]?

    init(sides: [Int]?) { self.sides = sides }

    /// Takes the samples through a layer that has this row.
    /// - Throws: what the layer cannot take, at its place.
    mutating func pass(_ layer: PythonObject, _ row: CallRow) throws(Omission) {
        guard let before = sides, !before.isEmpty else { return }
        let given = try row.bound(layer).mapValues(\.value)
        // By Keras's names, then by PyTorch's.
        let outputs = (given["filters"] ?? given["units"] ?? given["out_channels"] ?? given["out_features"])?.integer
        switch row.ours {
        case let name where name.contains("1D") || name.contains("2D"):
            let rank = name.contains("1D") ? 2 : 3
            guard before.count == rank else {
                throw layer.refusing(
                    before, rank == 2 ? "a sequence [steps, features]" : "an image [height, width, channels]")
            }
            if name.hasPrefix("Global") {
                sides = [before[rank - 1]]
            } else if name == "UpSampling2D" || name == "Conv2DTranspose" {
                sides = larger(given, than: before, filters: outputs)
            } else if let channels = name.hasPrefix("Conv") ? outputs : before.last,
                let windows = try windows(of: layer, given, over: Array(before.dropLast()))
            {
                sides = windows + [channels]
            } else {
                sides = nil
            }
        case "Dense": sides = outputs.map { before.dropLast() + [$0] }
        case "Flatten": sides = before.product.map { [$0] }
        case "Reshape":
            let shape = given["target_shape"]
            sides = shape?.shape ?? shape?.integer.map { [$0] }
            if let sides, sides.product != before.product {
                throw layer.refusing(before, "as many numbers as \(sides)")
            }
        case "LSTM", "GRU", "SimpleRNN":
            guard before.count == 2 else { throw layer.refusing(before, "steps and features") }
            let givesAll = given["return_sequences"]?.truth == true
            sides = outputs.map { givesAll ? [before[0], $0] : [$0] }
        default: break
        }
    }
}

private extension SampleShape {
    /// What a transposed convolution of so many filters, or one that repeats positions, makes of an image; `nil` where its
    /// numbers are not known.
    func larger(_ given: [String: PythonValue], than image: [Int], filters: Int?) -> [Int]? {
        let sides = Array(image.dropLast())
        guard let kernel = given["kernel_size"] else {
            let size = given["size"].map { $0.extents(2) } ?? [2, 2]
            return size.map { zip(sides, $0).map(&*) + image.suffix(1) }
        }
        guard let size = kernel.extents(2), let filters,
            let strides = given["strides"].map({ $0.extents(2) }) ?? [1, 1]
        else { return nil }
        let isSame = given["padding"]?.text?.lowercased() == "same"
        return zip(sides, zip(size, strides)).map { side, window in
            side &* window.1 &+ (isSame ? 0 : max(window.0 &- window.1, 0))
        } + [filters]
    }

    /// How many windows of a convolution or pooling there are on each side; `nil` where its numbers are not known.
    func windows(of layer: PythonObject, _ given: [String: PythonValue], over sides: [Int]) throws(Omission) -> [Int]? {
        let isPooling = layer.name.lowercased().contains("pool"), written = given["pool_size"] ?? given["kernel_size"]
        guard let size = written?.extents(sides.count) ?? (isPooling ? sides.map { _ in 2 } : nil) else { return nil }
        let strides =
            (given["strides"] ?? given["stride"])?.extents(sides.count) ?? (isPooling ? size : sides.map { _ in 1 })
        // PyTorch's pixels are carried over where they keep an image's size.
        let padding = given["padding"]
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

private extension PythonValue {
    /// A number for each of so many sides.
    func extents(_ count: Int) -> [Int]? {
        if let number = integer { return Array(repeating: number, count: count) }
        return shape.flatMap { $0.count == count ? $0 : nil }
    }
}

private extension PythonObject {
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
