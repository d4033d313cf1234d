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
        share(worker.rows(of: blocks(rows)), of: rows)
    }

    /// The blocks that are complete with these rows of all, but for one that begins before the worker's `first` row.
    static func share(endingIn rows: Range<Int>, from first: Int, of all: Int) -> Share {
        let start = max(rows.lowerBound / size, blocks(first))
        return share(start..<max(start, rows.upperBound == all ? blocks(all) : rows.upperBound / size), of: all)
    }

    /// The block that begins before a worker's first row and ends behind it; none if that begins one.
    static func share(around first: Int, of all: Int) -> Share { share(first / size..<blocks(first), of: all) }

    /// Where the sums of a share go.
    func from(_ share: Share) -> BNRows { sums.from(row: share.blocks.lowerBound) }

    /// What the blocks of all workers amount to, when all have found theirs.
    func add(rows: Int, into whole: UnsafeMutablePointer<Float>) {
        bn_addBlocks(Int32(Self.blocks(rows)), Int32(sums.stride), sums.from(), whole)
    }

    private static let size = Int(BN_BLOCK)

    private static func blocks(_ rows: Int) -> Int { (rows + size - 1) / size }

    private static func share(_ blocks: Range<Int>, of rows: Int) -> Share {
        let start = min(blocks.lowerBound * size, rows)
        return Share(blocks: blocks, rows: start..<max(start, min(blocks.upperBound * size, rows)))
    }
}
