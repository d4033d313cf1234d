internal import Document
package import Notebook
internal import Outputs

extension Report {
    /// A place on the page.
    package enum Place: Hashable, Sendable {
        /// The element of class `block` that is this one of the page's, 0 for the first.
        case block(Int)
        /// What has this id.
        case id(String)
    }

    /// Which of the page's elements of class `block` shows each block, by its index: a folded block that shows nothing
    /// stands with the folded one behind it.
    package var blockElements: [Int: Int] {
        var (elements, count) = ([Int: Int](), 0)
        for (index, part) in notebook.parts.enumerated() {
            guard case .block(let block) = part else { continue }
            elements[block.index] = count
            if !joinsNext(index, of: notebook.parts) { count += 1 }
        }
        return elements
    }

    /// Where on this page a line of the notebook belongs as it is now, `edited`, which may be another than the page was made
    /// of: at its block, or the last block or heading above it; `nil` for what is above all of these.
    package func place(of line: Int, in edited: Notebook) -> Place? {
        let elements = blockElements
        let ids = Set(notebook.headings.map(\.id))
        for part in edited.parts.reversed() {
            switch part {
            case .block(let block) where block.fenceLine <= line:
                if let place = self.block(as: block, in: edited).flatMap({ elements[$0] }) { return .block(place) }
            case .prose(let prose) where prose.lines.lowerBound <= line:
                if let id = prose.heading?.id, ids.contains(id) { return .id(id) }
            default: break
            }
        }
        return nil
    }

    /// Whether a part of the page is a folded block without outputs that stands with the folded one behind it.
    func joinsNext(_ index: Int, of parts: [Notebook.Part]) -> Bool {
        guard case .block(let block) = parts[index], isSilent(block), index + 1 < parts.count,
            case .block(let next) = parts[index + 1]
        else { return false }
        return next.options.echo == .folded
    }
}

private extension Report {
    /// Whether there is nothing but a block's folded code.
    func isSilent(_ block: Block) -> Bool {
        let outputs = block.options.output ? transcript.blocks[block.index] ?? [] : []
        return block.options.echo == .folded && outputs.isEmpty && block.options.labels.isEmpty
            && transcript.failure?.part != .block(block.index)
    }

    /// The index of the block of this notebook that became `block` of `edited`: the one in its place, or where blocks came
    /// or went, the one with its label or code.
    func block(as block: Block, in edited: Notebook) -> Int? {
        if notebook.blocks.count == edited.blocks.count { return block.index }
        return notebook.blocks.first { own in
            own.code == block.code || own.options.label != nil && own.options.label == block.options.label
        }?.index
    }
}
