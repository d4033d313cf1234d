/// What threads find block by block is what one finds of whole columns.
import CKernels
import Testing

@Suite struct BlockTests {
    @Test(arguments: [1, 255, 256, 257, 700], [3, 16, 40, 70])
    func sumsOfBlocksAmountToThoseOfColumns(rows: Int, columns: Int) {
        let x = noise(rows, columns, 1), dy = noise(rows, columns, 2), factors = (3...6).map { noise(1, columns, $0) }
        let blocks = (rows + Int(BN_BLOCK) - 1) / Int(BN_BLOCK), (m, n) = (Int32(rows), Int32(columns))
        for kernels in variants.map(\.pointee) where kernels.supported() {
            let sums = (0..<2).map { _ in Buffer(blocks, columns) }, parts = (0..<2).map { _ in Buffer(1, columns) }
            let wholes = (0..<2).map { _ in Buffer(1, columns) }, dx = (0..<2).map { _ in Buffer(rows, columns) }
            func add() { for (sums, part) in zip(sums, parts) { bn_addBlocks(Int32(blocks), n, sums.view, part.at) } }

            kernels.columnSums(m, n, x.view, wholes[0].at)
            kernels.blockSums(0, m, n, x.view, sums[0].view)
            add()
            #expect(parts[0].bits == wholes[0].bits)
            for cut in [1, 100, 256, 300] where cut < rows {
                let size = Int(BN_BLOCK), stride = x.view.stride, sumStride = sums[0].view.stride
                kernels.blockSums(0, Int32(cut), n, x.view, sums[0].view)
                kernels.blockSums(
                    Int32(cut % size), m - Int32(cut), n, BNRows(at: x.view.at + cut * stride, stride: stride),
                    BNRows(at: sums[0].view.at + cut / size * sumStride, stride: sumStride))
                add()
                #expect(parts[0].bits == wholes[0].bits)
            }

            kernels.moments(m, n, x.view, wholes[0].at, wholes[1].at)
            kernels.blockSquares(m, n, x.view, wholes[0].at, sums[1].view)
            add()
            #expect((0..<columns).allSatisfy { parts[1].at[$0] / Float(rows) == wholes[1].at[$0] })

            let by = BNNormalization(
                mean: factors[0].at, variance: factors[1].at, epsilon: 0.001, gamma: factors[1].at,
                beta: factors[2].at, inverse: factors[3].at, rectifies: columns > 16)
            withExtendedLifetime(factors) {
                kernels.normalizeGradient(by, true, m, n, dy.view, x.view, wholes[0].at, wholes[1].at, dx[0].view)
                kernels.normalizeGradientBlocks(by, m, n, dy.view, x.view, sums[0].view, sums[1].view)
                add()
                kernels.normalizeGradientRows(by, m, m, n, dy.view, x.view, parts[1].at, parts[0].at, dx[1].view)
            }
            #expect(parts[1].bits == wholes[0].bits && parts[0].bits == wholes[1].bits)
            #expect(dx[0].bits == dx[1].bits)
        }
    }
}

private func noise(_ rows: Int, _ columns: Int, _ seed: Int) -> Buffer {
    var noise = Noise(seed)
    return Buffer(rows, columns) { _ in noise.float(.ordinary) }
}
