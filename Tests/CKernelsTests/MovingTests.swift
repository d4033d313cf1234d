/// Operations that only move numbers write each where it belongs, and nothing else.
import CKernels
import Testing

@Suite struct MovingTests {
    @Test(arguments: [1, 3, 4, 15, 16, 17, 33, 48]) func transposes(rows: Int) {
        for columns in [1, 2, 15, 16, 19, 32, 50] {
            let x = Buffer(rows, columns) { Float($0) }, y = Buffer(columns, rows)
            bn_transpose(Int32(rows), Int32(columns), x.view, y.view)
            #expect(y.bits == Buffer(columns, rows) { Float($0 % rows * columns + $0 / rows) }.bits)
        }
    }

    /// Pixels that follow each other without a gap, on both sides, are moved a row at a time.
    @Test(arguments: [1, 2, 3], [0, 4]) func laysImagesIntoBorders(step: Int, gap: Int) {
        let (height, width, channels) = (3, 4, 5), (top, left) = (2, 1)
        let bordered = (height: top + height * step + 1, width: left + width * step + 2)
        let pixels = (0..<2 * height * width * (channels + gap)).map { Float($0 + 1) }
        var found = [Float](repeating: 0, count: 2 * bordered.height * bordered.width * channels), expected = found
        for place in 0..<2 * height * width {
            let (sample, row, column) = (place / (height * width), place / width % height, place % width)
            let to = (sample * bordered.height + top + row * step) * bordered.width + left + column * step
            for channel in 0..<channels {
                expected[to * channels + channel] = pixels[place * (channels + gap) + channel]
            }
        }
        var copy = pixels
        copy.withUnsafeMutableBufferPointer { pixels in
            bn_border(
                2, Int32(height), Int32(width), Int32(channels),
                BNRows(at: pixels.baseAddress, stride: channels + gap), Int32(top), Int32(left), Int32(step),
                Int32(step), Int32(bordered.height), Int32(bordered.width), &found)
        }
        #expect(found == expected)
    }

    @Test func addsTwo() {
        let a = Buffer(3, 21) { Float($0) }, b = Buffer(3, 21) { Float(100 - 2 * $0) }, y = Buffer(3, 21)
        bn_sum(3, 21, a.view, b.view, y.view)
        #expect(y.bits == Buffer(3, 21) { Float(100 - $0) }.bits)
    }

    /// Eight sums side by side, each in the order of rows, then of columns.
    @Test(arguments: [1, 7, 8, 9, 16, 21]) func sumsSquaresInTheirOrder(columns: Int) {
        let x = Buffer(3, columns) { 1 / Float($0 + 3) }
        var sums = [Double](repeating: 0, count: 8)
        for place in 0..<3 * columns {
            let value = Double(1 / Float(place + 3))
            sums[place % columns % 8] += value * value
        }
        let all = ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))
        #expect(bn_squares(3, Int32(columns), x.view) == all)
    }
}
