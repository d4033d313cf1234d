internal import CKernels

/// Sums over the rows of columns, found by workers who share the rows: each those of its blocks, which are then added up
/// in their order, so that the bits are those of one worker.
final class BlockSums {
    private let sums: Matrix

    /// Rows in blocks of the kernels' size, and the blocks' numbers.
    struct Share {
        let blocks: Range<Int>
        let rows: Range<Int>
    }

    init(rows: Int, width: Int) { sums = Matrix(rows: Self.blocks(rows), columns: width) }

    static func share(of rows: Int, _ worker: Worker) -> Share {
        let blocks = worker.rows(of: blocks(rows)), start = min(blocks.lowerBound * size, rows)
        return Share(blocks: blocks, rows: start..<max(start, min(blocks.upperBound * size, rows)))
    }

    /// Where the sums of a share go.
    func from(_ share: Share) -> BNRows { sums.from(row: share.blocks.lowerBound) }

    /// What the blocks of all workers amount to, when all have found theirs.
    func add(rows: Int, into whole: UnsafeMutablePointer<Float>) {
        bn_addBlocks(Int32(Self.blocks(rows)), Int32(sums.stride), sums.from(), whole)
    }

    static let size = Int(BN_BLOCK)

    static func blocks(_ rows: Int) -> Int { (rows + size - 1) / size }
}
