extension Model {
    /// The layers as boxes with their output shapes and parameter counts, for images of this shape: a chain, in which
    /// residual blocks, also those within others and on shortcuts, have their shortcuts beside them and what is repeated is
    /// drawn once.
    /// - Throws: `ModelError` for layers that do not fit one another.
    public func diagram(input shape: [Int] = [28, 28]) throws -> Chart {
        var diagram = Diagram()
        diagram.add(DiagramNode("Input", detail: written(shape)))
        try diagram.add(layers, input: shape)
        return Chart(diagram: diagram)
    }
}

private extension Diagram {
    /// Layers one below the other, each with what it gives, on the path that begins in a column and row; gives how many
    /// columns their shortcuts take beside it.
    @discardableResult
    mutating func add(_ layers: [Layer], input shape: [Int], in column: Int = 0, from start: Int = 0) throws -> Int {
        let summaries = try layers.summaries(input: shape)
        let steps = zip(layers, summaries).map { Step(layer: $0, summary: $1) }
        var (index, width) = (0, 0)
        while index < steps.count {
            let (period, count) = Step.repeated(steps[index...])
            let first = next(in: column, from: start)
            for place in index..<(index + period) {
                let input = place == 0 ? shape : summaries[place - 1].outputShape
                width = max(width, try add(steps[place], input: input, in: column, from: start))
            }
            if count > 1 { repeatRows(from: first, in: column, count) }
            index += period * count
        }
        return width
    }

    /// A layer, or a block with its shortcut and all blocks within both; gives how many columns that takes beside its own.
    mutating func add(_ step: Step, input: [Int], in column: Int, from start: Int) throws -> Int {
        guard case .residual(let block) = step.layer else { add(step.node, in: column, from: start); return 0 }
        let first = next(in: column, from: start)
        var width = try add(block.layers, input: input, in: column, from: first) + 1
        if !block.shortcut.isEmpty {
            width += try add(block.shortcut, input: input, in: column + width, from: first)
        }
        join(from: first, in: column, into: DiagramNode("Sum", detail: written(step.summary.outputShape)))
        return width
    }
}

/// A layer with what it gives.
private struct Step {
    var layer: Layer
    var summary: LayerSummary

    var node: DiagramNode {
        let count = summary.parameters == 0 ? "" : " · \(summary.parameters.value(decimals: nil).text) parameters"
        return DiagramNode("\(layer)", detail: written(summary.outputShape) + count)
    }

    /// How many steps come again, and how often they are there, where `steps` begin: those that are the most boxes; what
    /// would save a single box is not worth a bracket.
    static func repeated(_ steps: ArraySlice<Step>) -> (period: Int, count: Int) {
        let nodes = steps.map(\.node)
        var best = (period: 1, count: 1)
        for period in 1...max(1, min(8, nodes.count / 2)) {
            var count = 1
            while (count + 1) * period <= nodes.count,
                nodes[(count * period)..<((count + 1) * period)].elementsEqual(nodes[..<period])
            {
                count += 1
            }
            let isWhole = steps.prefix(period).allSatisfy(\.isBlock) || (count - 1) * period > 1
            if count > 1, isWhole, (count - 1) * period > (best.count - 1) * best.period { best = (period, count) }
        }
        return best
    }

    private var isBlock: Bool { if case .residual = layer { true } else { false } }
}

private func written(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " × ") }
