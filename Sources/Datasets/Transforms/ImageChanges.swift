internal import Experiments

/// Changes of images, by arithmetic that gives the same bytes on every machine.
struct ImageChanges {
    let height: Int
    let width: Int
    /// 1 for greys; each colour is changed by itself.
    let channels: Int

    /// For samples of the shape [height, width], or [height, width, channels].
    init(shape: [Int]) { (height, width, channels) = (shape[0], shape[1], shape.count > 2 ? shape[2] : 1) }

    /// Every image of these pixels, changed.
    func applied(_ change: ImageChange, to pixels: [UInt8]) -> [UInt8] {
        switch change {
        case .inverted: return pixels.map { 255 - $0 }
        case .noised(let deviation, let seed): return noised(pixels, deviation, seed)
        case .shifted(let down, let right): return moved(pixels) { (Double($0 - down), Double($1 - right)) }
        case .rotated(let degrees):
            let angle = degrees / 180 * Double.pi,
                (cosine, sine) = (PortableMath.cosine(angle), PortableMath.cosine(angle - .pi / 2))
            let (middleY, middleX) = (Double(height - 1) / 2, Double(width - 1) / 2)
            return moved(pixels) { row, column in
                let (y, x) = (Double(row) - middleY, Double(column) - middleX)
                return (middleY + cosine * y + sine * x, middleX - sine * y + cosine * x)
            }
        case .blurred(let deviation): return blurred(pixels, deviation)
        }
    }
}

private extension ImageChanges {
    /// The first number of each image's channels.
    func starts(of pixels: [UInt8]) -> [Int] {
        stride(from: 0, to: pixels.count, by: height * width * channels).flatMap { first in
            (0..<channels).map { first + $0 }
        }
    }

    /// Each pixel is taken from the place that `source` names for its row and column, between pixels by linear
    /// interpolation.
    func moved(_ pixels: [UInt8], from source: (_ row: Int, _ column: Int) -> (y: Double, x: Double)) -> [UInt8] {
        let places = (0..<height * width).map { source($0 / width, $0 % width) }
        var result = [UInt8](repeating: 0, count: pixels.count)
        for start in starts(of: pixels) {
            for (offset, place) in places.enumerated() {
                let (top, left) = (Int(place.y.rounded(.down)), Int(place.x.rounded(.down)))
                let (down, right) = (place.y - Double(top), place.x - Double(left))
                func pixel(_ y: Int, _ x: Int) -> Double {
                    y >= 0 && y < height && x >= 0 && x < width
                        ? Double(pixels[start + (y * width + x) * channels]) : 0
                }
                let upper = pixel(top, left) * (1 - right) + pixel(top, left + 1) * right
                let lower = pixel(top + 1, left) * (1 - right) + pixel(top + 1, left + 1) * right
                result[start + offset * channels] = UInt8((upper * (1 - down) + lower * down).rounded())
            }
        }
        return result
    }

    /// Along rows, then along columns.
    func blurred(_ pixels: [UInt8], _ deviation: Double) -> [UInt8] {
        let reach = Int((3 * deviation).rounded(.up))
        let bell = (-reach...reach).map { PortableMath.exponential(-Double($0 * $0) / (2 * deviation * deviation)) },
            sum = bell.reduce(0, +)
        var result = pixels
        var between = [Double](repeating: 0, count: height * width)
        for start in starts(of: pixels) {
            for y in 0..<height {
                for x in 0..<width {
                    between[y * width + x] = (max(0, x - reach)...min(width - 1, x + reach)).reduce(0) {
                        $0 + Double(pixels[start + (y * width + $1) * channels]) * bell[$1 - x + reach]
                    }
                }
            }
            for y in 0..<height {
                for x in 0..<width {
                    let total = (max(0, y - reach)...min(height - 1, y + reach)).reduce(0) {
                        $0 + between[$1 * width + x] * bell[$1 - y + reach]
                    }
                    result[start + (y * width + x) * channels] = UInt8(min(255, (total / (sum * sum)).rounded()))
                }
            }
        }
        return result
    }

    func noised(_ pixels: [UInt8], _ deviation: Double, _ seed: UInt64) -> [UInt8] {
        pixels.enumerated().map { index, pixel in
            var random = CounterRandom(seed: seed, stream: 0x4015E, index: UInt64(index))
            return UInt8(min(255, max(0, (Double(pixel) + 255 * deviation * Double(random.normal())).rounded())))
        }
    }
}
