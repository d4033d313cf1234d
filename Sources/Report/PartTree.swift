internal import Document
internal import Notebook

/// The notebook's parts, those of a division within it.
indirect enum PartTree {
    case part(Notebook.Part)
    case division(DivisionNode, [PartTree])

    /// The tree of parts one behind another.
    static func trees(_ parts: [Notebook.Part]) -> [PartTree] {
        var open: [(division: DivisionNode, trees: [PartTree])] = []
        var trees: [PartTree] = []
        for part in parts {
            guard case .prose(let block) = part else { trees.append(.part(part)); continue }
            switch block.kind {
            case .divisionStart(let division):
                open.append((division, trees))
                trees = []
            case .divisionEnd:
                guard let last = open.popLast() else { continue }
                trees = last.trees + [.division(last.division, trees)]
            default: trees.append(.part(part))
            }
        }
        return trees
    }
}
