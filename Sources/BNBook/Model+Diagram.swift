extension Model {
    /// The layers as a chain of boxes with their output shapes and parameter counts, for images of this shape.
    /// - Throws: `ModelError` for layers that do not fit one another.
    public func diagram(input shape: [Int] = [28, 28]) throws -> Chart {
        let input = DiagramNode("Input", detail: written(shape))
        return Chart(
            diagram: [input]
                + zip(layers, try layers.summaries(input: shape)).map { layer, summary in
                    let count =
                        summary.parameters == 0 ? "" : " · \(summary.parameters.value(decimals: nil).text) parameters"
                    return DiagramNode("\(layer)", detail: written(summary.outputShape) + count)
                })
    }
}

private func written(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " × ") }
